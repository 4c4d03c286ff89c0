// The rules of the house that a compiler does not check, over a source tree.
#pragma once

#include <QString>
#include <QStringList>

namespace spotbook::test {

// Each finding is "path:line: what". `sourceRoot` is the folder that holds base/, domain/, ...
QStringList includesThatPointUp(const QString &sourceRoot);
QStringList wordsBelowMessages(const QString &sourceRoot); // tr() and its kin
QStringList providerNamesInHeaders(const QString &sourceRoot);
QStringList nestedLoopsAndBlindWaits(const QString &sourceRoot);
QStringList librariesOutsideTheirFolder(const QString &sourceRoot); // libssh, QtKeychain
QStringList filesThatAreTooLong(const QString &sourceRoot, int lines);

} // namespace spotbook::test
