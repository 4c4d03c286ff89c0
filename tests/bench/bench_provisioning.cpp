// A second provisioning, in which everything is already right: our time and Ansible's for the same wishes on
// the same practice machine, on a near and on a far line, in one run. Prints a table and writes it to the
// file given.
//
//   bench_provisioning [REPORT]
#include "support/delay_proxy.h"
#include "support/provision_rig.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <algorithm>
#include <cstdio>
#include <stdexcept>

using namespace spotbook;
using namespace std::chrono_literals;

namespace {

[[noreturn]] void fail(const QString &text)
{
    throw std::runtime_error(text.toStdString());
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

class Bench
{
public:
    void prepareMachine()
    {
        writeLoginKey();
        auto session = ssh::connect(m_rig.login, {});
        const auto outcome = provisioning::runStack(*session, m_rig.stack, m_rig.options(), m_rig.clock, {});
        std::fprintf(stderr, "prepared: %d steps changed\n", outcome.changed);
        fetchFiles(*session);
    }

    // Seconds from nothing to "everything is already right", with a new connection each time.
    double ours(quint16 port)
    {
        auto through = m_rig.login;
        through.endpoint = {QStringLiteral("127.0.0.1"), port};
        std::vector<double> times;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            auto session = ssh::connect(through, {});
            const auto outcome = provisioning::runStack(*session, m_rig.stack, m_rig.options(), m_rig.clock, {});
            times.push_back(double(timer.nsecsElapsed()) / 1e9);
            if (outcome.changed != 0)
                fail(QStringLiteral("our second run changed something"));
        }
        return median(times);
    }

    double ansible(quint16 port, bool pipelining, int runs)
    {
        writeInventory(port);
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("ANSIBLE_PIPELINING"),
                               pipelining ? QStringLiteral("1") : QStringLiteral("0"));
            environment.insert(QStringLiteral("ANSIBLE_HOST_KEY_CHECKING"), QStringLiteral("0"));
            environment.insert(QStringLiteral("ANSIBLE_NOCOWS"), QStringLiteral("1"));
            environment.insert(QStringLiteral("ANSIBLE_HOME"), m_folder.filePath(QStringLiteral("ansible-home")));
            environment.insert(QStringLiteral("ANSIBLE_LOCAL_TEMP"), m_folder.filePath(QStringLiteral("ansible-tmp")));
            // Every run opens its own connection, as ours does.
            environment.insert(QStringLiteral("ANSIBLE_SSH_CONTROL_PATH_DIR"),
                               m_folder.filePath(QStringLiteral("cp%1").arg(++m_controlPaths)));
            process.setProcessEnvironment(environment);
            process.setWorkingDirectory(playFolder());
            QElapsedTimer timer;
            timer.start();
            process.start(QStringLiteral("ansible-playbook"),
                          {QStringLiteral("-i"), QStringLiteral("inventory"), QStringLiteral("playbook.yml")});
            if (!process.waitForFinished(600'000) || process.exitCode() != 0)
                fail(QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()));
            times.push_back(double(timer.nsecsElapsed()) / 1e9);
            const auto out = process.readAllStandardOutput();
            // The first run may bring Ansible's own idea of a file in line; what is timed must change
            // nothing.
            if (!out.contains("changed=0"))
                fail(QStringLiteral("Ansible's run changed something:\n") + QString::fromUtf8(out));
        }
        return median(times);
    }

    const domain::Endpoint &endpoint() const { return m_rig.login.endpoint; }

private:
    QString playFolder() const { return m_folder.filePath(QStringLiteral("play")); }

    QString keyFile() const { return m_folder.filePath(QStringLiteral("key")); }

    // Ansible takes it from a file.
    void writeLoginKey() const
    {
        QFile file(keyFile());
        const auto pem = m_rig.login.identity.privatePem.reveal();
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write(pem.data(), qint64(pem.size())) != qint64(pem.size()))
            fail(QStringLiteral("cannot write ") + file.fileName());
    }

    void fetchFiles(ssh::Session &session)
    {
        QDir().mkpath(playFolder() + QStringLiteral("/files"));
        const QList<QPair<QString, QString>> files{
            {QStringLiteral("sudoers"), QStringLiteral("/etc/sudoers.d/spotbook")},
            {QStringLiteral("config.json"), QStringLiteral("/etc/spotbook/notebook/config.json")},
            {QStringLiteral("key.pem"), QStringLiteral("/etc/spotbook/notebook/key.pem")},
            {QStringLiteral("cert.pem"), QStringLiteral("/etc/spotbook/notebook/cert.pem")},
            {QStringLiteral("unit"), QStringLiteral("/etc/systemd/system/spotbook-notebook.service")}};
        for (const auto &[name, remote] : files) {
            QFile file(playFolder() + QStringLiteral("/files/") + name);
            if (!file.open(QIODevice::WriteOnly))
                fail(QStringLiteral("cannot write ") + file.fileName());
            file.write(session.readFile(remote, 0, 1 << 20, {}));
        }
        QFile::copy(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/bench/ansible/playbook.yml"),
                    playFolder() + QStringLiteral("/playbook.yml"));
        m_tools = listOf(QStringLiteral("/stacks/jupyter-apt/steps/40-tools/packages"));
        const auto installed =
            session.run("dpkg-query -W -f '${db:Status-Status} ${Package}\\n' jupyter-notebook jupyterlab "
                        "jupyter-server python3-ipykernel python3-argon2 python3-numpy python3-scipy "
                        "python3-matplotlib python3-pandas python3-venv 2>/dev/null",
                        {}, {});
        for (const auto &line : installed.out.split('\n')) {
            if (line.startsWith("installed "))
                m_libraries.append(QString::fromLatin1(line.mid(10)));
        }
    }

    static QStringList listOf(const QString &resource)
    {
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/resources") + resource);
        if (!file.open(QIODevice::ReadOnly))
            fail(QStringLiteral("cannot read ") + file.fileName());
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    void writeInventory(quint16 port) const
    {
        QFile file(playFolder() + QStringLiteral("/inventory"));
        if (!file.open(QIODevice::WriteOnly))
            fail(QStringLiteral("cannot write the inventory"));
        QTextStream(&file) << QStringLiteral("machine ansible_host=127.0.0.1 ansible_port=%1 ansible_user=root "
                                             "ansible_python_interpreter=/usr/bin/python3 "
                                             "ansible_ssh_private_key_file=%2 "
                                             "ansible_ssh_extra_args='-o UserKnownHostsFile=/dev/null'\n")
                                  .arg(port)
                                  .arg(keyFile())
                           << QStringLiteral("[all:vars]\ndevice=/dev/disk/by-id/virtio-%1\nunit=spotbook-notebook\n"
                                             "unit_file=/etc/systemd/system/spotbook-notebook.service\n"
                                             "tools=%2\nlibraries=%3\n")
                                  .arg(test::diskSerial, asList(m_tools), asList(m_libraries));
    }

    static QString asList(const QStringList &names)
    {
        return QStringLiteral("[\"") + names.join(QStringLiteral("\",\"")) + QStringLiteral("\"]");
    }

    test::ProvisionRig m_rig;
    QTemporaryDir m_folder;
    QStringList m_tools;
    QStringList m_libraries;
    int m_controlPaths = 0;
};

QString table(Bench &bench)
{
    QString text;
    QTextStream out(&text);
    out << "A second provisioning that changes nothing (seconds, new connection each time; medians)\n\n"
        << "added round trip      Spotbook   Ansible, pipelining   Ansible as it comes   pipelining / ours\n";
    for (const int roundTrip : {0, 150}) {
        const test::DelayProxy line(bench.endpoint().host, bench.endpoint().port,
                                    std::chrono::milliseconds(roundTrip / 2));
        const double ours = bench.ours(line.port());
        const double pipelined = bench.ansible(line.port(), true, 3);
        const double plain = bench.ansible(line.port(), false, roundTrip == 0 ? 3 : 1);
        out << QStringLiteral("%1 ms %2 %3 %4 %5\n")
                   .arg(roundTrip, 13)
                   .arg(ours, 17, 'f', 2)
                   .arg(pipelined, 21, 'f', 2)
                   .arg(plain, 21, 'f', 2)
                   .arg(pipelined / ours, 18, 'f', 1);
        std::fprintf(stderr, "%d ms: %.2f %.2f %.2f\n", roundTrip, ours, pipelined, plain);
    }
    out.flush();
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    try {
        Bench bench;
        bench.prepareMachine();
        const QString text = table(bench);
        std::fputs(qPrintable(text), stdout);
        if (argc > 1) {
            QFile report(QFile::decodeName(argv[1]));
            if (!report.open(QIODevice::WriteOnly))
                fail(QStringLiteral("cannot write the report"));
            report.write(text.toUtf8());
        }
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
