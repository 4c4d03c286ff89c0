// Programs of this computer: which there are, and how one is started for the person. A test replaces them.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace spotbook::ui {

struct Program
{
    QString file;
    QStringList arguments; // never a secret: every user of this computer can read them
    bool operator==(const Program &) const = default;
};

class Programs
{
public:
    virtual ~Programs() = default;
    // The file of a program in the search path; empty: there is none.
    virtual QString find(const QString &name) const;
    // It lives on without this program. False when it could not be started.
    virtual bool start(const Program &program) const;
    virtual QString environment(const char *name) const;
};

// The ones in use; GUI thread only. setPrograms(nullptr) brings the real ones back.
Programs &programs();
void setPrograms(Programs *programs);

// The system's terminal with a command in it, which stays open when the command fails. nullopt: no terminal was found.
std::optional<Program> terminalWith(const QStringList &command);
// An editor with Visual Studio Code's remote extension on a host of the person's SSH configuration: code, cursor,
// codium.
std::optional<Program> editorOn(const QString &host, const QString &folder);

} // namespace spotbook::ui
