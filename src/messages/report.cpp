#include "messages/report.h"

#include "base/log.h"
#include "base/secret.h"
#include "messages/figures.h"
#include "ssh/versions.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSysInfo>
#include <algorithm>
#include <functional>

namespace spotbook::messages {

namespace {

constexpr int logLines = 80;
constexpr int shownOfKeyId = 6;

using Match = QRegularExpressionMatch;

QString replaced(const QString &text, const QRegularExpression &pattern,
                 const std::function<QString(const Match &)> &by)
{
    QString result;
    int from = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const Match match = matches.next();
        result += text.midRef(from, match.capturedStart() - from);
        result += by(match);
        from = match.capturedEnd();
    }
    return result + text.midRef(from);
}

QString withoutSecrets(const QString &given)
{
    static const QRegularExpression privateKey(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"),
        QRegularExpression::DotMatchesEverythingOption);
    // "Authorization: Bearer x", "token=x", "\"AccessKeySecret\": \"x\""; the name stays.
    static const QRegularExpression assigned(
        QStringLiteral("((?:pass(?:word|phrase|wd)?|secret|token|signature|credential|cookie|authorization)[\\w-]*"
                       "[\"']?\\s*[=:]\\s*(?:(?:Bearer|Basic|token)\\s+)?[\"']?)([^\\s\"'&,;]+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression keyId(QStringLiteral("\\b(?:LTAI|STS\\.|AKIA|ASIA)[0-9A-Za-z]{8,}"));
    QString text = QString::fromUtf8(base::redact(given.toUtf8()));
    text.replace(privateKey, QStringLiteral("<private key>"));
    text =
        replaced(text, assigned, [](const Match &match) { return QString(match.captured(1) + QStringLiteral("***")); });
    return replaced(text, keyId, [](const Match &match) {
        return QString(match.captured().left(shownOfKeyId) + QStringLiteral("…"));
    });
}

// Addresses by which somebody could be found. The same one keeps its number through the whole text.
QString withoutAddresses(const QString &text)
{
    static const QRegularExpression address(QStringLiteral("(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)"
                                                           "|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\\w:]))"));
    QStringList seen;
    return replaced(text, address, [&seen](const Match &match) {
        const QHostAddress host(match.captured());
        if (host.isNull() || host.isLoopback() || host.isLinkLocal() || host.isMulticast()
            || host == QHostAddress(QHostAddress::AnyIPv4) || host == QHostAddress(QHostAddress::AnyIPv6)
            || host == QHostAddress(QStringLiteral("100.100.100.200")) // the metadata service, everybody's
            || host.isInSubnet(QHostAddress(QStringLiteral("127.0.0.0")), 8))
            return match.captured();
        const QString name = host.toString();
        if (!seen.contains(name))
            seen << name;
        return QStringLiteral("<address %1>").arg(seen.indexOf(name) + 1);
    });
}

QString withoutOwn(QString text, const QVector<std::pair<QString, QString>> &own)
{
    for (const auto &[value, shown] : own) {
        // Shorter ones, and root, are ordinary words.
        if (value.size() < 3 || value == QLatin1String("root") || value == QLatin1String("localhost"))
            continue;
        static const QString edge = QStringLiteral("(?<![A-Za-z0-9_])%1(?![A-Za-z0-9_])");
        text.replace(QRegularExpression(edge.arg(QRegularExpression::escape(value))), shown);
    }
    return text;
}

void add(QStringList &lines, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        lines << key + QStringLiteral(": ") + value;
}

void addFailure(QStringList &lines, const domain::Failure &failure)
{
    add(lines, QStringLiteral("Failure"), domain::failureKindName(failure.kind));
    add(lines, QStringLiteral("Code"), failure.providerCode);
    add(lines, QStringLiteral("RequestId"), failure.requestId);
    for (auto it = failure.params.begin(); it != failure.params.end(); ++it)
        add(lines, QStringLiteral("  ") + it.key(), it.value().simplified());
    add(lines, QStringLiteral("Detail"), failure.detail.simplified());
}

} // namespace

QString withoutPrivateParts(const QString &text, const QVector<std::pair<QString, QString>> &own)
{
    static const QRegularExpression mail(QStringLiteral("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"));
    static const QRegularExpression account(QStringLiteral("(?<![\\w-])\\d{16}(?![\\w-])"));
    QString result = withoutOwn(withoutSecrets(text), own);
    result.replace(mail, QStringLiteral("<e-mail>"));
    result.replace(account, QStringLiteral("<account>"));
    return withoutAddresses(result);
}

Report blankReport()
{
    Report report;
    report.versions = QStringList{QStringLiteral("Spotbook ") + QCoreApplication::applicationVersion(),
                                  QStringLiteral("Qt ") + QString::fromLatin1(qVersion())}
                      + ssh::libraryVersions();
    report.system = QStringLiteral("%1, %2 %3, %4")
                        .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                             QSysInfo::currentCpuArchitecture());
    report.language = locale().name();
    report.log = base::LogSink::recent();
    report.own = {{QDir::homePath(), QStringLiteral("~")},
                  {QSysInfo::machineHostName(), QStringLiteral("<computer>")},
                  {qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME")), QStringLiteral("<user>")}};
    return report;
}

QString reportText(const Report &report)
{
    QStringList lines{QStringLiteral("Spotbook report")};
    add(lines, QStringLiteral("Versions"), report.versions.join(QStringLiteral(", ")));
    add(lines, QStringLiteral("System"), report.system);
    add(lines, QStringLiteral("Language"), report.language);
    add(lines, QStringLiteral("Cloud"), report.cloud + (report.practice ? QStringLiteral(" (practice)") : QString()));
    add(lines, QStringLiteral("Region"), report.region);
    add(lines, QStringLiteral("Zone"), report.zone);
    add(lines, QStringLiteral("Type"), report.type);
    add(lines, QStringLiteral("Activity"), report.activity);
    add(lines, QStringLiteral("Stage"), report.stage);
    if (report.failure)
        addFailure(lines, *report.failure);
    if (!report.log.isEmpty()) {
        lines << QStringLiteral("Log:");
        for (const QString &line : report.log.mid(std::max(0, int(report.log.size()) - logLines)))
            lines << QStringLiteral("  ") + line;
    }
    return withoutPrivateParts(lines.join(QLatin1Char('\n')), report.own) + QLatin1Char('\n');
}

} // namespace spotbook::messages
