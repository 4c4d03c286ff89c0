// Every text of the sources has its translation, and the two Chinese ones are Chinese, each in its own script and with
// one name for one thing. Each rule is tried on texts that break it before it is trusted with the real ones.
#include "rules/translation_rules.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook::test;

namespace {

const QString root = QStringLiteral(SPOTBOOK_SOURCE_DIR "/");

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString translationFile(const QString &language)
{
    return QStringLiteral("translations/spotbook_%1.ts").arg(language);
}

QVector<TranslatedText> translated(const QString &language)
{
    return textsIn(content(root + translationFile(language)));
}

// What the target update_translations would make of a copy of this language's file, but with what it would drop.
QVector<TranslatedText> updated(const QTemporaryDir &dir, const QString &language, const QStringList &sources)
{
    const QString copy = dir.filePath(QStringLiteral("spotbook_%1.ts").arg(language));
    if (!QFile::copy(root + translationFile(language), copy))
        return {};
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                          QStringLiteral("-recursive"), QStringLiteral("-I") + root + QStringLiteral("src")};
    if (language == QLatin1String("en"))
        arguments << QStringLiteral("-pluralonly");
    QProcess lupdate;
    lupdate.start(QStringLiteral(SPOTBOOK_LUPDATE), arguments + sources + QStringList{QStringLiteral("-ts"), copy});
    if (!lupdate.waitForFinished() || lupdate.exitStatus() != QProcess::NormalExit || lupdate.exitCode() != 0)
        return {};
    return textsIn(content(copy));
}

QStringList spokenFolders()
{
    return QStringLiteral(SPOTBOOK_SPOKEN_FOLDERS).split(QLatin1Char('|'));
}

TranslatedText text(const char *source, const char *translation, const char *state = "")
{
    return {QStringLiteral("Page"),
            QString::fromUtf8(source),
            {QString::fromUtf8(translation)},
            QString::fromLatin1(state)};
}

void nothingFound(const QStringList &findings)
{
    if (!findings.isEmpty())
        QFAIL(qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
}

} // namespace

class TestRulesTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("en") << QStringLiteral("en") << 2;
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << 900;
        QTest::newRow("zh_TW") << QStringLiteral("zh_TW") << 900;
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QFETCH(int, atLeast);
        const QTemporaryDir dir;
        const auto texts = updated(dir, language, spokenFolders());
        QVERIFY2(texts.size() >= atLeast, qPrintable(QString::number(texts.size())));
        nothingFound(unfinishedTexts(texts));
    }

    void aTextWithoutTranslationIsFound()
    {
        const QTemporaryDir dir;
        QFile source(dir.filePath(QStringLiteral("page.cpp")));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("auto a = QCoreApplication::translate(\"Page\", \"A text of yesterday evening\");\n");
        source.close();
        const auto found =
            unfinishedTexts(updated(dir, QStringLiteral("zh_CN"), spokenFolders() + QStringList{source.fileName()}));
        QVERIFY(found.contains(QStringLiteral("Page: A text of yesterday evening: unfinished")));
        // And what only the translations still know.
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("spotbook_zh_CN.ts"))));
        const auto left = unfinishedTexts(updated(dir, QStringLiteral("zh_CN"), {source.fileName()}));
        QVERIFY(left.size() > 900);
        QVERIFY(left.filter(QRegularExpression(QStringLiteral(": (vanished|obsolete)$"))).size() > 900);
    }

    void anUnfinishedTextIsFound()
    {
        QCOMPARE(unfinishedTexts({text("Cost", "费用")}), QStringList());
        QCOMPARE(
            unfinishedTexts({text("Cost", "费用", "unfinished"), text("Price", ""), text("Old", "旧", "vanished")}),
            (QStringList{QStringLiteral("Page: Cost: unfinished"), QStringLiteral("Page: Price: empty"),
                         QStringLiteral("Page: Old: vanished")}));
        const auto read = textsIn("<TS><context><name>A</name><message><source>x &amp; y</source><translation>z &lt; "
                                  "q</translation></message><message numerus=\"yes\"><source>%n</source><translation "
                                  "type=\"unfinished\">\n<numerusform>1</numerusform><numerusform/></translation>"
                                  "</message></context></TS>");
        QCOMPARE(read.size(), 2);
        QCOMPARE(read.first().source + read.first().forms.join(QString()), QStringLiteral("x & yz < q"));
        QCOMPARE(read.last().forms, (QStringList{QStringLiteral("1"), QString()}));
        QCOMPARE(read.last().state, QStringLiteral("unfinished"));
    }

    void everyPlaceholderStays_data() { everyTextIsTranslated_data(); }
    void everyPlaceholderStays()
    {
        QFETCH(QString, language);
        nothingFound(lostPlaceholders(translated(language)));
    }

    void aLostPlaceholderIsFound()
    {
        QCOMPARE(lostPlaceholders({text("%1 of %2 {zone} %n", "%2 %n {zone} %1")}), QStringList());
        for (const char *wrong : {"%1", "%1 %2 %3", "%2 %1 {type}", "{zone} %1"})
            QCOMPARE(lostPlaceholders({text("%1 of %2 in {zone}", wrong)}).size(), 1);
    }

    void chineseIsChinese_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("simplified");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << true;
        QTest::newRow("zh_TW") << QStringLiteral("zh_TW") << false;
    }

    void chineseIsChinese()
    {
        QFETCH(QString, language);
        QFETCH(bool, simplified);
        const auto texts = translated(language);
        const auto script = simplified ? Chinese::Simplified : Chinese::Traditional;
        nothingFound(latinWords(texts) + otherNames(texts, script));
        if (!simplified)
            nothingFound(simplifiedCharacters(texts));
    }

    void anEnglishWordIsFound()
    {
        QCOMPARE(
            latinWords({text("", "用 Spotbook 打开 Notebook：spotbook ssh-config default，/dev/fuse、100 Mbit/s 和 "
                                 "https_proxy（{provider}）；cloud-init，Ctrl-C")}),
            QStringList());
        for (const char *wrong : {"请用 Sweep 查看", "machine 已停放", "停放(&Park)", "价格 price.", "这台Machine"})
            QCOMPARE(latinWords({text("", wrong)}).size(), 1);
    }

    void theOtherScriptIsFound()
    {
        QCOMPARE(simplifiedCharacters({text("", "停放"), text("", "這個執行個體 ⚠ ✓ … Spotbook")}), QStringList());
        QCOMPARE(simplifiedCharacters({text("", "停放"), text("", "这個执行個體")}),
                 QStringList{QStringLiteral("Page: : 这执")});
    }

    void anotherNameIsFound()
    {
        const auto names = [](const char *source, const char *translation, Chinese script) {
            return otherNames({text(source, translation)}, script).size();
        };
        QCOMPARE(names("The machine ends by itself", "实例会自动释放", Chinese::Simplified), 0);
        QCOMPARE(names("The machine ends by itself", "实例会结束", Chinese::Simplified), 1);
        QCOMPARE(names("Ends by itself", "自动结束", Chinese::Simplified), 2);
        QCOMPARE(names("&Image of {zone}", "映像檔", Chinese::Traditional), 0);
        QCOMPARE(names("&Image", "映像", Chinese::Traditional), 2);
        QCOMPARE(names("Try spotbook park", "请试试 spotbook park", Chinese::Simplified), 0);
        QCOMPARE(otherNames(QStringLiteral("目前售罄"), Chinese::Traditional), QStringList{QStringLiteral("售罄")});
        QCOMPARE(otherNames(QStringLiteral("目前售罄"), Chinese::Simplified), QStringList());
    }

    // The same names as in the window, where a person reads of the program before it runs.
    void whatStandsBesideTheProgramUsesItsNames()
    {
        const QString readme = QString::fromUtf8(content(root + QStringLiteral("README.zh_CN.md")));
        QVERIFY(readme.size() > 2000);
        nothingFound(otherNames(readme, Chinese::Simplified));
        int lines = 0;
        QStringList found;
        for (const char *file : {"packaging/spotbook.metainfo.xml.in", "packaging/spotbook.desktop",
                                 "resources/stacks/jupyter-apt/stack.json"}) {
            // A text may go on over several lines; none of them holds two languages.
            bool traditional = false;
            static const QRegularExpression language(QStringLiteral("\\bzh[-_](CN|TW)\\b"));
            for (const QString &line :
                 QString::fromUtf8(content(root + QString::fromLatin1(file))).split(QLatin1Char('\n'))) {
                if (const auto match = language.match(line); match.hasMatch())
                    traditional = match.captured(1) == QLatin1String("TW");
                found += otherNames(line, traditional ? Chinese::Traditional : Chinese::Simplified);
                if (traditional)
                    found += simplifiedCharacters({{QString::fromLatin1(file), line.trimmed(), {line}, {}}});
                ++lines;
            }
        }
        nothingFound(found);
        QVERIFY(lines > 100);
    }
};

QTEST_GUILESS_MAIN(TestRulesTranslations)
#include "test_rules_translations.moc"
