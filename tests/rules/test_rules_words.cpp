// What a failure is about and why is said in the person's language, whoever throws it.
#include "messages/messages.h"
#include "messages/translation.h"
#include "rules/thrown_words.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook;
using test::ThrownWord;
using Role = ThrownWord::Role;

namespace {

const QString realTree = QStringLiteral(SPOTBOOK_SOURCE_DIR "/src");

// As it is thrown: with a number for what is put in, and with an id where one follows.
QString filled(QString word)
{
    word.replace(QLatin1String("%1"), QLatin1String("41")).replace(QLatin1String("%2"), QLatin1String("42"));
    return word.endsWith(QLatin1Char(' ')) ? word + QStringLiteral("x-1") : word;
}

QString shownField(const QString &field)
{
    const domain::Error error(domain::FailureKind::InvalidInput, {{QStringLiteral("field"), field}});
    return messages::describe(error.failure(), {}).title;
}

// Empty where messages/ has words of its own for it.
QString wordless(const ThrownWord &thrown)
{
    const QString word = filled(thrown.word);
    const QString place = thrown.file + QStringLiteral(": ") + thrown.word;
    switch (thrown.role) {
    case Role::What: return messages::kindText(word) == word ? place : QString();
    case Role::Reason: return messages::reasonText(word) == word ? place : QString();
    case Role::Field: // a verb or an option is called as it is typed
        return !word.contains(QLatin1Char('-')) && shownField(word).contains(word) ? place : QString();
    case Role::Expected: break;
    }
    if (!word.contains(QLatin1Char(' ')))
        return {}; // a name
    const QString form = QStringLiteral("member: expected ");
    const QString unknown = messages::reasonText(form + QLatin1Char('?'));
    return messages::reasonText(form + word) == QString(unknown).replace(QLatin1Char('?'), word) ? place : QString();
}

void write(const QTemporaryDir &dir, const QString &path, const QByteArray &text)
{
    QVERIFY(QDir(dir.path()).mkpath(QFileInfo(path).path()));
    QFile file(dir.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestRulesWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWordsAreCollected()
    {
        const QTemporaryDir dir;
        write(dir, QStringLiteral("launch/a.cpp"),
              "throw Error(K, {{QStringLiteral(\"what\"),\n QStringLiteral(\"pumpkin\")}, {QStringLiteral(\"reason\"), "
              "QStringLiteral(\"it \\\"rains\\\"\")}});\nrun.wait(QStringLiteral(\"snow\"), time, [&] { x(); });\n"
              "json[\"a\"].fail(QStringLiteral(\"a cake\"));\n");
        write(dir, QStringLiteral("storage/a.cpp"),
              "void failStorage(const QString &path, const QString &reason) { throw Error(\"no\"); }\n"
              "failStorage(path(\"x\"), QStringLiteral(\"line %1: hail\").arg(1));\n");
        write(dir, QStringLiteral("practice/a.cpp"), "failStorage(path, QStringLiteral(\"not of the house\"));\n");
        QStringList words;
        for (const auto &thrown : test::thrownWords(dir.path()))
            words << QStringLiteral("%1 %2 %3").arg(int(thrown.role)).arg(thrown.word, thrown.file);
        words.sort();
        QCOMPARE(words, (QStringList{QStringLiteral("0 pumpkin launch/a.cpp"), QStringLiteral("0 snow launch/a.cpp"),
                                     QStringLiteral("1 it \\\"rains\\\" launch/a.cpp"),
                                     QStringLiteral("1 line %1: hail storage/a.cpp"),
                                     QStringLiteral("2 a cake launch/a.cpp")}));
        QCOMPARE(test::filesWithUnseenWords(dir.path()), QStringList());
        write(dir, QStringLiteral("net/a.cpp"), "throw Error(K, {{QStringLiteral(\"reason\"), text}});\n");
        QCOMPARE(test::filesWithUnseenWords(dir.path()), QStringList{QStringLiteral("net/a.cpp")});
    }

    void aWordThatNobodyKnowsIsFound()
    {
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("zh_CN"));
        const QString file = QStringLiteral("a.cpp");
        for (const auto role : {Role::What, Role::Reason, Role::Expected, Role::Field})
            QCOMPARE(wordless({role, QStringLiteral("a pumpkin"), file}), QStringLiteral("a.cpp: a pumpkin"));
        QCOMPARE(wordless({Role::What, QStringLiteral("disk "), file}), QString());
        QCOMPARE(wordless({Role::Reason, QStringLiteral("missing"), file}), QString());
        QCOMPARE(wordless({Role::Expected, QStringLiteral("PostPaid"), file}), QString());
        QCOMPARE(wordless({Role::Field, QStringLiteral("region"), file}), QString());
    }

    void everyWordThatIsThrownIsKnown_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("simplified") << QStringLiteral("zh_CN");
        QTest::newRow("traditional") << QStringLiteral("zh_TW");
    }

    void everyWordThatIsThrownIsKnown()
    {
        QFETCH(QString, language);
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        const auto words = test::thrownWords(realTree);
        QVERIFY2(words.size() > 120, qPrintable(QString::number(words.size())));
        QStringList unknown;
        for (const auto &thrown : words)
            unknown << wordless(thrown);
        unknown.removeAll(QString());
        unknown.removeDuplicates();
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
    }

    void noWordPassesUnseen()
    {
        const QStringList files = test::filesWithUnseenWords(realTree);
        QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestRulesWords)
#include "test_rules_words.moc"
