#include "rules/thrown_words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace spotbook::test {

namespace {

using Role = ThrownWord::Role;

// Calls that make a failure of a word among their arguments.
struct Speaker
{
    const char *file; // where it is called; empty: anywhere
    const char *call;
    Role role;
    bool last; // of the literals among the arguments; else the first
};

const Speaker speakers[] = {
    {"", "failStorage", Role::Reason, true},
    {"", "storageFailed", Role::Reason, true},
    {"", "badKey", Role::Reason, true},
    {"", "unusable", Role::Reason, true},
    {"", "badOverride", Role::Reason, true},
    {"", "malformed", Role::Reason, true},
    {"storage/autostart.cpp", "fail", Role::Reason, true},
    {"domain/launch_plan.cpp", "invalid", Role::Reason, true},
    {"domain/launch_plan.cpp", "invalid", Role::Field, false},
    {"cloud/aliyun/run_instances.cpp", "refuse", Role::Reason, true},
    {"cloud/aliyun/run_instances.cpp", "refuse", Role::Field, false},
    {"storage/", "checkFileName", Role::Field, false},
    {"ssh/", "drive", Role::What, false},
    {"ssh/", "wait", Role::What, false},
    {"launch/", "wait", Role::What, false},
    {"launch/", "untilFree", Role::What, false},
    {"launch/", "waitForDisk", Role::What, false},
    {"cloud/", "\\.fail", Role::Expected, false},
    {"domain/", "\\.fail", Role::Expected, false},
    {"launch/", "\\.fail", Role::Expected, false},
    {"provisioning/", "\\.fail", Role::Expected, false},
    {"storage/", "\\.fail", Role::Expected, false},
    {"domain/json_reader.cpp", "fail", Role::Expected, false},
};

// Words that are no argument of a call.
struct Table
{
    const char *file;
    const char *rows; // captures the word
    Role role;
};

const Table tables[] = {
    {"cloud/aliyun/error_table.cpp", R"re(\{"[A-Za-z]+(?:\.1)?", "([a-z-]+)"\},)re", Role::What},
    {"cloud/extra_parameters.cpp", R"re([?:] QStringLiteral\("([^"]+)"\))re", Role::Reason},
    {"launch/open.cpp", R"re([?:] QStringLiteral\("([^"]+)"\))re", Role::What},
};

// They hand over an argument of a function above, a word of another failure, or what is not theirs: the words of the
// system, of the cloud or of a program, a host, a code, an id.
const QSet<QString> &known()
{
    static const QSet<QString> files = [] {
        QSet<QString> all;
        for (const char *file : {"app/main.cpp",
                                 "app/practice_session.cpp",
                                 "cli/terminal.cpp",
                                 "cli/verbs_launch.cpp",
                                 "cloud/aliyun/endpoints.cpp",
                                 "cloud/aliyun/error_table.cpp",
                                 "cloud/aliyun/paging.cpp",
                                 "cloud/aliyun/rpc_client.cpp",
                                 "cloud/aliyun/run_instances.cpp",
                                 "cloud/extra_parameters.cpp",
                                 "domain/json_reader.cpp",
                                 "domain/launch_plan.cpp",
                                 "launch/account_check.cpp",
                                 "launch/login_key.cpp",
                                 "launch/open.cpp",
                                 "launch/run.cpp",
                                 "launch/run.h",
                                 "launch/storage_survey.cpp",
                                 "net/exchange.cpp",
                                 "net/http_client.cpp",
                                 "provisioning/stack.cpp",
                                 "secrets/access_key.cpp",
                                 "secrets/keychain_store.cpp",
                                 "ssh/key_files.cpp",
                                 "ssh/link.cpp",
                                 "storage/autostart.cpp",
                                 "storage/posix_file.cpp",
                                 "storage/profile_store.cpp",
                                 "storage/settings.cpp",
                                 "storage/watch_store.cpp",
                                 "ui/history/history_page.cpp",
                                 "ui/log/log_page.cpp"})
            all.insert(QString::fromLatin1(file));
        return all;
    }();
    return files;
}

QMap<QString, QString> filesBelow(const QString &root)
{
    QMap<QString, QString> files;
    QDirIterator walk(root, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        const QString path = QDir(root).relativeFilePath(file.fileName());
        // The practice cloud answers in the provider's words, and messages/ is what is asked here.
        if (path.startsWith(QLatin1String("practice/")) || path.startsWith(QLatin1String("messages/"))
            || !file.open(QIODevice::ReadOnly))
            continue;
        files.insert(path, QString::fromUtf8(file.readAll()));
    }
    return files;
}

const QString literal = QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\"");

void takeCalls(QVector<ThrownWord> &found, const QString &path, const QString &text, const Speaker &speaker)
{
    if (!path.startsWith(QLatin1String(speaker.file)))
        return;
    const QString name = QString::fromLatin1(speaker.call);
    const bool member = name.startsWith(QLatin1Char('\\'));
    const QRegularExpression call((member ? name : QString(QStringLiteral("(?<![\\w>])") + name))
                                  + QStringLiteral("\\(([^;]*);"));
    static const QRegularExpression declaration(QStringLiteral("^\\s*(?:const|int|Run|base::)\\b"));
    const QRegularExpression word(literal);
    for (auto calls = call.globalMatch(text); calls.hasNext();) {
        const QString arguments = calls.next().captured(1);
        if (declaration.match(arguments).hasMatch())
            continue;
        QString chosen;
        for (auto words = word.globalMatch(arguments); words.hasNext() && (chosen.isEmpty() || speaker.last);)
            chosen = words.next().captured(1);
        if (!chosen.isEmpty())
            found.append({speaker.role, chosen, path});
    }
}

void takePairs(QVector<ThrownWord> &found, const QString &path, const QString &text)
{
    static const QMap<QString, Role> roles{{QStringLiteral("what"), Role::What},
                                           {QStringLiteral("reason"), Role::Reason},
                                           {QStringLiteral("field"), Role::Field}};
    static const QRegularExpression pair(QStringLiteral("QStringLiteral\\(\"(what|reason|field)\"\\),\\s*"
                                                        "QStringLiteral\\(")
                                         + literal);
    for (auto pairs = pair.globalMatch(text); pairs.hasNext();) {
        const auto match = pairs.next();
        found.append({roles.value(match.captured(1)), match.captured(2), path});
    }
}

} // namespace

QVector<ThrownWord> thrownWords(const QString &sourceRoot)
{
    QVector<ThrownWord> found;
    const auto files = filesBelow(sourceRoot);
    for (auto it = files.begin(); it != files.end(); ++it) {
        takePairs(found, it.key(), it.value());
        for (const Speaker &speaker : speakers)
            takeCalls(found, it.key(), it.value(), speaker);
        for (const Table &table : tables) {
            if (it.key() != QLatin1String(table.file))
                continue;
            const QRegularExpression rows(QString::fromLatin1(table.rows));
            for (auto matches = rows.globalMatch(it.value()); matches.hasNext();)
                found.append({table.role, matches.next().captured(1), it.key()});
        }
    }
    return found;
}

QStringList filesWithUnseenWords(const QString &sourceRoot)
{
    static const QRegularExpression handed(
        QStringLiteral("(?:\\{|insert\\()QStringLiteral\\(\"(?:what|reason)\"\\),\\s*+"
                       "(?!QStringLiteral\\(|Words::tr\\(|Text::tr\\()"));
    QStringList found;
    const auto files = filesBelow(sourceRoot);
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (handed.match(it.value()).hasMatch() && !known().contains(it.key()))
            found << it.key();
    }
    return found;
}

} // namespace spotbook::test
