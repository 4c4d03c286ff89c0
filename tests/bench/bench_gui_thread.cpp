// How long the GUI thread is held by one event while a person goes through the window's pages and the wizard: types,
// sorts, scrolls and chooses, forward and back, up to the open notebook. Over a cloud in memory that has as much as a
// person ever meets, in this (debug) build. What is done is done by events, as a mouse and a keyboard do it: a call
// from here would be seen by nobody.
//
// Most deliveries are tiny: percentiles are those of the deliveries that took more than a millisecond. What is above
// the aim is marked, and named; only what holds the thread for very long fails.
#include "gui/full_account.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "gui/screens.h"
#include "ui/browser.h"
#include "ui/gui_watchdog.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTextStream>
#include <QWheelEvent>
#include <algorithm>
#include <map>

using namespace spotbook;
using std::chrono::microseconds;

namespace {

constexpr double aimMilliseconds = 16;
constexpr double mostMilliseconds = 100;
constexpr int pageMilliseconds = 30000;

const test::Fullness full{24, 200, 120, 60, 20, 500, 5000}; // with the cloud's own types 10,100 offers

double milliseconds(microseconds time)
{
    return double(time.count()) / 1000;
}

double percentile(const std::vector<microseconds> &sorted, double part)
{
    return sorted.empty() ? 0 : milliseconds(sorted[std::size_t(double(sorted.size() - 1) * part)]);
}

// The first showing of a window, in which Qt looks for its fonts, is Qt's own.
bool isQtsOwn(const QString &receiver)
{
    return receiver.startsWith(QStringLiteral("QWidgetWindow"));
}

struct Visit
{
    QString name;
    std::vector<microseconds> times; // of what took more than a millisecond, in the end sorted
    std::map<QString, microseconds> culprits;
    microseconds longestOurs{0};
};

// What was held while a page was looked at belongs to that page.
class Visits
{
public:
    explicit Visits(ui::GuiWatchdog &watchdog) : m_watchdog(watchdog) { m_watchdog.keepTimes(true); }

    void begin(const QString &name)
    {
        end();
        all.push_back({name, {}, {}, microseconds(0)});
    }
    void end()
    {
        const auto &times = m_watchdog.times();
        if (!all.empty()) {
            auto &kept = all.back().times;
            std::copy_if(times.begin() + std::ptrdiff_t(m_taken), times.end(), std::back_inserter(kept),
                         [](microseconds time) { return time > std::chrono::milliseconds(1); });
            std::sort(kept.begin(), kept.end());
        }
        m_taken = times.size();
    }
    void note(const ui::GuiWatchdog::Held &held)
    {
        if (all.empty())
            return;
        auto &longest = all.back().culprits[held.event + QStringLiteral(" to ") + held.receiver];
        longest = std::max(longest, held.time);
        if (!isQtsOwn(held.receiver))
            all.back().longestOurs = std::max(all.back().longestOurs, held.time);
    }

    std::vector<Visit> all;

private:
    ui::GuiWatchdog &m_watchdog;
    std::size_t m_taken = 0;
};

Visits *visits = nullptr;

void type(QWidget &page, const char *name, const QString &text)
{
    auto *edit = page.findChild<QLineEdit *>(QString::fromLatin1(name));
    if (!edit || !edit->isVisible() || !edit->isEnabled())
        return;
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
    QTest::qWait(300); // until it is filtered
}

void turnWheel(QAbstractItemView &view, int steps)
{
    const QPointF at(view.viewport()->rect().center());
    for (int step = 0; step < steps; ++step) {
        QWheelEvent event(at, view.viewport()->mapToGlobal(at.toPoint()), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
        QTest::qWait(2);
    }
}

// Whatever the page has that can be sorted, scrolled and chosen from.
void useViews(QWidget &page)
{
    for (auto *view : page.findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->isEnabled() || qobject_cast<QHeaderView *>(view))
            continue;
        for (auto *header : view->findChildren<QHeaderView *>()) {
            for (int i = 0; header->orientation() == Qt::Horizontal && header->isVisible() && i < header->count();
                 ++i) {
                const QPoint at(header->sectionViewportPosition(i) + 5, 5);
                QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
                QTest::qWait(10);
            }
        }
        turnWheel(*view, 20);
        if (view->model()->rowCount() == 0)
            continue;
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {20, 10});
        for (int i = 0; i < 10; ++i) {
            QTest::keyClick(view, i < 7 ? Qt::Key_PageDown : Qt::Key_PageUp);
            QTest::qWait(5);
        }
    }
}

void useEverything(QWidget &page)
{
    type(page, "filterEdit", QStringLiteral("gn6i hang"));
    useViews(page);
    type(page, "filterEdit", QStringLiteral("t."));
    type(page, "logWordsEdit", QStringLiteral("attempt 1"));
}

bool awaitQuiet(const QWidget &page)
{
    return QTest::qWaitFor([&] { return test::isQuiet(page); }, pageMilliseconds);
}

bool walkWindow(ui::MainWindow &window)
{
    auto &list = *test::child<QListWidget>(window, "pageList");
    for (int row = list.count() - 1; row >= 0; --row) { // in the end the machines are shown
        visits->begin(QStringLiteral("window: ") + list.item(row)->data(Qt::UserRole).toString());
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(row)).center());
        QWidget &page = *test::child<QStackedWidget>(window, "pages")->currentWidget();
        QTest::qWait(100); // what the page asks for is asked for
        if (list.currentRow() != row || !awaitQuiet(page))
            return false;
        useEverything(page);
        if (!awaitQuiet(page))
            return false;
        QTest::qWait(1000); // what comes by itself: the clock, the log, the look at the cloud
    }
    return true;
}

bool goForward(QWizard &wizard)
{
    const int before = wizard.currentId(); // the page of the launch itself goes on without a click
    if (!QTest::qWaitFor([&] { return wizard.currentPage()->isComplete() || wizard.currentId() != before; },
                         pageMilliseconds))
        return false;
    if (wizard.currentId() != before)
        return true;
    for (const auto which : {QWizard::CommitButton, QWizard::NextButton}) {
        if (wizard.button(which)->isVisible() && wizard.button(which)->isEnabled()) {
            visits->begin(QStringLiteral("wizard: from ") + test::pageName(*wizard.currentPage()));
            QTest::mouseClick(wizard.button(which), Qt::LeftButton);
            break;
        }
    }
    return QTest::qWaitFor([&] { return wizard.currentId() != before; }, pageMilliseconds);
}

// The page on which it ended, or -1 when it came to the last one.
int walkWizard(ui::LaunchWizard &wizard)
{
    while (wizard.currentId() != ui::LaunchWizard::Ready) {
        QWidget &page = *wizard.currentPage();
        type(page, "idEdit", test::keyId);
        type(page, "secretEdit", test::keySecret);
        const int id = wizard.currentId();
        const auto isDone = [&] { return wizard.currentPage()->isComplete() || wizard.currentId() != id; };
        if (!awaitQuiet(page) || !QTest::qWaitFor(isDone, pageMilliseconds))
            return id;
        if (wizard.currentId() != id)
            continue;
        const bool chooses = id != ui::LaunchWizard::Disk; // its lists would choose an existing disk
        if (chooses)
            useEverything(page);
        if (!awaitQuiet(page) || !goForward(wizard))
            return id;
        // Back and forward again, as one does to look something up.
        auto *back = wizard.button(QWizard::BackButton);
        if (wizard.currentId() < ui::LaunchWizard::Review && back->isVisible() && back->isEnabled()) {
            QTest::mouseClick(back, Qt::LeftButton);
            if (!goForward(wizard))
                return id;
        }
    }
    return -1;
}

QString longestOf(const Visit &visit)
{
    const auto longest = std::max_element(visit.culprits.begin(), visit.culprits.end(),
                                          [](const auto &a, const auto &b) { return a.second < b.second; });
    return longest == visit.culprits.end() ? QString() : longest->first;
}

int report(std::vector<Visit> all, const QString &file)
{
    QString text;
    QTextStream out(&text);
    Visit whole;
    whole.name = QStringLiteral("all together");
    for (const Visit &visit : all) {
        whole.times.insert(whole.times.end(), visit.times.begin(), visit.times.end());
        whole.longestOurs = std::max(whole.longestOurs, visit.longestOurs);
        for (const auto &[what, time] : visit.culprits)
            whole.culprits[what] = std::max(whole.culprits[what], time);
    }
    std::sort(whole.times.begin(), whole.times.end());
    all.push_back(whole);
    out << QStringLiteral("GUI thread, %1 offers, %2 stored things, %3 sessions, %4 lines of log; a debug build.\n")
               .arg((full.types + 2) * (full.regions + 1) * 2)
               .arg(full.disks + full.snapshots + full.images)
               .arg(full.sessions)
               .arg(full.logLines)
        << QStringLiteral("Deliveries that took more than 1 ms; the 99th percentile is to be below %1 ms.\n\n")
               .arg(aimMilliseconds);
    for (const Visit &visit : all) {
        const double p99 = percentile(visit.times, 0.99);
        out << QStringLiteral("%1 %2 deliveries  p99 %3 ms  longest %4 ms  %5%6\n")
                   .arg(visit.name, -32)
                   .arg(visit.times.size(), 5)
                   .arg(p99, 6, 'f', 1)
                   .arg(percentile(visit.times, 1), 6, 'f', 1)
                   .arg(visit.longestOurs > std::chrono::milliseconds(int(mostMilliseconds))
                            ? QStringLiteral("TOO LONG ")
                        : p99 > aimMilliseconds ? QStringLiteral("above the aim ")
                                                : QString(),
                        longestOf(visit));
    }
    std::vector<std::pair<microseconds, QString>> longest;
    for (const auto &[what, time] : whole.culprits)
        longest.emplace_back(time, what);
    std::sort(longest.rbegin(), longest.rend());
    out << "\nWhat held it longest:\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(20, longest.size()); ++i)
        out << QStringLiteral("  %1 ms  %2\n").arg(milliseconds(longest[i].first), 7, 'f', 1).arg(longest[i].second);
    QTextStream(stdout) << text;
    QFile saved(file);
    if (!file.isEmpty() && QDir().mkpath(QFileInfo(file).path()) && saved.open(QIODevice::WriteOnly))
        saved.write(text.toUtf8());
    return milliseconds(whole.longestOurs) > mostMilliseconds ? 1 : 0;
}

} // namespace

int main(int argc, char *argv[])
{
    ui::WatchedApplication application(argc, argv, std::chrono::milliseconds(int(aimMilliseconds)),
                                       [](const ui::GuiWatchdog::Held &held) {
                                           if (!held.goesOn && visits)
                                               visits->note(held);
                                       });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    ui::setBrowser([](const QUrl &) { return true; });
    test::FakeServices services;
    test::storeKey(services);
    test::fillAccount(services, full);
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("default");
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::micros(2000000, QStringLiteral("CNY"));
    launch::launch(services.context({}), plan, {}, {});

    Visits all(*application.watchdog());
    visits = &all;
    all.begin(QStringLiteral("window: first look"));
    ui::MainWindow window(services);
    test::showAtSize(window);
    int end = 0;
    const bool seen =
        QTest::qWaitFor([&] { return window.findChild<ui::MachineCard *>() != nullptr; }, pageMilliseconds)
        && walkWindow(window);
    if (seen) {
        all.begin(QStringLiteral("wizard: its beginning"));
        QTest::mouseClick(test::child<QPushButton>(window, "newButton"), Qt::LeftButton);
        auto *wizard = window.findChild<ui::LaunchWizard *>();
        end = wizard ? walkWizard(*wizard) : 0;
    }
    all.end();
    visits = nullptr;
    if (!seen || end >= 0) {
        QTextStream(stderr) << "the walk ended: " << all.all.back().name << '\n';
        return 2;
    }
    return report(all.all, argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
}
