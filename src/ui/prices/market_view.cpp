#include "ui/prices/market_view.h"

#include "launch/default_plan.h"
#include "launch/round_trip.h"
#include "ui_market_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>

namespace spotbook::ui {

using domain::Failure;
using domain::FailureKind;
using domain::Offer;

namespace {
constexpr int rowsMeasured = 60; // for the width of a column: more would be seen while scrolling, not before
constexpr qint64 freshSeconds = 600;

// What decides comes first; what is looked up now and then is to the right. Region and zone keep their names in the
// model, so only the eye sees this order.
constexpr MarketModel::Column visualOrder[] = {
    MarketModel::Gpu,     MarketModel::Type,       MarketModel::Zone,      MarketModel::Spot,      MarketModel::Share,
    MarketModel::Release, MarketModel::UsefulHour, MarketModel::Stock,     MarketModel::RoundTrip, MarketModel::Region,
    MarketModel::Cpus,    MarketModel::Memory,     MarketModel::LocalDisk, MarketModel::OnDemand};
} // namespace

MarketView::MarketView(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::MarketView>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    setUpTable();
    fitColumns(); // the headings are read before there are rows
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, &MarketView::fitColumns);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, &m_model, &MarketModel::setWords);
    connect(m_ui->stockCheck, &QCheckBox::toggled, &m_model, &MarketModel::setInStockOnly);
    for (QComboBox *combo : {m_ui->regionCombo, m_ui->gpuCombo})
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_ui->regionCombo, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this] { m_model.setRegion(m_ui->regionCombo->currentData().toString()); });
    connect(m_ui->gpuCombo, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this] { m_model.setGpu(m_ui->gpuCombo->currentData().toString()); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, &MarketView::stop);
    connect(m_ui->reloadButton, &QPushButton::clicked, this, &MarketView::load);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { showChosen(false); });
    connect(&m_task, &Task::runningChanged, this, &MarketView::refresh);
    refresh();
}

MarketView::~MarketView()
{
    m_task.disconnect(this);
    m_farTask.disconnect(this);
}

void setUpMarketTable(QTableView &view, MarketModel &model)
{
    QTableView *table = &view;
    table->setModel(&model);
    table->setSortingEnabled(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->sortByColumn(MarketModel::Spot, Qt::AscendingOrder);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // one height, never measured
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(40);
    header->setSectionsMovable(true);
    header->setResizeContentsPrecision(0);
    for (int at = 0; at < MarketModel::ColumnCount; ++at)
        header->moveSection(header->visualIndex(visualOrder[at]), at);
}

void MarketView::setUpTable()
{
    QTableView *table = m_ui->offersTable;
    setUpMarketTable(*table, m_model);
    table->viewport()->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, table] { current(table->selectionModel()->selectedRows().value(0)); });
    connect(table, &QTableView::activated, this, &MarketView::activated);
    connect(table->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_scrolled = true; });
}

Banner &MarketView::banner()
{
    return *m_ui->banner;
}

void MarketView::load()
{
    m_model.clear();
    m_ui->banner->clear();
    m_regions = m_regionsDone = m_regionsFailed = 0;
    m_asOf = m_services.clock().now();
    m_scrolled = m_namesOld = false;
    Q_EMIT cleared();
    const auto ended = [this] {
        refresh();
        Q_EMIT rowsChanged();
        Q_EMIT loaded();
    };
    m_task.run([this](const TaskRun &run) { loadAll(run); }, ended,
               [this, ended](const Failure &failure) {
                   if (failure.kind != FailureKind::Cancelled)
                       m_ui->banner->showFailure(failure, m_services.provider());
                   ended();
               });
    refresh();
}

void MarketView::stop()
{
    m_task.cancel();
    m_farTask.abandon();
}

void MarketView::settle()
{
    m_task.abandon();
}

// A clock that was set back says nothing about the age.
bool MarketView::isFresh() const
{
    const qint64 age = m_asOf.secsTo(m_services.clock().now());
    return isWhole() && age >= 0 && age <= freshSeconds;
}

// On the worker.
void MarketView::loadAll(const TaskRun &run)
{
    const launch::Context context = m_services.context(run.stop());
    const cloud::Call call{run.stop()};
    const auto regions = context.cloud.regions(call);
    run.post([this, regions] { takeRegions(regions); });
    QMap<QString, domain::MachineType> types;
    for (const auto &type : context.cloud.machineTypes({}, call)) {
        if (type.gpus > 0)
            types.insert(type.id, type);
    }
    QStringList regionIds;
    for (const auto &region : regions)
        regionIds << region.id;
    const auto market = launch::market(
        context.cloud, context.clock, regionIds, types.keys(), true,
        [&](const QString &, QVector<Offer> rows) {
            for (Offer &row : rows)
                row.type = types.value(row.type.id, row.type);
            run.post([this, rows] { takeRows(rows); });
        },
        run.stop());
    run.post([this, failed = static_cast<int>(market.failures.size())] { m_regionsFailed = failed; });
}

// The distances are measured beside the table, which does not wait for them.
void MarketView::takeRegions(const QVector<domain::Region> &regions)
{
    m_regions = static_cast<int>(regions.size());
    setNames(regions);
    if (std::exchange(m_namesOld, false))
        askNames();
    m_farTask.run(
        [this, regions](const TaskRun &run) {
            launch::roundTrips(
                m_services.context(run.stop()), regions,
                [this, &run](const QString &regionId, std::chrono::milliseconds time) {
                    run.post([this, regionId, time] { m_model.setRoundTrip(regionId, time); });
                },
                run.stop());
        },
        [] {}, [](const Failure &) {}); // what could not be measured is shown as unknown
    refresh();
}

void MarketView::setNames(const QVector<domain::Region> &regions)
{
    m_regionNames.clear();
    for (const auto &region : regions) {
        const QString name = region.name.isEmpty() ? region.id : region.name;
        m_regionNames.insert(region.id, name);
        const int at = m_ui->regionCombo->findData(region.id);
        if (at < 0)
            m_ui->regionCombo->addItem(name, region.id);
        else
            m_ui->regionCombo->setItemText(at, name);
    }
    m_model.setRegionNames(m_regionNames);
    m_fit.start();
}

// They are the provider's words, which it gives in the language of the moment.
void MarketView::askNames()
{
    m_namesOld = m_regions == 0 && isLoading();
    if (m_regions == 0)
        return;
    m_nameTask.run([&services = m_services](
                       const TaskRun &run) { return services.context(run.stop()).cloud.regions({run.stop()}); },
                   [this](const QVector<domain::Region> &regions) {
                       setNames(regions);
                       Q_EMIT renamed();
                   },
                   [](const Failure &) {}); // the names of before are better than none
}

void MarketView::takeRows(const QVector<Offer> &rows)
{
    ++m_regionsDone;
    m_model.put(rows);
    fillGpus();
    m_fit.start();
    refresh();
    Q_EMIT rowsChanged();
}

void MarketView::fillGpus()
{
    const QStringList names = m_model.gpuNames();
    if (m_ui->gpuCombo->count() == names.size() + 1)
        return;
    const QString chosen = m_ui->gpuCombo->currentData().toString();
    const QSignalBlocker quiet(m_ui->gpuCombo);
    while (m_ui->gpuCombo->count() > 1)
        m_ui->gpuCombo->removeItem(1);
    for (const QString &name : names)
        m_ui->gpuCombo->addItem(name, name);
    m_ui->gpuCombo->setCurrentIndex(std::max(0, m_ui->gpuCombo->findData(chosen)));
    m_model.setGpu(m_ui->gpuCombo->currentData().toString());
}

// As wide as the words need. Qt would add room for a sort mark to every column, which pushes the last ones out of view.
void MarketView::fitColumns()
{
    const QHeaderView *header = m_ui->offersTable->horizontalHeader();
    const QFontMetrics cells = m_ui->offersTable->fontMetrics();
    const int mark = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header) + 8;
    const int rows = std::min(m_model.rowCount(), rowsMeasured);
    for (int column = 0; column < MarketModel::ColumnCount; ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width =
            header->fontMetrics().horizontalAdvance(title) + 14 + (column == header->sortIndicatorSection() ? mark : 0);
        for (int row = 0; row < rows; ++row) {
            const QString text = m_model.data(m_model.index(row, column), Qt::DisplayRole).toString();
            width = std::max(width, cells.horizontalAdvance(text) + 12);
        }
        if (m_ui->offersTable->columnWidth(column) != width)
            m_ui->offersTable->setColumnWidth(column, width);
    }
}

std::optional<Offer> MarketView::chosen() const
{
    return m_model.find(m_zone, m_type);
}

void MarketView::select(const QString &zoneId, const QString &typeId)
{
    m_zone = zoneId;
    m_type = typeId;
    showChosen(!m_scrolled);
}

// After a reset, too: the table forgets its row with every filter and with every region that comes. It goes to its
// current row by itself, which is taken back: who looks at other rows is not to be moved away from them.
void MarketView::showChosen(bool scroll)
{
    const int row = m_model.rowOf(m_zone, m_type);
    m_showing = true;
    QTableView *table = m_ui->offersTable;
    if (row < 0) {
        table->clearSelection();
    } else {
        const int across = table->horizontalScrollBar()->value();
        const int down = table->verticalScrollBar()->value();
        table->setCurrentIndex(m_model.index(row, table->horizontalHeader()->logicalIndex(0)));
        if (scroll)
            table->scrollTo(m_model.index(row, table->horizontalHeader()->logicalIndex(0)));
        else if (table->isVisible())
            table->verticalScrollBar()->setValue(down);
        table->horizontalScrollBar()->setValue(across);
    }
    m_showing = false;
}

void MarketView::current(const QModelIndex &index)
{
    if (m_showing || !index.isValid())
        return;
    const Offer &offer = m_model.offer(index.row());
    m_zone = offer.zoneId;
    m_type = offer.type.id;
    Q_EMIT picked();
}

void MarketView::refresh()
{
    const bool loading = m_task.isRunning();
    m_ui->stopButton->setVisible(loading);
    m_ui->reloadButton->setVisible(!loading);
    QString load;
    if (loading)
        load = m_regions == 0
                   ? tr("Asking for regions…")
                   : tr("Regions: %1 of %2 · offers: %3").arg(m_regionsDone).arg(m_regions).arg(m_model.count());
    else if (m_regions > 0)
        load = (isWhole()
                    ? tr("Regions: %1 · offers: %2").arg(m_regionsDone).arg(m_model.count())
                    : tr("Only %1 of %2 regions · offers: %3").arg(m_regionsDone).arg(m_regions).arg(m_model.count()))
               + QStringLiteral(" · ") + tr("as of %1").arg(messages::clockText(m_asOf));
    if (m_regionsFailed > 0)
        load += QStringLiteral(" · ") + tr("without an answer: %1").arg(m_regionsFailed);
    m_ui->loadLabel->setText(load);
}

// The right button asks what can be done with a row; it does not choose it.
bool MarketView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_ui->offersTable->indexAt(mouse->pos());
        if (mouse->button() == Qt::RightButton && index.isValid()) {
            Q_EMIT menuWanted(m_model.offer(index.row()), mouse->globalPos());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MarketView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_model.retranslate();
        fitColumns();
        askNames();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
