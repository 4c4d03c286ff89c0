// Where the time of a whole launch goes, from the terminal's own account: cloud, boot, SSH, each step, and what is
// ours. Prints a table, writes it to the file given, and fails when our own share is above five percent.
//
//   bench_launch [REPORT]
#include "support/practice_server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <cstdio>
#include <stdexcept>

using namespace spotbook;

namespace {

class Terminal
{
public:
    explicit Terminal(const test::PracticeServer &cloud) : m_environment(QProcessEnvironment::systemEnvironment())
    {
        m_environment.insert(QStringLiteral("SPOTBOOK_HOME"), m_home.path());
        m_environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), cloud.endpoint());
        m_environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), cloud.options().accessKeyId);
        m_environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
                             QString::fromUtf8(cloud.options().accessKeySecret));
    }

    QJsonObject run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook"),
                      QStringList{QStringLiteral("--this-run-only"), QStringLiteral("--json")} + arguments);
        if (!process.waitForFinished(1'200'000) || process.exitCode() != 0) {
            throw std::runtime_error(arguments.join(QLatin1Char(' ')).toStdString() + ": "
                                     + process.readAllStandardOutput().toStdString()
                                     + process.readAllStandardError().toStdString());
        }
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

QString table(const QJsonObject &milliseconds, qint64 wall, double *share)
{
    QString text;
    QTextStream out(&text);
    qint64 sum = 0;
    for (const auto &value : milliseconds)
        sum += qint64(value.toDouble());
    out << "Where the time of a launch goes (seconds; the apt archive's packages are already on this computer)\n\n";
    for (auto it = milliseconds.begin(); it != milliseconds.end(); ++it) {
        out << QStringLiteral("%1 %2 %3 %\n")
                   .arg(it.key(), -18)
                   .arg(it.value().toDouble() / 1000, 9, 'f', 2)
                   .arg(100 * it.value().toDouble() / double(sum), 6, 'f', 1);
    }
    out << QStringLiteral("%1 %2\n").arg(QStringLiteral("sum"), -18).arg(double(sum) / 1000, 9, 'f', 2)
        << QStringLiteral("%1 %2\n").arg(QStringLiteral("whole process"), -18).arg(double(wall) / 1000, 9, 'f', 2);
    *share = milliseconds.value(QStringLiteral("ours")).toDouble() / double(sum);
    // What the process needed beyond its own account (start-up, reading the key) is ours as well.
    *share += std::max(0.0, double(wall - sum)) / double(wall);
    out << QStringLiteral("our own share, with start-up: %1 % (aim: 5 % at most)\n").arg(100 * *share, 0, 'f', 1);
    out.flush();
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    try {
        test::PracticeOptions options;
        options.machines = QStringLiteral("auto");
        options.timeScale = 1;
        const test::PracticeServer cloud(options);
        Terminal terminal(cloud);
        terminal.run({QStringLiteral("profile"), QStringLiteral("import"),
                      QStringLiteral(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"), QStringLiteral("--name"),
                      QStringLiteral("bench")});
        QElapsedTimer timer;
        timer.start();
        const auto answer =
            terminal.run({QStringLiteral("launch"), QStringLiteral("--profile"), QStringLiteral("bench")});
        const qint64 wall = timer.elapsed();
        terminal.run(
            {QStringLiteral("erase"), QStringLiteral("bench"), QStringLiteral("--confirm"), QStringLiteral("bench")});
        double share = 0;
        const QString text =
            table(answer.value(QStringLiteral("launch")).toObject().value(QStringLiteral("milliseconds")).toObject(),
                  wall, &share);
        std::fputs(qPrintable(text), stdout);
        if (argc > 1) {
            QFile report(QFile::decodeName(argv[1]));
            if (!report.open(QIODevice::WriteOnly))
                throw std::runtime_error("cannot write the report");
            report.write(text.toUtf8());
        }
        return share <= 0.05 ? 0 : 1;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
