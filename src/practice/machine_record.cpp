#include "practice/machine_record.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>
#include <stdexcept>
#include <sys/stat.h>

namespace spotbook::practice {

const DiskRecord *MachineRecord::disk(const QString &serial) const
{
    const auto found =
        std::find_if(disks.begin(), disks.end(), [&](const DiskRecord &d) { return d.serial == serial; });
    return found == disks.end() ? nullptr : &*found;
}

QString MachineRecord::freeLetter() const
{
    for (char c = 'b'; c <= 'z'; ++c) {
        const QString letter(QLatin1Char{c});
        if (std::none_of(disks.begin(), disks.end(), [&](const DiskRecord &d) { return d.letter == letter; }))
            return letter;
    }
    throw std::runtime_error("a machine takes at most 25 disks");
}

void writeFile(const QString &path, const QByteArray &content, int mode)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write " + path.toStdString());
    fchmod(file.handle(), mode_t(mode));
    if (file.write(content) != content.size() || !file.commit())
        throw std::runtime_error("cannot write " + path.toStdString() + ": " + file.errorString().toStdString());
}

MachineRecord loadRecord(const QDir &directory)
{
    QFile file(directory.filePath(QStringLiteral("machine.json")));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("there is no machine " + directory.dirName().toStdString());
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    MachineRecord r;
    r.id = json.value(QLatin1String("id")).toString();
    r.hostName = json.value(QLatin1String("hostName")).toString();
    r.address = json.value(QLatin1String("address")).toString();
    r.key = json.value(QLatin1String("key")).toString();
    r.directory = directory;
    if (r.id.isEmpty() || r.key.isEmpty())
        throw std::runtime_error("the record of machine " + directory.dirName().toStdString() + " is damaged");
    for (const auto &port : json.value(QLatin1String("openPorts")).toArray())
        r.openPorts.append(quint16(port.toInt()));
    for (const auto &value : json.value(QLatin1String("disks")).toArray()) {
        const QJsonObject disk = value.toObject();
        r.disks.append({disk.value(QLatin1String("serial")).toString(), disk.value(QLatin1String("file")).toString(),
                        disk.value(QLatin1String("letter")).toString()});
    }
    return r;
}

void saveRecord(const MachineRecord &r)
{
    QJsonArray ports;
    for (quint16 port : r.openPorts)
        ports.append(int(port));
    QJsonArray disks;
    for (const DiskRecord &d : r.disks) {
        disks.append(QJsonObject{{QStringLiteral("serial"), d.serial},
                                 {QStringLiteral("file"), d.file},
                                 {QStringLiteral("letter"), d.letter}});
    }
    const QJsonObject json{{QStringLiteral("id"), r.id},           {QStringLiteral("hostName"), r.hostName},
                           {QStringLiteral("address"), r.address}, {QStringLiteral("key"), r.key},
                           {QStringLiteral("openPorts"), ports},   {QStringLiteral("disks"), disks}};
    writeFile(r.path(QStringLiteral("machine.json")), QJsonDocument(json).toJson());
}

} // namespace spotbook::practice
