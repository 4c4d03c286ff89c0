// A practice machine by hand, for debugging and for tests of other parts. `practice-rig help` says how.
#include "practice/machine_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTextStream>
#include <iostream>
#include <stdexcept>
#include <unistd.h>

using namespace spotbook::practice;

namespace {

const char kUsage[] = R"(usage: practice-rig [--state DIR] VERB ...
  probe                                 what kinds of machines can run here
  image                                 builds the system image, once (about half a minute)
  new ID ADDRESS [KEYFILE.pub] [USERDATA]   makes and starts a machine, opens ports 22, 443 and 8888
  start|stop|kill|destroy ID
  list                                  machines that run
  attach ID FILE SERIAL                 FILE is made with 2 GiB when it does not exist
  detach ID SERIAL
  ports ID PORT...                      exactly these are open
  meta ID PATH VALUE
  console ID
  run ID SECONDS                        runs the script on standard input as root
State: $PRACTICE_RIG_STATE or /tmp/practice-rig-UID. Image: $SPOTBOOK_PRACTICE_CACHE or ~/.cache/spotbook/practice.
Kind: $PRACTICE_RIG_KIND (nspawn, userns) or what can run here.)";

QString environment(const char *name, const QString &otherwise)
{
    const QByteArray value = qgetenv(name);
    return value.isEmpty() ? otherwise : QFile::decodeName(value);
}

QByteArray readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + name.toStdString());
    return file.readAll();
}

void print(const QByteArray &text)
{
    std::cout.write(text.constData(), text.size());
    std::cout << std::endl;
}

MachineKind wantedKind()
{
    const QByteArray kind = qgetenv("PRACTICE_RIG_KIND");
    return kind == "nspawn" ? MachineKind::Nspawn : kind == "userns" ? MachineKind::Userns : MachineKind::Auto;
}

void makeAndStart(MachineHost &host, const QStringList &arguments)
{
    MachineSpec spec;
    spec.id = arguments.value(1);
    spec.address = arguments.value(2);
    if (arguments.size() > 3)
        spec.authorizedKeys = {readFile(arguments[3]).trimmed()};
    if (arguments.size() > 4)
        spec.userData = readFile(arguments[4]);
    spec.metadata.insert(QStringLiteral("instance-id"), spec.id);
    QElapsedTimer time;
    time.start();
    host.create(spec);
    host.start(spec.id);
    host.setOpenPorts(spec.id, {22, 443, 8888});
    std::cout << "machine " << spec.id.toStdString() << " runs after " << time.elapsed() << " ms: ssh -p "
              << host.outsidePort(22) << " root@" << spec.address.toStdString() << std::endl;
}

int runVerb(MachineHost &host, const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    const QString id = arguments.value(1);
    if (verb == QLatin1String("image")) {
        host.prepareImage([](const QString &line) { print(line.toUtf8()); });
    } else if (verb == QLatin1String("new")) {
        host.prepareImage([](const QString &line) { print(line.toUtf8()); });
        makeAndStart(host, arguments);
    } else if (verb == QLatin1String("start")) {
        host.start(id);
    } else if (verb == QLatin1String("stop") || verb == QLatin1String("kill")) {
        host.stop(id, verb == QLatin1String("kill"));
    } else if (verb == QLatin1String("destroy")) {
        host.destroy(id);
    } else if (verb == QLatin1String("list")) {
        for (const QString &known : host.recover())
            if (host.running(known))
                print(known.toUtf8());
    } else if (verb == QLatin1String("attach")) {
        if (!QFile::exists(arguments.value(2)))
            createBlankDisk(arguments.value(2), 2LL << 30);
        host.attachDisk(id, {arguments.value(3), arguments.value(2)});
    } else if (verb == QLatin1String("detach")) {
        host.detachDisk(id, arguments.value(2));
    } else if (verb == QLatin1String("ports")) {
        QVector<quint16> ports;
        for (const QString &port : arguments.mid(2))
            ports.append(port.toUShort());
        host.setOpenPorts(id, ports);
    } else if (verb == QLatin1String("meta")) {
        host.setMetadata(id, arguments.value(2), arguments.value(3));
    } else if (verb == QLatin1String("console")) {
        print(host.consoleOutput(id));
    } else if (verb == QLatin1String("run")) {
        QFile input;
        if (!input.open(0, QIODevice::ReadOnly))
            throw std::runtime_error("no script on standard input");
        const auto ran = host.runInside(id, input.readAll(), arguments.value(2, QStringLiteral("60")).toInt());
        print(ran.output);
        return ran.timedOut ? 124 : ran.exitCode;
    } else {
        std::cerr << kUsage << std::endl;
        return 2;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    QString state = environment("PRACTICE_RIG_STATE", QStringLiteral("/tmp/practice-rig-%1").arg(getuid()));
    if (arguments.value(0) == QLatin1String("--state")) {
        state = arguments.value(1);
        arguments = arguments.mid(2);
    }
    const QString cache =
        environment("SPOTBOOK_PRACTICE_CACHE", QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                                   + QStringLiteral("/spotbook/practice"));
    try {
        if (arguments.value(0) == QLatin1String("probe")) {
            const HostProbe probe = probeMachineHosts();
            print("nspawn: " + probe.nspawnReason.toUtf8());
            print("userns: " + probe.usernsReason.toUtf8());
            return probe.nspawn || probe.userns ? 0 : 1;
        }
        const auto host = makeMachineHost(wantedKind(), state, cache);
        if (!host)
            throw std::runtime_error("no practice machine can run here; see practice-rig probe");
        return runVerb(*host, arguments);
    } catch (const std::exception &error) {
        std::cerr << "practice-rig: " << error.what() << std::endl;
        return 1;
    }
}
