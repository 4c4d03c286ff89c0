#include "rules/source_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <functional>

namespace spotbook::test {

namespace {

// From the ground up; a folder may include itself and what stands before it.
const QStringList &order()
{
    static const QStringList layers{
        QStringLiteral("base"),     QStringLiteral("domain"), QStringLiteral("net"),    QStringLiteral("storage"),
        QStringLiteral("secrets"),  QStringLiteral("cloud"),  QStringLiteral("ssh"),    QStringLiteral("provisioning"),
        QStringLiteral("notebook"), QStringLiteral("money"),  QStringLiteral("launch"), QStringLiteral("messages"),
        QStringLiteral("cli"),      QStringLiteral("ui"),     QStringLiteral("app")};
    return layers;
}

struct SourceFile
{
    QString path;   // relative to the root
    QString folder; // first part of it
    QStringList lines;
    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
};

// Comments blanked out (their lines stay), so that prose is free to name things. What looks like one inside a literal
// stays.
QStringList withoutComments(const QString &text)
{
    static const QRegularExpression token(
        QStringLiteral(
            R"~(R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'|(//[^\n]*|/\*.*?\*/))~"),
        QRegularExpression::DotMatchesEverythingOption);
    QString rest;
    int at = 0;
    for (auto found = token.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (match.capturedStart(2) < 0)
            continue;
        rest += text.midRef(at, match.capturedStart() - at);
        rest += QString(match.capturedRef(2).count(QLatin1Char('\n')), QLatin1Char('\n'));
        at = match.capturedEnd();
    }
    rest += text.midRef(at);
    return rest.split(QLatin1Char('\n'));
}

QList<SourceFile> filesBelow(const QString &root)
{
    QMap<QString, SourceFile> files;
    QDirIterator walk(root, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        SourceFile source;
        source.path = QDir(root).relativeFilePath(file.fileName());
        source.folder = source.path.section(QLatin1Char('/'), 0, 0);
        source.lines = withoutComments(QString::fromUtf8(file.readAll()));
        files.insert(source.path, source);
    }
    return files.values();
}

QStringList linesMatching(const QString &root, const QRegularExpression &pattern, const QString &what,
                          const std::function<bool(const SourceFile &)> &concerns)
{
    QStringList found;
    for (const auto &file : filesBelow(root)) {
        if (!concerns(file))
            continue;
        for (int i = 0; i < file.lines.size(); ++i) {
            const auto match = pattern.match(file.lines.at(i));
            if (match.hasMatch())
                found.append(QStringLiteral("%1:%2: %3: %4").arg(file.path).arg(i + 1).arg(what, match.captured(0)));
        }
    }
    return found;
}

bool mayInclude(const SourceFile &file, const QString &included)
{
    const QString target = included.section(QLatin1Char('/'), 0, 0);
    const QString provider =
        file.path.startsWith(QLatin1String("cloud/")) ? file.path.section(QLatin1Char('/'), 1, 1) : QString();
    if (included.startsWith(QLatin1String("cloud/")) && included.count(QLatin1Char('/')) == 2) {
        // A concrete provider: for itself and for the composition root.
        return included.section(QLatin1Char('/'), 1, 1) == provider || file.folder == QLatin1String("app");
    }
    if (file.folder == QLatin1String("practice"))
        return target == QLatin1String("practice") || target == QLatin1String("base")
               || target == QLatin1String("domain");
    return order().indexOf(target) <= order().indexOf(file.folder);
}

} // namespace

QStringList includesThatPointUp(const QString &sourceRoot)
{
    static const QRegularExpression include(QStringLiteral(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re"));
    QStringList found;
    for (const auto &file : filesBelow(sourceRoot)) {
        if (file.folder != QLatin1String("practice") && !order().contains(file.folder))
            found.append(file.path + QStringLiteral(":1: a folder that the house does not know"));
        for (int i = 0; i < file.lines.size(); ++i) {
            const auto match = include.match(file.lines.at(i));
            const QString included = match.captured(1);
            // Written from the file's own place it would slip past the order of the folders.
            if (included.split(QLatin1Char('/')).contains(QLatin1String("..")))
                found.append(QStringLiteral("%1:%2: may not include %3").arg(file.path).arg(i + 1).arg(included));
            const QString target = included.section(QLatin1Char('/'), 0, 0);
            const bool ofTheHouse = order().contains(target) || target == QLatin1String("practice");
            if (!match.hasMatch() || !included.contains(QLatin1Char('/')) || !ofTheHouse)
                continue;
            if (target == QLatin1String("practice") ? file.folder != target : !mayInclude(file, included))
                found.append(QStringLiteral("%1:%2: may not include %3").arg(file.path).arg(i + 1).arg(included));
        }
    }
    return found;
}

QStringList wordsBelowMessages(const QString &sourceRoot)
{
    static const QRegularExpression words(
        QStringLiteral(R"(\b(tr|QT_TR_NOOP|QT_TRANSLATE_NOOP|translate|Q_DECLARE_TR_FUNCTIONS)\s*\()"));
    const QStringList allowed{QStringLiteral("messages"), QStringLiteral("cli"), QStringLiteral("ui"),
                              QStringLiteral("app")};
    return linesMatching(sourceRoot, words, QStringLiteral("words for people below messages/"),
                         [allowed](const SourceFile &file) { return !allowed.contains(file.folder); });
}

QStringList providerNamesInHeaders(const QString &sourceRoot)
{
    static const QRegularExpression names(
        QStringLiteral(R"((?i)aliyun|alibaba|(?<![a-z])ecs(?![a-z])|(?<![a-z])aws(?![a-z])|amazon)"));
    return linesMatching(sourceRoot, names, QStringLiteral("a header that names a provider"),
                         [](const SourceFile &file) {
                             const bool provider = file.path.startsWith(QLatin1String("cloud/"))
                                                   && file.path.count(QLatin1Char('/')) == 2;
                             return file.isHeader() && !provider && file.folder != QLatin1String("practice")
                                    && file.folder != QLatin1String("app");
                         });
}

QStringList nestedLoopsAndBlindWaits(const QString &sourceRoot)
{
    static const QRegularExpression waits(QStringLiteral(
        R"(\bQEventLoop\b|\bprocessEvents\b|\bwaitFor(Finished|ReadyRead|Started|BytesWritten|Connected)\b|QThread::(m|u)?sleep|this_thread::sleep)"));
    return linesMatching(sourceRoot, waits, QStringLiteral("a nested event loop or a blind wait"),
                         // The practice cloud waits for child processes on worker threads of its own.
                         [](const SourceFile &file) { return file.folder != QLatin1String("practice"); });
}

QStringList librariesOutsideTheirFolder(const QString &sourceRoot)
{
    static const QRegularExpression ssh(QStringLiteral(R"(#\s*include\s*[<"]libssh/)"));
    static const QRegularExpression keychain(QStringLiteral(R"(#\s*include\s*[<"](qt5)?keychain)"));
    return linesMatching(sourceRoot, ssh, QStringLiteral("libssh outside ssh/"),
                         [](const SourceFile &file) { return file.folder != QLatin1String("ssh"); })
           + linesMatching(sourceRoot, keychain, QStringLiteral("QtKeychain outside secrets/"),
                           [](const SourceFile &file) { return file.folder != QLatin1String("secrets"); });
}

QStringList filesThatAreTooLong(const QString &sourceRoot, int lines)
{
    QStringList found;
    for (const auto &file : filesBelow(sourceRoot)) {
        if (file.lines.size() > lines + 1) // the text after the last line break counts as a line here
            found.append(
                QStringLiteral("%1:%2: more than %3 lines").arg(file.path).arg(file.lines.size() - 1).arg(lines));
    }
    return found;
}

} // namespace spotbook::test
