// Manual pages and completion name exactly the verbs and options that the programs' own help names.
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QString read(const QString &name)
{
    QFile file(QStringLiteral(SPOTBOOK_MADE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString run(const QString &program, const QStringList &arguments, const QString &home = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!home.isEmpty())
        environment.insert(QStringLiteral("SPOTBOOK_HOME"), home);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(20000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

const QString program = QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook");

struct Help
{
    QStringList verbs;
    QSet<QString> options;
};

// Headings and the space behind a comma differ between versions of the parser's library.
Help parse(const QString &text)
{
    static const QRegularExpression option(QStringLiteral("^ +(-\\w)?,? *(--[a-z][a-z-]*)?"));
    static const QRegularExpression verb(QStringLiteral("^  ([a-z][a-z-]*)\\b"));
    Help help;
    bool verbs = false;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1Char(' '))) {
            verbs = line.startsWith(QLatin1String("Subcommands:"), Qt::CaseInsensitive);
            continue;
        }
        const auto match = option.match(line);
        for (const QString &name : {match.captured(1), match.captured(2)}) {
            if (!name.isEmpty())
                help.options << name;
        }
        if (verbs && verb.match(line).hasMatch())
            help.verbs << verb.match(line).captured(1);
    }
    return help;
}

QSet<QString> named(const QString &text, const QRegularExpression &form)
{
    QSet<QString> names;
    auto found = form.globalMatch(text);
    while (found.hasNext())
        names << found.next().captured(1);
    return names;
}

QSet<QString> longOnes(QSet<QString> names)
{
    for (const QString &name : QSet<QString>(names)) {
        if (!name.startsWith(QLatin1String("--")))
            names.remove(name);
    }
    return names;
}

QSet<QString> setOf(const QStringList &list)
{
    return QSet<QString>(list.begin(), list.end());
}

// Empty where both are the same; else what to mend.
QString difference(const QSet<QString> &found, const QSet<QString> &expected, const QString &where = {})
{
    const QStringList missing = (QSet<QString>(expected) - found).values();
    const QStringList wrong = (QSet<QString>(found) - expected).values();
    if (missing.isEmpty() && wrong.isEmpty())
        return {};
    return QStringLiteral("%1: missing %2; unknown to the program: %3")
        .arg(where, missing.join(QLatin1Char(' ')), wrong.join(QLatin1Char(' ')));
}
} // namespace

class TestPackagingReference : public QObject
{
    Q_OBJECT
    QMap<QString, Help> m_help; // by the verb's words, "" for the program itself

    void ask(const QStringList &path)
    {
        const Help help = parse(run(program, path + QStringList(QStringLiteral("--help"))));
        m_help.insert(path.join(QLatin1Char(' ')), help);
        for (const QString &verb : help.verbs)
            ask(path + QStringList(verb));
    }

    // What bash offers for the last of the words.
    static QSet<QString> offered(const QStringList &words, const QString &home = {})
    {
        QString script =
            QStringLiteral("source '%1/spotbook.bash'; COMP_WORDS=(spotbook").arg(QStringLiteral(SPOTBOOK_MADE_DIR));
        for (const QString &word : words)
            script += QStringLiteral(" '%1'").arg(word);
        script += QStringLiteral("); COMP_CWORD=%1; _spotbook '%2'; printf '%s\\n' \"${COMPREPLY[@]}\"")
                      .arg(QString::number(words.size()), program);
        return setOf(run(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-c"), script}, home)
                         .split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    }

    static QStringList words(const QString &verb, const QString &last)
    {
        return verb.split(QLatin1Char(' '), Qt::SkipEmptyParts) + QStringList(last);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ask({});
        QVERIFY2(m_help.size() > 25, "the programs' help is not understood");
        QVERIFY(m_help.value(QString()).options.contains(QStringLiteral("--json")));
        QVERIFY(m_help.value(QStringLiteral("launch")).options.contains(QStringLiteral("--region")));
        QVERIFY(m_help.contains(QStringLiteral("profile import")));
    }

    void bashOffersEveryVerbAndOption()
    {
        const Help top = m_help.value(QString());
        for (auto it = m_help.cbegin(); it != m_help.cend(); ++it) {
            QCOMPARE(difference(offered(words(it.key(), QStringLiteral("-"))), QSet<QString>(it->options + top.options),
                                it.key()),
                     QString());
            if (!it->verbs.isEmpty())
                QCOMPARE(difference(offered(words(it.key(), QString())), setOf(it->verbs), it.key()), QString());
        }
    }

    void bashOffersValues()
    {
        const auto w = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        QCOMPARE(offered(w("park --keep ")), setOf({QStringLiteral("disk"), QStringLiteral("snapshot")}));
        QCOMPARE(offered(w("launch --access = t")), setOf({QStringLiteral("tunnel")}));
        QCOMPARE(offered(w("list --language zh_T")), setOf({QStringLiteral("zh_TW")}));
        // Words that are no verbs of this place do not lead astray.
        QCOMPARE(offered(w("--language en keys s")), setOf({QStringLiteral("set")}));
        QCOMPARE(offered(w("lease list n")), setOf({QStringLiteral("none")}));
        QVERIFY(offered(w("launch --region ")).isEmpty());
    }

    void bashOffersProfiles()
    {
        const QTemporaryDir home;
        run(program,
            {QStringLiteral("profile"), QStringLiteral("import"),
             QStringLiteral(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"), QStringLiteral("--name"),
             QStringLiteral("mine")},
            home.path());
        QCOMPARE(offered({QStringLiteral("open"), QString()}, home.path()), setOf({QStringLiteral("mine")}));
        QCOMPARE(offered({QStringLiteral("launch"), QStringLiteral("--profile"), QStringLiteral("mi")}, home.path()),
                 setOf({QStringLiteral("mine")}));
    }

    void fishNamesEveryVerbAndOption()
    {
        const QStringList lines = read(QStringLiteral("spotbook.fish")).split(QLatin1Char('\n'));
        QMap<QString, QSet<QString>> options;
        QMap<QString, QSet<QString>> verbs;
        static const QRegularExpression line(QStringLiteral(
            "^complete -c spotbook(?: -n '__spotbook_(in|at 0) ?([^']*)')?((?: -[sl] \\S+)*)(?: -a ([\\w-]+) -d)?"));
        for (const QString &text : lines) {
            const auto match = line.match(text);
            if (!match.hasMatch())
                continue;
            options[match.captured(2)] += named(match.captured(3), QRegularExpression(QStringLiteral(" -l (\\S+)")));
            if (!match.captured(4).isEmpty())
                verbs[match.captured(2)] << match.captured(4);
        }
        for (auto it = m_help.cbegin(); it != m_help.cend(); ++it) {
            QSet<QString> expected;
            for (const QString &name : longOnes(it->options))
                expected << name.mid(2);
            if (!it.key().isEmpty())
                expected.remove(QStringLiteral("help")); // is everywhere
            QCOMPARE(difference(options.value(it.key()), expected, it.key()), QString());
            QCOMPARE(difference(verbs.value(it.key()), setOf(it->verbs), it.key()), QString());
        }
    }

    void zshNamesEveryVerbAndOption()
    {
        const QString text = read(QStringLiteral("_spotbook"));
        for (auto it = m_help.cbegin(); it != m_help.cend(); ++it) {
            // Those of the program itself are in the function that every verb calls.
            const QString function =
                it.key().isEmpty()
                    ? QStringLiteral("_spotbook_arguments")
                    : QStringLiteral("_spotbook_") + QString(it.key()).replace(QLatin1Char(' '), QLatin1Char('_'));
            const QString body = text.section(QLatin1Char('\n') + function + QStringLiteral("() {"), 1, 1)
                                     .section(QLatin1String("\n}\n"), 0, 0);
            QVERIFY2(!body.isEmpty(), qPrintable(function));
            QSet<QString> expected = longOnes(it->options);
            if (!it.key().isEmpty())
                expected.remove(QStringLiteral("--help"));
            QCOMPARE(difference(named(body, QRegularExpression(QStringLiteral("(--[a-z][a-z-]*)=?\\["))), expected,
                                it.key()),
                     QString());
            const QString verbs = (it.key().isEmpty() ? text.section(QStringLiteral("\n_spotbook() {"), 1) : body)
                                      .section(QLatin1String("verbs=("), 1)
                                      .section(QLatin1String("\n      )"), 0, 0);
            QCOMPARE(
                named(it->verbs.isEmpty() ? QString() : verbs, QRegularExpression(QStringLiteral("'([a-z][a-z-]*):"))),
                setOf(it->verbs));
        }
    }

    void theManualNamesEveryVerbAndOption()
    {
        const QString manual = read(QStringLiteral("spotbook.1")).replace(QLatin1String("\\-"), QLatin1String("-"));
        const QRegularExpression option(QStringLiteral("\\\\fB(--?[a-z][a-z-]*)\\\\fR"));
        const QString top = manual.section(QLatin1String(".SH OPTIONS"), 1).section(QLatin1String(".SH "), 0, 0);
        QCOMPARE(difference(named(top, option), m_help.value(QString()).options, QStringLiteral("OPTIONS")), QString());
        QSet<QString> described;
        const QStringList parts = manual.section(QLatin1String(".SH VERBS"), 1)
                                      .section(QLatin1String(".SH "), 0, 0)
                                      .split(QLatin1String(".SS \""));
        for (const QString &part : parts.mid(1)) {
            QStringList path;
            for (const QString &word : part.section(QLatin1Char('"'), 0, 0).split(QLatin1Char(' '))) {
                if (word == word.toLower() && !word.startsWith(QLatin1Char('[')))
                    path << word;
            }
            const QString verb = path.join(QLatin1Char(' '));
            QVERIFY2(m_help.contains(verb), qPrintable(verb));
            described << verb;
            const QSet<QString> help{QStringLiteral("-h"), QStringLiteral("--help")};
            QCOMPARE(difference(named(part, option), m_help.value(verb).options - help, verb), QString());
        }
        QSet<QString> expected;
        for (auto it = m_help.cbegin(); it != m_help.cend(); ++it) {
            if (it->verbs.isEmpty())
                expected << it.key();
        }
        QCOMPARE(difference(described, expected, QStringLiteral("VERBS")), QString());
    }

    void thePracticeCloudsManualNamesItsOptions()
    {
        const Help help =
            parse(run(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud"), {QStringLiteral("--help")}));
        QVERIFY(help.options.contains(QStringLiteral("--state")));
        const QString manual =
            read(QStringLiteral("spotbook-practice-cloud.1")).replace(QLatin1String("\\-"), QLatin1String("-"));
        const QString options = manual.section(QLatin1String(".SH OPTIONS"), 1).section(QLatin1String(".SH "), 0, 0);
        // An entry's head is the line behind .TP.
        QSet<QString> heads;
        for (const QString &entry : options.split(QLatin1String(".TP\n")).mid(1))
            heads += named(entry.section(QLatin1Char('\n'), 0, 0),
                           QRegularExpression(QStringLiteral("(?<![\\w-])(--?[a-z][a-z-]*)")));
        QCOMPARE(difference(heads, help.options, QStringLiteral("OPTIONS")), QString());
    }
};

QTEST_GUILESS_MAIN(TestPackagingReference)
#include "test_packaging_reference.moc"
