#include "provisioning/bundle.h"

#include "domain/failure.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

namespace spotbook::provisioning {

namespace {

constexpr int blockSize = 512;
constexpr int endBlocks = 2;

QByteArray octal(int value, int width)
{
    return QByteArray::number(value, 8).rightJustified(width - 1, '0');
}

// After a file's content.
int padding(int size)
{
    return (blockSize - size % blockSize) % blockSize;
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

QByteArray resource(const char *path)
{
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        throw domain::Error(domain::FailureKind::Internal, {{QStringLiteral("where"), QString::fromLatin1(path)}});
    return file.readAll();
}

void appendVariables(const QJsonObject &object, const QByteArray &prefix, QByteArray &text)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QByteArray name = prefix + it.key().toUpper().toLatin1();
        if (it.value().isObject())
            appendVariables(it.value().toObject(), name + '_', text);
        else
            text += name + '=' + ssh::quoted(it.value().toVariant().toString()) + '\n';
    }
}

} // namespace

TarWriter::~TarWriter()
{
    base::wipe(m_bytes.data(), size_t(m_bytes.size()));
}

void TarWriter::addHeader(const QByteArray &path, int mode, int size, char type)
{
    if (path.size() > 99)
        throw domain::Error(domain::FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("bundle path")}});
    QByteArray header(blockSize, '\0');
    const auto put = [&](int at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, path);
    put(100, octal(mode, 8));
    put(108, octal(0, 8));
    put(116, octal(0, 8));
    put(124, octal(size, 12));
    put(136, octal(0, 12));
    put(148, QByteArray(8, ' '));
    header[156] = type;
    put(257, QByteArray("ustar\00000", 8));
    int sum = 0;
    for (const char byte : std::as_const(header))
        sum += uchar(byte);
    put(148, octal(sum, 7) + QByteArray("\0 ", 2));
    m_bytes += header;
}

void TarWriter::addFolder(const QByteArray &path, int mode)
{
    addHeader(path + '/', mode, 0, '5');
}

void TarWriter::addFile(const QByteArray &path, int mode, std::string_view data)
{
    const int size = int(data.size());
    addHeader(path, mode, size, '0');
    m_bytes.append(data.data(), size);
    m_bytes.append(QByteArray(padding(size), '\0'));
}

QByteArray TarWriter::finish()
{
    m_bytes.append(QByteArray(endBlocks * blockSize, '\0'));
    return std::exchange(m_bytes, {});
}

Bundle makeBundle(const Stack &stack)
{
    QMap<QByteArray, QByteArray> files;
    files.insert("runner", resource(":/stacks/runner"));
    for (auto it = stack.files.cbegin(); it != stack.files.cend(); ++it)
        files.insert(it.key().toUtf8(), it.value());
    for (const Step &step : stack.steps) {
        const QByteArray folder = "steps/" + step.name.toUtf8() + '/';
        files.insert(folder + "check", step.check);
        files.insert(folder + "apply", step.apply);
        files.insert(folder + "limit", QByteArray::number(step.timeLimitSeconds) + '\n');
    }
    Bundle bundle;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        bundle.files.append({it.key(), it.value()});
        hash.addData(it.key() + '\0' + QByteArray::number(it.value().size()) + '\0' + it.value());
    }
    bundle.hash = hash.result().toHex().left(32);
    return bundle;
}

QByteArray shellVariables(const QJsonObject &arguments)
{
    QByteArray text;
    appendVariables(arguments, QByteArrayLiteral("ARG_"), text);
    return text;
}

QByteArray makeInput(const RunOptions &options, const Bundle *bundle)
{
    struct File
    {
        QByteArray path;
        int mode;
        std::string_view data;
    };
    const QByteArray json = QJsonDocument(options.arguments).toJson();
    const QByteArray variables = shellVariables(options.arguments);
    QVector<File> files{{"arguments.json", 0600, view(json)}, {"arguments.sh", 0600, view(variables)}};
    for (auto it = options.secrets.cbegin(); it != options.secrets.cend(); ++it)
        files.append({"secrets/" + it.key().toUtf8(), 0600, it.value().reveal()});
    if (bundle) {
        for (const auto &file : bundle->files)
            files.append({"bundle/" + file.first, 0700, view(file.second)});
    }
    // The last entry: an archive that was cut off on its way is not used.
    files.append({"complete", 0600, {}});

    int size = blockSize * (1 + endBlocks); // the folder and the end
    for (const auto &file : std::as_const(files))
        size += blockSize + int(file.data.size()) + padding(int(file.data.size()));
    TarWriter tar(size);
    tar.addFolder("secrets", 0700);
    for (const auto &file : std::as_const(files))
        tar.addFile(file.path, file.mode, file.data);
    return tar.finish();
}

} // namespace spotbook::provisioning
