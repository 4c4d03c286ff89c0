#include "practice/machine_seed.h"

#include "practice/machine_record.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>
#include <sys/stat.h>

namespace spotbook::practice {
namespace {

// Both scripts report where a serial console would show it, and the second one also where cloud-init would.
constexpr auto kScriptHead = R"sh(console=/dev/practice-console
say() { printf '%s\n' "$*" >>"$console" 2>/dev/null; }
)sh";

constexpr auto kHostKeys = R"sh(
cd /etc/ssh || exit 1
if ! ls ssh_host_*_key >/dev/null 2>&1; then
    ssh-keygen -q -t ed25519 -N '' -C "root@$(hostname)" -f ssh_host_ed25519_key
    ssh-keygen -q -t ecdsa -N '' -C "root@$(hostname)" -f ssh_host_ecdsa_key
fi
for key in ssh_host_*_key; do
    [ -s "$key.pub" ] || ssh-keygen -y -f "$key" >"$key.pub"
done
say '-----BEGIN SSH HOST KEY FINGERPRINTS-----'
for key in *_key.pub; do say "$(ssh-keygen -l -f "$key")"; done
say '-----END SSH HOST KEY FINGERPRINTS-----'
say '-----BEGIN SSH HOST KEY KEYS-----'
for key in *_key.pub; do say "$(cat "$key")"; done
say '-----END SSH HOST KEY KEYS-----'
)sh";

QByteArray quoted(const QString &word)
{
    QByteArray bytes = word.toUtf8();
    bytes.replace("'", "'\\''");
    return "'" + bytes + "'";
}

void makeDirectory(const QString &path, mode_t mode)
{
    if (!QDir().mkpath(path) || chmod(QFile::encodeName(path).constData(), mode) != 0)
        throw std::runtime_error("cannot make " + path.toStdString());
}

class Seeder
{
public:
    Seeder(const QString &layer, const MachineSpec &spec) : m_layer(layer), m_spec(spec) {}

    void run()
    {
        for (const char *directory : {"", "etc", "etc/ssh", "var", "var/lib"})
            makeDirectory(m_layer.filePath(QLatin1String(directory)), 0755);
        makeDirectory(m_layer.filePath(QStringLiteral("root")), 0700);
        makeDirectory(m_layer.filePath(QStringLiteral("root/.ssh")), 0700);
        makeDirectory(m_layer.filePath(QStringLiteral("var/lib/practice")), 0700);
        const QByteArray name = m_spec.hostName.toUtf8();
        put("etc/hostname", name + '\n', 0644);
        put("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n127.0.1.1 " + name + '\n', 0644);
        QByteArray keys;
        for (const QByteArray &key : m_spec.authorizedKeys)
            keys += key.trimmed() + '\n';
        put("root/.ssh/authorized_keys", keys, 0600);
        readUserData();
        writeScripts();
    }

private:
    void put(const char *path, const QByteArray &content, int mode)
    {
        writeFile(m_layer.filePath(QLatin1String(path)), content, mode);
    }

    void warn(const QString &text) { m_notes += "say " + quoted(QStringLiteral("cloud-init: ") + text) + '\n'; }

    void readUserData()
    {
        const QByteArray data = m_spec.userData;
        if (data.trimmed().isEmpty())
            return;
        if (data.startsWith("#!")) {
            put("var/lib/practice/script", data, 0700);
            m_final += "/var/lib/practice/script\n";
            return;
        }
        if (!data.startsWith("#cloud-config")) {
            warn(QStringLiteral("user data of an unknown kind was ignored"));
            return;
        }
        QJsonParseError error{};
        const int line = data.indexOf('\n');
        const QJsonDocument json = QJsonDocument::fromJson(line < 0 ? QByteArray() : data.mid(line + 1), &error);
        if (!json.isObject()) {
            warn(QStringLiteral("the cloud-config was not understood (%1)").arg(error.errorString()));
            return;
        }
        readCloudConfig(json.object());
    }

    void readCloudConfig(const QJsonObject &config)
    {
        for (auto it = config.begin(); it != config.end(); ++it) {
            if (it.key() == QLatin1String("ssh_keys"))
                readHostKeys(it.value().toObject());
            else if (it.key() == QLatin1String("write_files"))
                readFiles(it.value().toArray());
            else if (it.key() == QLatin1String("runcmd"))
                readCommands(it.value().toArray());
            else if (it.key()
                     != QLatin1String("ssh_deletekeys")) // the image holds no keys, so there are none to delete
                warn(QStringLiteral("\"%1\" is not supported here and was ignored").arg(it.key()));
        }
    }

    void readHostKeys(const QJsonObject &keys)
    {
        for (auto it = keys.begin(); it != keys.end(); ++it) {
            const QStringList parts = it.key().split(QLatin1Char('_'));
            const bool isPrivate = parts.value(1) == QLatin1String("private");
            const bool known =
                QStringList{QStringLiteral("rsa"), QStringLiteral("ecdsa"), QStringLiteral("ed25519")}.contains(
                    parts.first());
            if (parts.size() != 2 || !known || (!isPrivate && parts[1] != QLatin1String("public"))) {
                warn(QStringLiteral("ssh_keys: \"%1\" is unknown and was ignored").arg(it.key()));
                continue;
            }
            QByteArray text = it.value().toString().toUtf8();
            if (!text.endsWith('\n'))
                text += '\n';
            const QByteArray path = "etc/ssh/ssh_host_" + parts[0].toLatin1() + (isPrivate ? "_key" : "_key.pub");
            put(path.constData(), text, isPrivate ? 0600 : 0644);
        }
    }

    void readFiles(const QJsonArray &files)
    {
        for (const QJsonValue &value : files) {
            const QJsonObject file = value.toObject();
            const QString path = file.value(QLatin1String("path")).toString();
            const QString encoding = file.value(QLatin1String("encoding")).toString();
            QByteArray content = file.value(QLatin1String("content")).toString().toUtf8();
            if (encoding == QLatin1String("b64") || encoding == QLatin1String("base64")) {
                content = QByteArray::fromBase64(content);
            } else if (!encoding.isEmpty() && encoding != QLatin1String("text/plain")) {
                warn(QStringLiteral("write_files: encoding \"%1\" of %2 is not supported here").arg(encoding, path));
                continue;
            }
            if (!path.startsWith(QLatin1Char('/'))) {
                warn(QStringLiteral("write_files: \"%1\" is not an absolute path").arg(path));
                continue;
            }
            const QString mode = file.value(QLatin1String("permissions")).toString(QStringLiteral("0644"));
            const QString owner = file.value(QLatin1String("owner")).toString(QStringLiteral("root:root"));
            const char *into = file.value(QLatin1String("append")).toBool() ? ">>" : ">";
            const QByteArray target = quoted(path);
            m_files += "mkdir -p " + quoted(QFileInfo(path).path()) + " && base64 -d " + into + target + " <<'END'\n"
                       + content.toBase64() + "\nEND\nchown " + quoted(owner) + ' ' + target + "\nchmod " + quoted(mode)
                       + ' ' + target + '\n';
        }
    }

    void readCommands(const QJsonArray &commands)
    {
        QByteArray script = "#!/bin/sh\n";
        for (const QJsonValue &command : commands) {
            if (command.isString()) {
                script += command.toString().toUtf8() + '\n';
                continue;
            }
            for (const auto &word : command.toArray())
                script += quoted(word.toString()) + ' ';
            script += '\n';
        }
        put("var/lib/practice/runcmd", script, 0700);
        m_final += "/bin/sh /var/lib/practice/runcmd\n";
    }

    void writeScripts()
    {
        QByteArray init = kScriptHead;
        init += "if [ ! -e /var/lib/practice/init.done ]; then\n: >/var/lib/practice/init.done\n" + m_notes + m_files
                + "fi\n";
        init += kHostKeys;
        put("var/lib/practice/init", init, 0700);
        QByteArray final = kScriptHead;
        final +=
            ": >/var/lib/practice/final.done\nexec > >(tee -a /var/log/cloud-init-output.log >>\"$console\") 2>&1\n";
        final += m_final;
        final += "mkdir -p /var/lib/cloud/instance && : >/var/lib/cloud/instance/boot-finished\necho 'Cloud-init "
                 "finished'\n";
        put("var/lib/practice/final", final, 0700);
    }

    QDir m_layer;
    const MachineSpec &m_spec;
    QByteArray m_notes;
    QByteArray m_files;
    QByteArray m_final;
};

} // namespace

void seedMachine(const QString &layer, const MachineSpec &spec)
{
    Seeder(layer, spec).run();
}

} // namespace spotbook::practice
