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
    m_regionNames.clear();
    for (const auto &region : regions)
        m_regionNames.insert(region.id, region.name.isEmpty() ? region.id : region.name);
    m_model.setRegionNames(m_regionNames);
    if (m_ui->regionCombo->count() == 1) {
        for (const auto &region : regions)
            m_ui->regionCombo->addItem(m_regionNames.value(region.id), region.id);
    }
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
    showChosen(true);
}

// After a reset, too: the table forgets its row with every filter.
void MarketView::showChosen(bool scroll)
{
    const int row = m_model.rowOf(m_zone, m_type);
    m_showing = true;
    QTableView *table = m_ui->offersTable;
    if (row < 0) {
        table->clearSelection();
    } else {
        const int across = table->horizontalScrollBar()->value();
        table->setCurrentIndex(m_model.index(row, table->horizontalHeader()->logicalIndex(0)));
        if (scroll)
            table->scrollTo(m_model.index(row, table->horizontalHeader()->logicalIndex(0)));
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
        load = tr("Regions: %1 · offers: %2").arg(m_regionsDone).arg(m_model.count());
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
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
