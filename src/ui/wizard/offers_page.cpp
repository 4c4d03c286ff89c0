#include "ui/wizard/offers_page.h"

#include "launch/default_plan.h"
#include "messages/messages.h"
#include "ui_offers_page.h"

#include <QHeaderView>
#include <cmath>

namespace spotbook::ui {

using domain::Failure;
using domain::FailureKind;
using domain::Money;
using domain::Offer;
using domain::Purchase;

namespace {
bool buyable(const Offer &offer)
{
    return offer.stock == domain::Stock::Available || offer.stock == domain::Stock::Low;
}
} // namespace

OffersPage::OffersPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::OffersPage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    m_filter.setSourceModel(&m_model);
    m_ui->offersTable->setModel(&m_filter);
    m_ui->offersTable->sortByColumn(OffersModel::Spot, Qt::AscendingOrder);
    m_ui->offersTable->verticalHeader()->hide();
    m_ui->offersTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_ui->offersTable->horizontalHeader()->setHighlightSections(false);
    m_ui->offersTable->horizontalHeader()->setStretchLastSection(true);
    m_ui->offersTable->horizontalHeader()->setMinimumSectionSize(40);
    m_ui->offersTable->setMinimumHeight(200);
    m_ui->regionCombo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, &m_filter, &OffersFilter::setWords);
    connect(m_ui->stockCheck, &QCheckBox::toggled, &m_filter, &OffersFilter::setInStockOnly);
    connect(m_ui->regionCombo, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this] { m_filter.setRegion(m_ui->regionCombo->currentData().toString()); });
    connect(m_ui->stopButton, &QPushButton::clicked, &m_task, &Task::cancel);
    connect(m_ui->reloadButton, &QPushButton::clicked, this, &OffersPage::load);
    m_ui->banner->setActions(remedies());
    connect(m_ui->banner, &Banner::actionWanted, this,
            [this](messages::RemedyAction action) { mend(action, [this] { load(); }); });
    connect(m_ui->offersTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_selecting && m_ui->offersTable->selectionModel()->hasSelection())
            m_picked = true;
        choose();
    });
    connect(m_ui->purchaseCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        m_state.plan.purchase = purchase();
        refresh();
    });
    connect(m_ui->limitSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, [this] {
        m_limitTyped = true;
        refresh();
    });
    connect(&m_task, &Task::runningChanged, this, &OffersPage::refresh);
    m_ui->purchaseCombo->setCurrentIndex(static_cast<int>(m_state.plan.purchase));
    refresh();
}

OffersPage::~OffersPage()
{
    m_task.disconnect(this);
}

void OffersPage::initializePage()
{
    const QString account = m_state.identity ? m_state.identity->accountId : QString();
    if (m_model.count() == 0 || m_loadedFor != account)
        load();
    m_loadedFor = account;
}

Purchase OffersPage::purchase() const
{
    return static_cast<Purchase>(std::max(0, m_ui->purchaseCombo->currentIndex()));
}

void OffersPage::load()
{
    m_model.clear();
    m_ui->banner->clear();
    m_regions = m_regionsDone = m_regionsFailed = 0;
    m_otherFamily = false;
    m_state.offer.reset();
    m_task.run([this](const TaskRun &run) { loadAll(run); },
               [this] {
                   preselect();
                   refresh();
               },
               [this](const Failure &failure) {
                   if (failure.kind != FailureKind::Cancelled)
                       m_ui->banner->showFailure(failure, m_state.services.provider());
                   preselect();
                   refresh();
               });
    refresh();
}

// On the worker. A region that does not answer does not take the others' offers away.
void OffersPage::loadAll(const TaskRun &run)
{
    const launch::Context context = m_state.services.context(run.stop());
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
            run.post([this, rows] {
                ++m_regionsDone;
                m_model.put(rows);
                preselect();
                refresh();
            });
        },
        run.stop());
    run.post([this, failed = static_cast<int>(market.failures.size())] { m_regionsFailed = failed; });
}

void OffersPage::takeRegions(const QVector<domain::Region> &regions)
{
    m_regions = static_cast<int>(regions.size());
    for (const auto &region : regions)
        m_state.regionNames.insert(region.id, region.name.isEmpty() ? region.id : region.name);
    m_model.setRegionNames(m_state.regionNames);
    if (m_ui->regionCombo->count() == 1) {
        for (const auto &region : regions)
            m_ui->regionCombo->addItem(m_state.regionNames.value(region.id), region.id);
    }
    refresh();
}

// As wide as the words need. Qt would add room for a sort mark to every column, which pushes the last ones out of view.
void OffersPage::fitColumns()
{
    const QHeaderView *header = m_ui->offersTable->horizontalHeader();
    const int mark = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header) + 8;
    for (int column = 0; column < OffersModel::ColumnCount; ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int words =
            header->fontMetrics().horizontalAdvance(title) + 14 + (column == header->sortIndicatorSection() ? mark : 0);
        m_ui->offersTable->setColumnWidth(
            column,
            std::max(words, static_cast<const QAbstractItemView *>(m_ui->offersTable)->sizeHintForColumn(column) + 4));
    }
}

// Until the person picks a row: the cheapest one of the provider's usual family that can be bought; once all is loaded
// and there is none, the cheapest of all, and the page says so.
void OffersPage::preselect()
{
    fitColumns();
    const auto cheapest = [this](const QString &family) {
        int best = -1;
        for (int row = 0; row < m_model.count(); ++row) {
            const Offer &offer = m_model.offer(row);
            if (!buyable(offer) || !offer.spotPerHour || (!family.isEmpty() && offer.type.family != family))
                continue;
            if (best < 0 || *offer.spotPerHour < *m_model.offer(best).spotPerHour)
                best = row;
        }
        return best;
    };
    if (m_picked) {
        const int row = m_model.find(m_state.plan.zoneId, m_state.plan.typeId);
        if (row >= 0 && !m_state.offer)
            select(row);
        return;
    }
    int row = cheapest(m_state.services.provider().defaultTypeFamily);
    if (row < 0 && !m_task.isRunning()) {
        row = cheapest({});
        m_otherFamily = row >= 0;
    }
    if (row >= 0)
        select(row);
}

void OffersPage::select(int sourceRow)
{
    const QModelIndex index = m_filter.mapFromSource(m_model.index(sourceRow, 0));
    if (!index.isValid())
        return;
    m_selecting = true;
    m_ui->offersTable->selectRow(index.row());
    m_ui->offersTable->scrollTo(index);
    m_selecting = false;
    choose();
}

void OffersPage::choose()
{
    const auto rows = m_ui->offersTable->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_state.offer.reset();
    } else {
        const Offer offer = m_model.offer(m_filter.mapToSource(rows.first()).row());
        const bool other = offer.zoneId != m_state.plan.zoneId || offer.type.id != m_state.plan.typeId;
        m_state.offer = offer;
        m_state.plan.regionId = offer.regionId;
        m_state.plan.zoneId = offer.zoneId;
        m_state.plan.typeId = offer.type.id;
        if (other)
            m_limitTyped = false;
        suggestLimit();
    }
    refresh();
}

// Some room above the market, but never more than the price that is never reclaimed.
void OffersPage::suggestLimit()
{
    if (m_limitTyped || !m_state.offer || !m_state.offer->spotPerHour)
        return;
    Money limit = launch::suggestedPriceLimit(*m_state.offer->spotPerHour);
    if (m_state.offer->onDemandPerHour && *m_state.offer->onDemandPerHour < limit)
        limit = *m_state.offer->onDemandPerHour;
    const QSignalBlocker quiet(m_ui->limitSpin);
    m_ui->limitSpin->setValue(std::ceil(static_cast<double>(limit.inMicros()) / 1000.0) / 1000.0);
}

bool OffersPage::belowMarket() const
{
    return purchase() == Purchase::SpotWithLimit && m_state.offer && m_state.offer->spotPerHour
           && std::llround(m_ui->limitSpin->value() * 1000.0) * 1000 < m_state.offer->spotPerHour->inMicros();
}

bool OffersPage::isComplete() const
{
    return m_state.offer && m_state.offer->stock != domain::Stock::SoldOut && !belowMarket();
}

bool OffersPage::validatePage()
{
    m_state.plan.purchase = purchase();
    m_state.plan.priceLimit.reset();
    if (purchase() == Purchase::SpotWithLimit) {
        const QString currency =
            m_state.offer->spotPerHour ? m_state.offer->spotPerHour->currency() : m_state.services.provider().currency;
        m_state.plan.priceLimit = Money::parse(QString::number(m_ui->limitSpin->value(), 'f', 3), currency);
    }
    // What is chosen is chosen: rows that are still on their way must not move the choice behind the person's back.
    m_picked = true;
    m_task.abandon();
    return true;
}

void OffersPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_model.retranslate();
    fitColumns();
    refresh();
}

void OffersPage::refresh()
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

    const bool limited = purchase() == Purchase::SpotWithLimit;
    m_ui->limitSpin->setEnabled(limited);
    m_ui->limitLabel->setEnabled(limited);
    m_ui->marketLabel->clear();
    QString chosen = loading ? QString() : tr("Choose a row.");
    if (m_state.offer) {
        const Offer &offer = *m_state.offer;
        chosen = tr("Chosen: %1 in %2 (%3)").arg(offer.type.id, offer.zoneId, gpuText(offer.type));
        if (m_otherFamily && !m_picked)
            chosen += QStringLiteral(". ")
                      + tr("No %1 is in stock now; this is the cheapest that is.")
                            .arg(m_state.services.provider().defaultTypeFamily);
        if (offer.spotPerHour) {
            m_ui->limitSpin->setSuffix(QLatin1Char(' ') + offer.spotPerHour->currency());
            m_ui->marketLabel->setText(belowMarket()
                                           ? tr("⚠ The market price is %1: below it nothing is sold.")
                                                 .arg(messages::perHourText(*offer.spotPerHour))
                                           : tr("Market price now: %1").arg(messages::perHourText(*offer.spotPerHour)));
        }
    }
    m_ui->chosenLabel->setText(chosen);
    switch (purchase()) {
    case Purchase::SpotWithLimit:
        m_ui->purchaseNote->setText(
            tr("You pay the market price. The cloud takes the machine back when it rises above your limit."));
        break;
    case Purchase::SpotAtMarket:
        m_ui->purchaseNote->setText(tr("You pay the market price whatever it is, at most the on-demand price."));
        break;
    case Purchase::OnDemand:
        m_ui->purchaseNote->setText(tr("A fixed price; the cloud does not take the machine back."));
        break;
    }
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
