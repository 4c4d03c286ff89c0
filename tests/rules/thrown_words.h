// The words by which failures say what they are about and why, collected from the sources that throw them.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::test {

struct ThrownWord
{
    enum class Role { What, Reason, Expected, Field };
    Role role = Role::What;
    QString word; // as in the source, with %1 where something is put in; with a blank at the end where an id follows
    QString file; // relative to the root of the sources
};

// Literal words beside "what", "reason" and "field", and those that go there through the functions that are known to
// do it.
QVector<ThrownWord> thrownWords(const QString &sourceRoot);

// Files that hand over a "what" or "reason" that is no literal, and are not known for it: what they say would be
// missing above.
QStringList filesWithUnseenWords(const QString &sourceRoot);

} // namespace spotbook::test
