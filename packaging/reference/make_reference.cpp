// Makes, while the program is built, what is installed beside it: manual page, shell completion, icons as PNG and ICO.
// usage: make-reference OUTPUT_FOLDER MANUAL_TEMPLATE ICON VERSION DATE
#include "cli/command_reference.h"
#include "manual.h"
#include "shells.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cstdio>
#include <functional>
#include <stdexcept>

namespace {

using namespace spotbook;

QString read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return QString::fromUtf8(file.readAll());
}

void write(const QString &path, const QString &text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        throw std::runtime_error("cannot write " + path.toStdString());
}

void drawIcon(QSvgRenderer &renderer, int size, const QString &path)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    if (!image.save(path, "PNG"))
        throw std::runtime_error("cannot write " + path.toStdString());
}

// The Windows format: a table of sizes, then each of them as PNG (which it takes since Vista).
void writeIco(const QString &path, const QVector<int> &sizes, const std::function<QString(int)> &png)
{
    QByteArray table;
    QByteArray pictures;
    QDataStream out(&table, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16(0) << quint16(1) << quint16(sizes.size());
    const int start = 6 + 16 * sizes.size();
    for (const int size : sizes) {
        QFile file(png(size));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("cannot read " + file.fileName().toStdString());
        const QByteArray picture = file.readAll();
        // 0 stands for 256; one plane, 32 bits per pixel.
        out << quint8(size) << quint8(size) << quint16(0) << quint16(1) << quint16(32) << quint32(picture.size())
            << quint32(start + pictures.size());
        pictures += picture;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(table + pictures) != start + pictures.size() || !file.flush())
        throw std::runtime_error("cannot write " + path.toStdString());
}

void make(const QString &folder, const QString &manual, const QString &icon, const QString &version,
          const QString &date)
{
    const auto verbs = cli::commandReference();
    const QDir out(folder);
    if (!out.mkpath(QStringLiteral(".")))
        throw std::runtime_error("cannot make " + folder.toStdString());
    write(out.filePath(QStringLiteral("spotbook.1")),
          read(manual)
              .replace(QLatin1String("@OPTIONS@\n"), reference::manualOptions(verbs))
              .replace(QLatin1String("@VERBS@\n"), reference::manualVerbs(verbs))
              .replace(QLatin1String("@VERSION@"), version)
              .replace(QLatin1String("@DATE@"), date));
    write(out.filePath(QStringLiteral("spotbook.bash")), reference::bashCompletion(verbs));
    write(out.filePath(QStringLiteral("_spotbook")), reference::zshCompletion(verbs));
    write(out.filePath(QStringLiteral("spotbook.fish")), reference::fishCompletion(verbs));
    QSvgRenderer renderer(icon);
    if (!renderer.isValid())
        throw std::runtime_error("no picture: " + icon.toStdString());
    const auto png = [&out](int size) { return out.filePath(QStringLiteral("spotbook-%1.png").arg(size)); };
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512, 1024})
        drawIcon(renderer, size, png(size));
    writeIco(out.filePath(QStringLiteral("spotbook.ico")), {16, 24, 32, 48, 64, 256}, png);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 6) {
        std::fputs("usage: make-reference OUTPUT_FOLDER MANUAL_TEMPLATE ICON VERSION DATE\n", stderr);
        return 2;
    }
    try {
        const auto argument = [argv](int i) { return QString::fromLocal8Bit(argv[i]); };
        make(argument(1), argument(2), argument(3), argument(4), argument(5));
        return 0;
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "make-reference: %s\n", problem.what());
        return 1;
    }
}
