// From start to the first painted window, and the memory of the idle window, beside three Qt programs of the Debian
// archive on the same display: keepassxc, qbittorrent and nextcloud-desktop. All four are measured from outside in the
// same way.
//
//   painted: a window of the program's is on the window manager's list, is mapped, and shows at least three colours
//   memory:  of the program and its children, settled for some seconds after that: PSS (what is shared counts by halves
//   and
//            thirds, proc(5)) and RSS
//
// Runs are interleaved, after one of each that does not count, so that what else the machine does falls on all of them.
// bench_start REPORT RUNS OUR_PROGRAM; under with_display.sh.
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>
#include <xcb/xcb.h>

namespace {

constexpr int paintMilliseconds = 30000;
constexpr int settleMilliseconds = 3000;
constexpr int pollMilliseconds = 2;
constexpr int leastWidth = 200;
constexpr int leastHeight = 100;

template <typename Reply>
using Owned = std::unique_ptr<Reply, decltype(&std::free)>;

class Display
{
public:
    Display() : m_connection(xcb_connect(nullptr, nullptr))
    {
        m_root = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data->root;
        const char name[] = "_NET_CLIENT_LIST";
        const Owned<xcb_intern_atom_reply_t> atom(
            xcb_intern_atom_reply(m_connection, xcb_intern_atom(m_connection, 0, sizeof name - 1, name), nullptr),
            &std::free);
        m_list = atom->atom;
    }
    ~Display() { xcb_disconnect(m_connection); }
    Display(const Display &) = delete;
    Display &operator=(const Display &) = delete;

    // All windows that the window manager manages.
    std::vector<xcb_window_t> windows() const
    {
        const Owned<xcb_get_property_reply_t> reply(
            xcb_get_property_reply(
                m_connection, xcb_get_property(m_connection, 0, m_root, m_list, XCB_ATOM_WINDOW, 0, 1024), nullptr),
            &std::free);
        if (!reply)
            return {};
        const auto *first = static_cast<const xcb_window_t *>(xcb_get_property_value(reply.get()));
        return {first, first + std::size_t(xcb_get_property_value_length(reply.get())) / sizeof(xcb_window_t)};
    }

    bool isPainted(xcb_window_t window) const
    {
        const Owned<xcb_get_geometry_reply_t> size(
            xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, window), nullptr), &std::free);
        const Owned<xcb_get_window_attributes_reply_t> attributes(
            xcb_get_window_attributes_reply(m_connection, xcb_get_window_attributes(m_connection, window), nullptr),
            &std::free);
        if (!size || !attributes || attributes->map_state != XCB_MAP_STATE_VIEWABLE || size->width < leastWidth
            || size->height < leastHeight)
            return false;
        const Owned<xcb_get_image_reply_t> image(
            xcb_get_image_reply(
                m_connection,
                xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0, 0, size->width, size->height, ~0U),
                nullptr),
            &std::free);
        return image && colours(*image) >= 3;
    }

private:
    static int colours(const xcb_get_image_reply_t &image)
    {
        const auto *pixels = reinterpret_cast<const quint32 *>(xcb_get_image_data(&image));
        const int count = xcb_get_image_data_length(&image) / 4;
        QSet<quint32> seen;
        for (int i = 0; i < count && seen.size() < 3; i += 7)
            seen.insert(pixels[i] & 0xffffffU);
        return seen.size();
    }

    xcb_connection_t *m_connection;
    xcb_window_t m_root = 0;
    xcb_atom_t m_list = 0;
};

struct Program
{
    QString name;
    QString path;
    QStringList arguments;
    std::vector<double> milliseconds;
    std::vector<double> pss; // MiB
    std::vector<double> rss;
};

QList<qint64> withChildren(qint64 pid)
{
    QList<qint64> all{pid};
    for (int i = 0; i < all.size(); ++i) {
        const QString process = QStringLiteral("/proc/%1/task").arg(all.at(i));
        for (const QString &task : QDir(process).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(process + QLatin1Char('/') + task + QStringLiteral("/children"));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            for (const QByteArray &child : file.readAll().simplified().split(' ')) {
                if (!child.isEmpty())
                    all << child.toLongLong();
            }
        }
    }
    return all;
}

double mebibytes(qint64 pid, const char *line)
{
    double sum = 0;
    for (const qint64 one : withChildren(pid)) {
        QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(one));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &text : file.readAll().split('\n')) {
            if (text.startsWith(line))
                sum += text.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return sum;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// One start in a home of its own, kept between the runs as a person's is. False: no window came.
bool measure(Program &program, const Display &display, const QString &home, bool counts)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("SPOTBOOK_HOME"), home + QStringLiteral("/spotbook"));
    environment.remove(QStringLiteral("SPOTBOOK_ENDPOINT"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(QProcess::nullDevice());
    // The display is the test's own; the X server gives the ids of those that went to those that come.
    QElapsedTimer timer;
    timer.start();
    while (!display.windows().empty() && timer.elapsed() < paintMilliseconds)
        QThread::msleep(pollMilliseconds);
    timer.start();
    process.start(program.path, program.arguments);
    const auto painted = [&] {
        const auto windows = display.windows();
        return std::any_of(windows.begin(), windows.end(),
                           [&](xcb_window_t window) { return display.isPainted(window); });
    };
    bool seen = false;
    while (!seen && timer.elapsed() < paintMilliseconds) {
        seen = painted();
        if (!seen)
            QThread::msleep(pollMilliseconds);
    }
    const double took = double(timer.nsecsElapsed()) / 1e6;
    QThread::msleep(settleMilliseconds);
    if (seen && counts) {
        program.milliseconds.push_back(took);
        program.pss.push_back(mebibytes(process.processId(), "Pss:"));
        program.rss.push_back(mebibytes(process.processId(), "Rss:"));
    }
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished(5000);
    }
    return seen;
}

QString report(const std::vector<Program> &programs, int runs)
{
    QString text;
    QTextStream out(&text);
    const Program &ours = programs.front();
    out << QStringLiteral(
               "Start to first painted window, and memory of the idle window; medians of %1 interleaved runs, "
               "warm caches.\nA ratio above 1 means: more than Spotbook.\n\n")
               .arg(runs);
    out << QStringLiteral("%1%2%3%4%5%6%7\n")
               .arg(QStringLiteral("program"), -20)
               .arg(QStringLiteral("start ms"), 10)
               .arg(QStringLiteral("ratio"), 8)
               .arg(QStringLiteral("PSS MiB"), 10)
               .arg(QStringLiteral("ratio"), 8)
               .arg(QStringLiteral("RSS MiB"), 10)
               .arg(QStringLiteral("ratio"), 8);
    for (const Program &program : programs) {
        out << QStringLiteral("%1").arg(program.name, -20);
        const std::pair<const std::vector<double> *, const std::vector<double> *> columns[] = {
            {&program.milliseconds, &ours.milliseconds}, {&program.pss, &ours.pss}, {&program.rss, &ours.rss}};
        for (const auto &[theirs, mine] : columns)
            out << QStringLiteral("%1%2")
                       .arg(median(*theirs), 10, 'f', 0)
                       .arg(median(*theirs) / median(*mine), 8, 'f', 2);
        out << '\n';
    }
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QTextStream err(stderr);
    if (arguments.size() < 4) {
        err << "bench_start REPORT RUNS OUR_PROGRAM\n";
        return 2;
    }
    const int runs = arguments.at(2).toInt();
    std::vector<Program> programs{{QStringLiteral("spotbook"), arguments.at(3), {}, {}, {}, {}}};
    const QVector<QPair<QString, QString>> peers{{QStringLiteral("keepassxc"), QStringLiteral("keepassxc")},
                                                 {QStringLiteral("qbittorrent"), QStringLiteral("qbittorrent")},
                                                 {QStringLiteral("nextcloud-desktop"), QStringLiteral("nextcloud")}};
    for (const auto &[name, file] : peers) {
        const QString path = QStandardPaths::findExecutable(file);
        if (path.isEmpty()) {
            err << name << " is not installed\n";
            return 2;
        }
        programs.push_back({name, path, {}, {}, {}, {}});
    }
    const QTemporaryDir homes;
    // What would be asked at the first start of all is settled, so that the window is the program's own.
    const QString torrent = homes.filePath(QStringLiteral("qbittorrent/.config/qBittorrent"));
    QDir().mkpath(torrent);
    QFile notice(torrent + QStringLiteral("/qBittorrent.conf"));
    if (notice.open(QIODevice::WriteOnly))
        notice.write("[LegalNotice]\nAccepted=true\n");
    notice.close();
    const Display display;
    for (int run = -1; run < runs; ++run) {
        for (Program &program : programs) {
            const QString home = homes.filePath(program.name);
            QDir().mkpath(home);
            if (!measure(program, display, home, run >= 0)) {
                err << program.name << " has shown no window\n";
                return 1;
            }
        }
    }
    const QString text = report(programs, runs);
    QTextStream(stdout) << text;
    QFile file(arguments.at(1));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly))
        return 1;
    file.write(text.toUtf8());
    return 0;
}
