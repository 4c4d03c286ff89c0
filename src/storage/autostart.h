// Whether the desktop starts Spotbook when the person logs in (freedesktop.org, Desktop Application Autostart
// Specification 0.5): a desktop entry in the autostart folder of the person's configuration.
#pragma once

#include <QString>

namespace spotbook::storage {

class Autostart
{
public:
    // The desktop's own folder. An installation with a home of its own (SPOTBOOK_HOME) has one there, which no desktop
    // reads: what is only tried out starts nothing at the next login.
    static QString standardFolder();

    explicit Autostart(const QString &folder);
    // An entry that the desktop's own settings have switched off (Hidden=true) counts as none.
    bool isOn() const;
    // `program` is the absolute path of the executable. Durable when it returns; throws StorageFailed.
    void set(bool on, const QString &program) const;

private:
    QString m_file;
};

} // namespace spotbook::storage
