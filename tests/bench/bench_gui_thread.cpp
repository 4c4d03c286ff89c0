// How long the GUI thread is held by one event while a person walks through the wizard: types, sorts and scrolls what
// there is, goes forward and back, up to the open notebook. Over a cloud in memory, in this (debug) build.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/browser.h"
#include "ui/gui_watchdog.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTextStream>
#include <algorithm>
#include <map>

using namespace spotbook;
using std::chrono::microseconds;

namespace {

constexpr double limitMilliseconds = 16;
constexpr int pageMilliseconds = 20000;

std::map<QString, microseconds> culprits;

double milliseconds(microseconds time)
{
    return double(time.count()) / 1000;
}

double percentile(const std::vector<microseconds> &sorted, double part)
{
    return sorted.empty() ? 0 : milliseconds(sorted[std::size_t(double(sorted.size() - 1) * part)]);
}

void type(QWidget &page, const char *name, const QString &text)
{
    auto *edit = page.findChild<QLineEdit *>(QString::fromLatin1(name));
    if (!edit || !edit->isVisible() || !edit->isEnabled())
        return;
    edit->clear();
    QTest::keyClicks(edit, text);
}

// Whatever the page has that can be sorted and scrolled.
void useTables(QWidget &page)
{
    for (auto *table : page.findChildren<QTableView *>()) {
        if (!table->isVisible() || !table->isEnabled())
            continue;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QPoint at(table->horizontalHeader()->sectionViewportPosition(column) + 5, 5);
            QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, at);
            QTest::qWait(10);
        }
        for (auto *bar : {table->verticalScrollBar(), table->horizontalScrollBar()}) {
            for (int step = 0; step < 20; ++step) {
                bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
                QTest::qWait(5);
            }
        }
        if (table->model()->rowCount() > 0)
            table->selectRow(0);
    }
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
            QTest::mouseClick(wizard.button(which), Qt::LeftButton);
            break;
        }
    }
    return QTest::qWaitFor([&] { return wizard.currentId() != before; }, pageMilliseconds);
}

int walk(ui::LaunchWizard &wizard)
{
    int pages = 1;
    while (wizard.currentId() != ui::LaunchWizard::Ready) {
        QWidget &page = *wizard.currentPage();
        type(page, "idEdit", test::keyId);
        type(page, "secretEdit", test::keySecret);
        const int id = wizard.currentId();
        if (!QTest::qWaitFor([&] { return wizard.currentPage()->isComplete() || wizard.currentId() != id; },
                             pageMilliseconds))
            return -wizard.currentId() - 1;
        if (wizard.currentId() != id)
            continue;
        useTables(page);
        if (!goForward(wizard))
            return -wizard.currentId() - 1;
        ++pages;
        // Back and forward again, as one does to look something up.
        auto *back = wizard.button(QWizard::BackButton);
        if (wizard.currentId() < ui::LaunchWizard::Review && back->isVisible() && back->isEnabled()) {
            QTest::mouseClick(back, Qt::LeftButton);
            if (!goForward(wizard))
                return -wizard.currentId() - 1;
        }
    }
    return pages;
}

int report(const std::vector<microseconds> &times, int pages, const QString &file)
{
    auto sorted = times;
    std::sort(sorted.begin(), sorted.end());
    const double p99 = percentile(sorted, 0.99);
    QString text;
    QTextStream out(&text);
    out << "GUI thread: one event's delivery during a walk through the wizard (" << pages << " pages, " << sorted.size()
        << " events, debug build)\n"
        << QStringLiteral("median %1 ms, 99th percentile %2 ms (aim: under %3), longest %4 ms\n")
               .arg(percentile(sorted, 0.5), 0, 'f', 3)
               .arg(p99, 0, 'f', 2)
               .arg(limitMilliseconds)
               .arg(percentile(sorted, 1), 0, 'f', 1);
    std::vector<std::pair<microseconds, QString>> longest;
    for (const auto &[what, time] : culprits)
        longest.emplace_back(time, what);
    std::sort(longest.rbegin(), longest.rend());
    for (std::size_t i = 0; i < std::min<std::size_t>(12, longest.size()); ++i)
        out << QStringLiteral("  %1 ms  %2\n").arg(milliseconds(longest[i].first), 7, 'f', 1).arg(longest[i].second);
    QTextStream(stdout) << text;
    QFile saved(file);
    if (!file.isEmpty() && QDir().mkpath(QFileInfo(file).path()) && saved.open(QIODevice::WriteOnly))
        saved.write(text.toUtf8());
    return p99 < limitMilliseconds ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    ui::WatchedApplication application(
        argc, argv, std::chrono::milliseconds(int(limitMilliseconds)), [](const ui::GuiWatchdog::Held &held) {
            if (held.goesOn)
                return;
            auto &longest = culprits[held.event + QStringLiteral(" to ") + held.receiver];
            longest = std::max(longest, held.time);
        });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    ui::setBrowser([](const QUrl &) { return true; });
    test::FakeServices services;
    application.watchdog()->keepTimes(true);
    ui::MainWindow window(services);
    window.show();
    window.newMachine();
    auto *wizard = window.findChild<ui::LaunchWizard *>();
    const int pages = walk(*wizard);
    application.watchdog()->keepTimes(false);
    if (pages < 0) {
        QTextStream(stderr) << "the walk ended on page " << -pages - 1 << '\n';
        return 2;
    }
    return report(application.watchdog()->times(), pages, argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
}
