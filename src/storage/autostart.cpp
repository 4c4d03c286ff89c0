#include "storage/autostart.h"

#include "domain/failure.h"
#include "storage/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;

namespace {

// A quoted argument of the Exec key (Desktop Entry Specification, "The Exec key"): first the quoting, then the escapes
// of a string value, and a percent sign is no field code.
QString execArgument(const QString &program)
{
    QString quoted;
    for (const QChar c : program) {
        if (QStringLiteral("\"`$\\").contains(c))
            quoted += QLatin1Char('\\');
        quoted += c;
    }
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('%'), QStringLiteral("%%"));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

} // namespace

QString Autostart::standardFolder()
{
    const QString home = QFile::decodeName(qgetenv("SPOTBOOK_HOME"));
    const QString config = home.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                                          : Paths::below(home).config;
    return config + QStringLiteral("/autostart");
}

Autostart::Autostart(const QString &folder) : m_file(folder + QStringLiteral("/spotbook.desktop")) {}

bool Autostart::isOn() const
{
    if (!QFile::exists(m_file))
        return false;
    const auto lines = readFile(m_file).split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

void Autostart::set(bool on, const QString &program) const
{
    const auto fail = [](const QString &path, const QString &reason) {
        throw Error(FailureKind::StorageFailed, {{QStringLiteral("file"), path}, {QStringLiteral("reason"), reason}},
                    reason);
    };
    if (!on) {
        QFile file(m_file);
        if (file.exists() && !file.remove())
            fail(m_file, file.errorString());
        return;
    }
    const QString folder = QFileInfo(m_file).path();
    if (!QDir().mkpath(folder))
        fail(folder, QStringLiteral("mkdir"));
    const QString entry = QStringLiteral("[Desktop Entry]\nType=Application\nName=Spotbook\nIcon=spotbook\n"
                                         "Terminal=false\nExec=%1\nX-GNOME-Autostart-enabled=true\n")
                              .arg(execArgument(program));
    writeFileDurably(m_file, entry.toUtf8(), 0644);
}

} // namespace spotbook::storage
