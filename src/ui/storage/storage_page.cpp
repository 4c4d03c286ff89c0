#include "ui/storage/storage_page.h"

#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/sort_item.h"
#include "ui/texts.h"
#include "ui_storage_page.h"

#include <QEvent>
#include <QHeaderView>
#include <algorithm>

namespace spotbook::ui {

using domain::Failure;
using domain::Money;
using launch::StoredThing;
using Owner = StoredThing::Owner;
using Kind = StoredThing::Kind;

namespace {

enum Column { What, Size, Place, UsedBy, BelongsTo, Created, PerMonth };
constexpr int usedByWidth = 130;
constexpr int headingMargin = 14;

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Disk: return messages::kindText(QStringLiteral("disk"));
    case Kind::Snapshot: return messages::kindText(QStringLiteral("snapshot"));
    case Kind::Image: return messages::kindText(QStringLiteral("image"));
    }
    return {};
}

// The profile where it is ours, else whose it is.
QString ownerText(const StoredThing &thing)
{
    switch (thing.owner) {
    case Owner::Ours: return thing.profile.isEmpty() ? StoragePage::tr("this computer's") : thing.profile;
    case Owner::OtherInstallation: return StoragePage::tr("another computer's");
    case Owner::Unmarked: break;
    }
    return StoragePage::tr("not Spotbook's");
}

QString useText(const StoredThing &thing)
{
    if (!thing.usedBy.isEmpty())
        return thing.usedBy;
    if (thing.kind == Kind::Snapshot && !thing.madeFrom.isEmpty())
        return StoragePage::tr("of %1").arg(thing.madeFrom);
    return thing.kind == Kind::Disk ? StoragePage::tr("nothing") : QStringLiteral("–");
}

// Why the button is grey.
QString whyNot(const StoredThing &thing)
{
    if (thing.owner == Owner::OtherInstallation)
        return StoragePage::tr("Another computer's Spotbook made this: it is only shown here.");
    if (thing.owner == Owner::Unmarked)
        return StoragePage::tr("Spotbook did not make this: it is only shown here.");
    if (!thing.usedBy.isEmpty())
        return StoragePage::tr("A machine uses it. Park or release the machine first.");
    return {};
}

QString priceText(const StoredThing &thing)
{
    if (thing.perMonth)
        return messages::moneyText(*thing.perMonth);
    return thing.atMostPerMonth ? StoragePage::tr("at most about %1").arg(messages::moneyText(*thing.atMostPerMonth))
                                : StoragePage::tr("not known");
}

void fillRow(SortItem &row, const StoredThing &thing)
{
    row.set(What, QStringLiteral("%1 %2").arg(kindText(thing.kind), thing.id));
    row.setToolTip(What, thing.name.isEmpty() ? thing.id : QStringLiteral("%1 (%2)").arg(thing.id, thing.name));
    row.set(Size, StoragePage::tr("%1 GiB").arg(thing.sizeGiB), sortValue(thing.sizeGiB));
    row.set(Place, thing.zoneId.isEmpty() ? thing.regionId : thing.zoneId);
    row.set(UsedBy, useText(thing));
    row.setToolTip(UsedBy, row.text(UsedBy));
    row.set(Created, thing.createdAt.isValid() ? messages::dateText(thing.createdAt) : QStringLiteral("–"),
            sortValue(thing.createdAt.isValid() ? thing.createdAt.toSecsSinceEpoch() : 0));
    const auto price = thing.perMonth ? thing.perMonth : thing.atMostPerMonth;
    row.set(PerMonth, priceText(thing), sortValue(price ? price->inMicros() : -1));
    if (!thing.perMonth)
        row.setToolTip(PerMonth,
                       StoragePage::tr("The cloud tells no price for snapshots and images. They are paid by the "
                                       "data in them, a second snapshot only by what has changed; the figure "
                                       "is that of a full disk, at the list price of one region."));
    row.set(BelongsTo, ownerText(thing));
    row.setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    row.setTextAlignment(PerMonth, Qt::AlignRight | Qt::AlignVCenter);
    row.setData(What, Qt::UserRole, thing.id);
    if (thing.kind == Kind::Disk)
        row.setToolTip(Size, thing.category);
    row.setToolTip(BelongsTo, whyNot(thing));
}

} // namespace

StoragePage::StoragePage(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::StoragePage>())
{
    m_ui->setupUi(this);
    m_rows = std::make_unique<RowFeeder>(
        *m_ui->storageTree, [this](int number) { return makeRow(number); },
        [this](const QList<QTreeWidgetItem *> &rows) { selectWanted(rows); });
    m_ui->storageTree->header()->setSortIndicator(PerMonth, Qt::DescendingOrder);
    m_ui->storageTree->setSortingEnabled(true);
    // What it is and what it costs must be seen in a small window too; where and when may want to be scrolled to.
    QHeaderView *header = m_ui->storageTree->header();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(RowFeeder::atOnce); // all of them would be measured anew at every change
    header->setSectionResizeMode(UsedBy, QHeaderView::Interactive);
    header->moveSection(header->visualIndex(PerMonth), 1);
    header->moveSection(header->visualIndex(Place), header->count() - 1);
    fitUsedBy();
    m_ui->storageTree->setTextElideMode(Qt::ElideMiddle); // ids differ at their ends
    m_ui->storageBanner->setActions({messages::RemedyAction::Retry});
    m_ui->storageProgress->hide();
    m_ui->storageStopButton->hide();
    connect(m_ui->storageRefreshButton, &QPushButton::clicked, this, &StoragePage::refresh);
    connect(m_ui->storageStopButton, &QPushButton::clicked, this, [this] { m_lookTask.cancel(); });
    connect(m_ui->storageDeleteButton, &QPushButton::clicked, this, &StoragePage::askDelete);
    connect(m_ui->storageTree, &QTreeWidget::itemSelectionChanged, this, &StoragePage::refreshButtons);
    connect(m_ui->storageBanner, &Banner::actionWanted, this, [this](messages::RemedyAction action) {
        if (action != messages::RemedyAction::Retry)
            return;
        m_ui->storageBanner->clear();
        m_again();
    });
    connect(&m_lookTask, &Task::runningChanged, this, &StoragePage::refreshButtons);
    connect(&m_deleteTask, &Task::runningChanged, this, &StoragePage::refreshButtons);
    refreshButtons();
    refreshSums();
}

StoragePage::~StoragePage() = default;

// The id of a machine would be as wide as all the rest: it is shortened, but never below what its heading needs.
void StoragePage::fitUsedBy()
{
    const QString heading = m_ui->storageTree->headerItem()->text(UsedBy);
    const int needed = m_ui->storageTree->header()->fontMetrics().horizontalAdvance(heading) + headingMargin;
    m_ui->storageTree->setColumnWidth(UsedBy, std::max(usedByWidth, needed));
}

void StoragePage::refresh()
{
    if (const auto *was = selected())
        m_wanted = was->id;
    m_found = {};
    m_looked = true;
    m_whole = false;
    m_regionsDone = m_regions = 0;
    m_ui->storageBanner->clear();
    m_lookTask.run(
        [this, &services = m_services](const TaskRun &run) {
            return launch::surveyStorage(
                services.context(run.stop()),
                [this, &run](const launch::SurveyNews &news) { run.post([this, news] { takeNews(news); }); },
                run.stop());
        },
        [this](const launch::StorageSurvey &) { ended(true); },
        [this](const Failure &failure) {
            ended(false);
            if (failure.kind != domain::FailureKind::Cancelled)
                showFailure(failure, [this] { refresh(); });
        });
    fill();
}

void StoragePage::takeNews(const launch::SurveyNews &news)
{
    m_found.things += news.region.things;
    m_found.notLooked += news.region.notLooked;
    m_regionsDone = news.regionsDone;
    m_regions = news.regions;
    m_rows->extendTo(m_found.things.size());
    refreshButtons();
    refreshSums();
}

void StoragePage::ended(bool whole)
{
    m_whole = whole;
    refreshButtons();
    refreshSums();
}

void StoragePage::showFailure(const Failure &failure, std::function<void()> again)
{
    m_again = std::move(again);
    m_ui->storageBanner->showFailure(failure, m_services.provider());
}

const StoredThing *StoragePage::selected() const
{
    const auto items = m_ui->storageTree->selectedItems();
    if (items.isEmpty())
        return nullptr;
    const QString id = items.first()->data(What, Qt::UserRole).toString();
    for (const StoredThing &thing : m_found.things) {
        if (thing.id == id)
            return &thing;
    }
    return nullptr;
}

void StoragePage::fill()
{
    if (const auto *was = selected())
        m_wanted = was->id;
    m_rows->restart(m_found.things.size());
    refreshButtons();
    refreshSums();
}

QTreeWidgetItem *StoragePage::makeRow(int number) const
{
    auto *row = new SortItem;
    fillRow(*row, m_found.things.at(number));
    return row;
}

void StoragePage::selectWanted(const QList<QTreeWidgetItem *> &rows)
{
    for (auto *row : rows) {
        if (!m_wanted.isEmpty() && row->data(What, Qt::UserRole).toString() == m_wanted)
            row->setSelected(true);
    }
}

void StoragePage::refreshButtons()
{
    const bool looking = m_lookTask.isRunning();
    const auto *thing = selected();
    m_ui->storageRefreshButton->setEnabled(!looking && !m_deleteTask.isRunning());
    m_ui->storageStopButton->setVisible(looking);
    m_ui->storageProgress->setVisible(looking || m_deleteTask.isRunning());
    m_ui->storageProgress->setRange(0, looking ? m_regions : 0);
    m_ui->storageProgress->setValue(m_regionsDone);
    m_ui->storageDeleteButton->setEnabled(thing && thing->canBeDeleted() && !m_deleteTask.isRunning());
    m_ui->storageDeleteButton->setToolTip(thing ? whyNot(*thing) : QString());
}

// Only what is known is summed up, and what is not is counted: a sum that leaves things out must say so.
void StoragePage::refreshSums()
{
    Money sum;
    Money atMost;
    int unknown = 0;
    const auto add = [](Money &to, const std::optional<Money> &price) {
        if (!price || (!to.currency().isEmpty() && to.currency() != price->currency()))
            return false;
        to = to + *price;
        return true;
    };
    for (const StoredThing &thing : std::as_const(m_found.things)) {
        if (!add(sum, thing.perMonth) && !add(atMost, thing.atMostPerMonth))
            ++unknown;
    }
    QStringList parts;
    if (m_lookTask.isRunning())
        parts << (m_regions ? tr("%1 of %2 regions looked at").arg(m_regionsDone).arg(m_regions) : tr("Looking…"));
    else if (m_looked && !m_whole)
        parts << tr("Not everything was looked at.");
    if (!m_found.things.isEmpty())
        parts << tr("Per month: %1").arg(messages::moneyText(inHundredths(sum)));
    else if (m_whole)
        parts << tr("There is no disk, no snapshot and no image.");
    if (!atMost.isZero())
        parts << tr("snapshots and images: at most about %1").arg(messages::moneyText(inHundredths(atMost)));
    if (unknown > 0)
        parts << tr("price not known: %1").arg(unknown);
    m_ui->storageSumLabel->setText(parts.join(QStringLiteral(" · ")));
    m_ui->storageMissingLabel->setVisible(!m_found.notLooked.isEmpty());
    m_ui->storageMissingLabel->setText(QStringLiteral("⚠ ")
                                       + tr("Could not be looked at: %1. There may be more that costs money.")
                                             .arg(m_found.notLooked.join(QStringLiteral(", "))));
}

void StoragePage::askDelete()
{
    const auto *chosen = selected();
    if (!chosen || !chosen->canBeDeleted())
        return;
    const StoredThing thing = *chosen;
    Question question;
    question.title = tr("Delete %1").arg(thing.id);
    question.text =
        thing.kind == Kind::Disk
            ? tr("The disk %1 (%2 GiB) and all data on it are deleted for ever. To go on, type the name %3.")
                  .arg(thing.id)
                  .arg(thing.sizeGiB)
                  .arg(thing.nameToType())
            : tr("The snapshot %1 of the disk %2 (%3 GiB) is deleted for ever. To go on, type the name %4.")
                  .arg(thing.id, thing.madeFrom)
                  .arg(thing.sizeGiB)
                  .arg(thing.nameToType());
    question.details = thing.kind == Kind::Disk ? tr("Snapshots of it stay, and cost money.")
                                                : tr("The disk and other snapshots stay as they are.");
    question.yes = tr("Delete");
    question.destructive = true;
    dialogs().askText(this, question, [this, thing](const QString &typed) {
        if (!typed.isEmpty())
            deleteThing(thing, typed);
    });
}

void StoragePage::deleteThing(const StoredThing &thing, const QString &typed)
{
    m_ui->storageBanner->clear();
    m_deleteTask.run(
        [&services = m_services, thing, typed](const TaskRun &run) {
            launch::deleteStored(services.context(run.stop()), thing, typed, run.stop());
        },
        [this] {
            Q_EMIT deleted();
            refresh();
        },
        [this](const Failure &failure) {
            Q_EMIT deleted(); // it may have been done in spite of it
            showFailure(failure, [this] { refresh(); });
        });
}

void StoragePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_looked && !m_lookTask.isRunning())
        refresh();
}

void StoragePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fitUsedBy();
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
