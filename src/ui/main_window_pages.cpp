// The pages beside the machines: one list on the left, in the order in which they were added.
#include "ui/history/history_page.h"
#include "ui/icon.h"
#include "ui/keyboard_way.h"
#include "ui/log/log_page.h"
#include "ui/main_window.h"
#include "ui/prices/prices_page.h"
#include "ui/storage/storage_page.h"
#include "ui_main_window.h"

#include <QAction>
#include <QScrollArea>

namespace spotbook::ui {

namespace {
constexpr int lastDigitKey = 9;
constexpr int listMargin = 12;

// For a page that is higher than what a small screen has left beside the activity.
QScrollArea *scrolled(QWidget *page, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(page);
    QObject::connect(page, &QWidget::windowTitleChanged, area, &QWidget::setWindowTitle);
    return area;
}
} // namespace

void MainWindow::addPage(const QString &id, const QIcon &icon, const QString &title, QWidget *page)
{
    page->setWindowTitle(title);
    if (m_ui->pages->indexOf(page) < 0)
        m_ui->pages->addWidget(page);
    auto *item = new QListWidgetItem(icon, title, m_ui->pageList);
    item->setData(Qt::UserRole, id);
    auto *action = m_ui->viewMenu->addAction(icon, title, this, [this, id] { showPage(id); });
    action->setObjectName(id + QStringLiteral("PageAction"));
    if (m_ui->pageList->count() <= lastDigitKey)
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(m_ui->pageList->count())));
    connect(page, &QWidget::windowTitleChanged, this, [this, item, action](const QString &now) {
        item->setText(now);
        action->setText(now);
        fitPageList();
    });
    fitPageList();
    if (m_ui->pageList->currentRow() < 0 || id == m_services.settings().values().lastPage)
        m_ui->pageList->setCurrentItem(item);
}

void MainWindow::showPage(const QString &id)
{
    for (int row = 0; row < m_ui->pageList->count(); ++row) {
        if (m_ui->pageList->item(row)->data(Qt::UserRole).toString() == id)
            m_ui->pageList->setCurrentRow(row);
    }
}

QString MainWindow::currentPage() const
{
    const auto *item = m_ui->pageList->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void MainWindow::connectPages()
{
    connect(m_ui->pageList, &QListWidget::currentRowChanged, m_ui->pages, &QStackedWidget::setCurrentIndex);
    // What a person chose, not what was added last.
    connect(m_ui->pages, &QStackedWidget::currentChanged, this, [this] {
        settleMnemonics(*this); // of the page that is shown now
        if (isVisible())
            rememberPage();
    });
}

void MainWindow::addPages()
{
    addPage(QStringLiteral("machines"), ui::icon(QStringLiteral("open-notebook")), m_ui->machinesPage->windowTitle(),
            m_ui->machinesPage);
    m_storagePage = new StoragePage(m_services, this);
    addPage(QStringLiteral("storage"), ui::icon(QStringLiteral("disk")), m_storagePage->windowTitle(), m_storagePage);
    connect(m_storagePage, &StoragePage::deleted, this, &MainWindow::lookAgain);
    auto *prices = new PricesPage(m_services, this);
    addPage(QStringLiteral("prices"), ui::icon(QStringLiteral("prices")), prices->windowTitle(),
            scrolled(prices, this));
    connect(prices, &PricesPage::watchFired, this, &MainWindow::tellPrice);
    connect(prices, &PricesPage::launchWanted, this, &MainWindow::newMachineAt);
    m_historyPage = new HistoryPage(m_services, this);
    addPage(QStringLiteral("history"), ui::icon(QStringLiteral("history")), m_historyPage->windowTitle(),
            m_historyPage);
    auto *log = new LogPage(m_services.paths().logFile(), std::chrono::seconds(1), this);
    addPage(QStringLiteral("log"), ui::icon(QStringLiteral("log")), log->windowTitle(), log);
}

void MainWindow::rememberPage()
{
    m_pageTask.run(
        [&services = m_services, id = currentPage()](const TaskRun &) {
            services.settings().update([&id](storage::SettingsValues &values) { values.lastPage = id; });
        },
        [] {}, [](const domain::Failure &) {}); // the next start then begins where an earlier one ended
}

void MainWindow::fitPageList()
{
    m_ui->pageList->setFixedWidth(m_ui->pageList->sizeHintForColumn(0) + 2 * m_ui->pageList->frameWidth() + listMargin);
}

} // namespace spotbook::ui
