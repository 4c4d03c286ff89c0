// Each rule is tried on a small tree that breaks it before it is trusted with the real one.
#include "rules/source_rules.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook::test;

class TestRulesSources : public QObject
{
    Q_OBJECT

    static QString realTree() { return QStringLiteral(SPOTBOOK_SOURCE_DIR "/src"); }

    static void write(const QTemporaryDir &dir, const QString &path, const QByteArray &text)
    {
        QVERIFY(QDir(dir.path()).mkpath(QFileInfo(path).path()));
        QFile file(dir.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static void nothingFound(const QStringList &findings)
    {
        if (!findings.isEmpty())
            QFAIL(qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
    }

    // What two documents that say the same in two languages have in common: levels of headings, tables, lists,
    // pictures, and what is typed, without the comments.
    static QStringList skeleton(const QString &text)
    {
        static const QRegularExpression comment(QStringLiteral(" +# .*$"));
        static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
        QStringList lines;
        QStringList codes;
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1Char('#')))
                lines << line.section(QLatin1Char(' '), 0, 0);
            else if (line.startsWith(QStringLiteral("    ")))
                lines << QString(line).remove(comment).trimmed();
            else if (line.startsWith(QLatin1Char('|')))
                lines << QStringLiteral("row of %1").arg(line.count(QLatin1Char('|')));
            else if (line.startsWith(QStringLiteral("- "))
                     || line.contains(QRegularExpression(QStringLiteral("^\\d\\. "))))
                lines << line.left(2);
            else if (line.startsWith(QStringLiteral("![")))
                lines << line.section(QStringLiteral("]("), 1);
        }
        auto matches = code.globalMatch(QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        while (matches.hasNext())
            codes << matches.next().captured(1);
        codes.sort(); // word order differs
        codes.removeDuplicates();
        return lines + codes;
    }

    static QString content(const char *path)
    {
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/") + QString::fromLatin1(path));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void driftIsFound()
    {
        const QString text =
            QStringLiteral("# A\n\n    run x    # why\n\n## B\n\n- one `c`\n- two\n\n| a | b |\n1. x\n");
        QCOMPARE(skeleton(text), skeleton(QString(text).replace(QStringLiteral("why"), QStringLiteral("为何"))));
        for (const char *part : {"## B", "run x", "- two", "| a | b |", "`c`", "1. x"}) {
            const QString other = QString(text).remove(QString::fromLatin1(part));
            QVERIFY2(skeleton(other) != skeleton(text), part);
        }
    }

    // A line more or less: the two no longer say the same.
    void theReadmesSayTheSame()
    {
        const QStringList english = skeleton(content("README.md"));
        QVERIFY(english.size() > 60);
        QCOMPARE(skeleton(content("README.zh_CN.md")), english);
        QVERIFY(content("README.md").contains(QStringLiteral("](README.zh_CN.md)")));
        QVERIFY(content("README.zh_CN.md").contains(QStringLiteral("](README.md)")));
    }

    void aBrokenTreeIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("rule");
        const auto up = QStringLiteral("up");
        QTest::newRow("points up") << QStringLiteral("base/a.h") << QByteArray("#include \"launch/flows.h\"\n") << up;
        QTest::newRow("points up by a relative path")
            << QStringLiteral("base/a.cpp") << QByteArray("#include \"../launch/flows.h\"\n") << up;
        QTest::newRow("points up in angle brackets")
            << QStringLiteral("net/a.cpp") << QByteArray("#include <storage/paths.h>\n") << up;
        QTest::newRow("sideways provider")
            << QStringLiteral("cloud/aws/a.cpp") << QByteArray("#include \"cloud/aliyun/rpc_client.h\"\n") << up;
        QTest::newRow("provider from a flow")
            << QStringLiteral("launch/a.cpp") << QByteArray("#include \"cloud/aliyun/aliyun_provider.h\"\n") << up;
        QTest::newRow("practice uses the product")
            << QStringLiteral("practice/a.cpp") << QByteArray("#include \"net/http_client.h\"\n") << up;
        QTest::newRow("product uses practice")
            << QStringLiteral("app/a.cpp") << QByteArray("#include \"practice/state.h\"\n") << up;
        QTest::newRow("unknown folder") << QStringLiteral("util/a.cpp") << QByteArray("int a;\n") << up;
        QTest::newRow("tr") << QStringLiteral("launch/a.cpp") << QByteArray("auto a = tr(\"x\");\n")
                            << QStringLiteral("words");
        QTest::newRow("translate") << QStringLiteral("domain/a.cpp")
                                   << QByteArray("auto a = QCoreApplication::translate(\"c\", \"x\");\n")
                                   << QStringLiteral("words");
        QTest::newRow("provider name") << QStringLiteral("ui/a.h") << QByteArray("class AliyunPage;\n")
                                       << QStringLiteral("names");
        QTest::newRow("provider product")
            << QStringLiteral("cloud/a.h") << QByteArray("int ecs_id;\n") << QStringLiteral("names");
        QTest::newRow("nested loop") << QStringLiteral("ui/a.cpp") << QByteArray("QEventLoop loop;\n")
                                     << QStringLiteral("loops");
        QTest::newRow("sleep") << QStringLiteral("ssh/a.cpp") << QByteArray("std::this_thread::sleep_for(1s);\n")
                               << QStringLiteral("loops");
        QTest::newRow("after a literal")
            << QStringLiteral("ssh/a.cpp")
            << QByteArray("auto a = R\"x(case \"$d\"/*) ;)x\";\nauto b = \"http://h/*\";\nauto c = '\"'; // it's\n"
                          "std::this_thread::sleep_for(1'000ms);\n")
            << QStringLiteral("loops");
        QTest::newRow("libssh") << QStringLiteral("launch/a.cpp") << QByteArray("#include <libssh/libssh.h>\n")
                                << QStringLiteral("libraries");
        QTest::newRow("keychain") << QStringLiteral("app/a.cpp") << QByteArray("#include <qt5keychain/keychain.h>\n")
                                  << QStringLiteral("libraries");
        QTest::newRow("long") << QStringLiteral("base/a.cpp") << QByteArray("int a;\n").repeated(501)
                              << QStringLiteral("long");
    }

    void aBrokenTreeIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        QFETCH(QString, rule);
        QTemporaryDir dir;
        write(dir, path, text);
        const QMap<QString, QStringList> found{{QStringLiteral("up"), includesThatPointUp(dir.path())},
                                               {QStringLiteral("words"), wordsBelowMessages(dir.path())},
                                               {QStringLiteral("names"), providerNamesInHeaders(dir.path())},
                                               {QStringLiteral("loops"), nestedLoopsAndBlindWaits(dir.path())},
                                               {QStringLiteral("libraries"), librariesOutsideTheirFolder(dir.path())},
                                               {QStringLiteral("long"), filesThatAreTooLong(dir.path(), 500)}};
        QCOMPARE(found.value(rule).size(), 1);
        QVERIFY(found.value(rule).first().startsWith(path));
    }

    void aGoodTreeIsLeftAlone()
    {
        QTemporaryDir dir;
        write(dir, QStringLiteral("launch/a.cpp"),
              "// tr() and aliyun may stand in a comment\n#include \"base/stop.h\"\n#include "
              "\"cloud/cloud_provider.h\"\n");
        write(dir, QStringLiteral("app/a.cpp"), "#include \"cloud/aliyun/aliyun_provider.h\"\nauto a = tr(\"x\");\n");
        write(dir, QStringLiteral("cloud/aliyun/a.h"), "struct AliyunCall {}; /* ecs\n ecs */\n");
        write(dir, QStringLiteral("practice/a.h"), "#include \"base/stop.h\"\nstruct EcsAction {};\n");
        write(dir, QStringLiteral("base/specs.h"), "int specs; int draws;\n");
        QCOMPARE(includesThatPointUp(dir.path()) + wordsBelowMessages(dir.path()) + providerNamesInHeaders(dir.path())
                     + nestedLoopsAndBlindWaits(dir.path()) + librariesOutsideTheirFolder(dir.path())
                     + filesThatAreTooLong(dir.path(), 500),
                 QStringList());
    }

    void includesPointDown() { nothingFound(includesThatPointUp(realTree())); }
    void wordsAreMadeInMessages() { nothingFound(wordsBelowMessages(realTree())); }
    void headersNameNoProvider() { nothingFound(providerNamesInHeaders(realTree())); }
    void nothingWaitsBlindly() { nothingFound(nestedLoopsAndBlindWaits(realTree())); }
    void librariesStayInTheirFolder() { nothingFound(librariesOutsideTheirFolder(realTree())); }
    void filesStayShort()
    {
        nothingFound(filesThatAreTooLong(realTree(), 500));
        nothingFound(filesThatAreTooLong(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests"), 500));
    }
};

QTEST_GUILESS_MAIN(TestRulesSources)
#include "test_rules_sources.moc"
