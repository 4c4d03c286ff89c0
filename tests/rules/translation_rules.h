// What is asked of the translations that Qt Linguist does not check, over what stands in .ts files.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::test {

struct TranslatedText
{
    QString context;
    QString source;
    QStringList forms; // one, or those of a plural
    QString state;     // "", "unfinished", "vanished" or "obsolete"
};

enum class Chinese { Simplified, Traditional };

QVector<TranslatedText> textsIn(const QByteArray &ts);

// Each finding is "context: source: what". Empty = all is well.
QStringList unfinishedTexts(const QVector<TranslatedText> &texts); // also those that no source has any more
QStringList lostPlaceholders(const QVector<TranslatedText> &texts);
QStringList latinWords(const QVector<TranslatedText> &texts); // of four and more letters, which no Chinese text needs
// Of Traditional texts: characters that Big5, the code of this script, does not have.
QStringList simplifiedCharacters(const QVector<TranslatedText> &texts);
// One thing has one name: the texts in which it is missing, or in which another one stands.
QStringList otherNames(const QVector<TranslatedText> &texts, Chinese script);
QStringList otherNames(const QString &text, Chinese script); // of running text: the names that are not ours

} // namespace spotbook::test
