// The programs of a computer as a test has them, and short ways to what a widget tree says and offers.
#pragma once

#include "gui/gui_support.h"
#include "ui/programs.h"

#include <QLabel>
#include <QPushButton>

namespace spotbook::test {

inline QString textOf(QWidget &parent, const char *label)
{
    return child<QLabel>(parent, label)->text();
}

inline bool offers(QWidget &parent, const char *button)
{
    const auto *found = child<QPushButton>(parent, button);
    return found->isVisible() && found->isEnabled();
}

inline void press(QWidget &parent, const char *button)
{
    child<QPushButton>(parent, button)->click();
}

// Programs of a computer that has these only.
class FakePrograms final : public ui::Programs
{
public:
    FakePrograms() { ui::setPrograms(this); }
    ~FakePrograms() override { ui::setPrograms(nullptr); }
    QStringList there;
    QString terminalVariable;
    bool starts = true;
    mutable QVector<ui::Program> started;

    QString find(const QString &name) const override
    {
        return there.contains(name) ? QStringLiteral("/usr/bin/") + name : QString();
    }
    bool start(const ui::Program &program) const override
    {
        started << program;
        return starts;
    }
    QString environment(const char *name) const override
    {
        return qstrcmp(name, "TERMINAL") == 0 ? terminalVariable : QString();
    }
};

} // namespace spotbook::test
