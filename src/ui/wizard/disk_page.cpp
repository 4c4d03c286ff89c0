#include "ui/wizard/disk_page.h"

#include "messages/messages.h"
#include "ui/texts.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_disk_page.h"

#include <QHeaderView>

namespace spotbook::ui {

using domain::Failure;
using domain::WorkDiskSource;

namespace {
constexpr int priceQuietMilliseconds = 300;

QString chosenId(const QTreeWidget *tree)
{
    const QTreeWidgetItem *item = tree->currentItem();
    return item && item->isSelected() ? item->data(0, Qt::UserRole).toString() : QString();
}

QTreeWidgetItem *addRow(QTreeWidget *tree, const QStringList &texts, const QString &id, bool usable)
{
    auto *item = new QTreeWidgetItem(tree, texts);
    item->setData(0, Qt::UserRole, id);
    item->setToolTip(0, id);
    if (!usable)
        item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
    return item;
}

void reselect(QTreeWidget *tree, const QString &id)
{
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (!id.isEmpty() && tree->topLevelItem(i)->data(0, Qt::UserRole).toString() == id
            && tree->topLevelItem(i)->flags().testFlag(Qt::ItemIsEnabled))
            tree->setCurrentItem(tree->topLevelItem(i));
    }
}
} // namespace

DiskPage::DiskPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::DiskPage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    m_ui->sizeSpin->setValue(m_state.plan.workDisk.sizeGiB);
    m_ui->systemSizeSpin->setValue(m_state.plan.systemDiskGiB);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(priceQuietMilliseconds);
    connect(&m_quiet, &QTimer::timeout, this, &DiskPage::askPrice);
    connectChoices();
    m_ui->banner->setActions(remedies() + QVector<messages::RemedyAction>{messages::RemedyAction::ChooseOther});
    connect(m_ui->banner, &Banner::actionWanted, this, [this](messages::RemedyAction action) {
        if (action == messages::RemedyAction::ChooseOther)
            Q_EMIT backWanted(LaunchWizard::Offers); // disks are asked for by place and type
        else
            mend(action, [this] { load(); });
    });
    refresh();
}

DiskPage::~DiskPage()
{
    m_task.disconnect(this);
    m_priceTask.disconnect(this);
    m_categoryTask.disconnect(this);
}

// What the person chooses is remembered; filling the lists is quiet.
void DiskPage::connectChoices()
{
    for (QRadioButton *radio : {m_ui->newRadio, m_ui->existingRadio, m_ui->snapshotRadio})
        connect(radio, &QRadioButton::toggled, this, &DiskPage::refresh);
    connect(m_ui->diskTree, &QTreeWidget::itemSelectionChanged, this, [this] {
        m_diskId = chosenDiskId();
        refresh();
    });
    connect(m_ui->snapshotTree, &QTreeWidget::itemSelectionChanged, this, [this] {
        m_snapshotId = chosenSnapshotId();
        refresh();
    });
    connect(m_ui->sizeSpin, qOverload<int>(&QSpinBox::valueChanged), this, &DiskPage::refresh);
    connect(m_ui->categoryCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        m_category = m_ui->categoryCombo->currentData().toString();
        refresh();
    });
    connect(m_ui->imageCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        m_imageId = m_ui->imageCombo->currentData().toString();
        const auto *image = chosenImage();
        m_imageName = image && !image->name.isEmpty() ? image->name : m_imageId;
        showImage();
        refresh();
    });
}

QString DiskPage::placeKey() const
{
    return QStringList{m_state.accountId(), m_state.plan.regionId, m_state.plan.zoneId, m_state.plan.typeId}.join(
        QLatin1Char(' '));
}

void DiskPage::initializePage()
{
    if (m_loadedFor != placeKey())
        load();
}

DiskPage::Found DiskPage::find(const launch::Context &context, const domain::LaunchPlan &plan, const cloud::Call &call)
{
    Found found;
    found.categories = context.cloud.diskCategories(plan.regionId, plan.zoneId, plan.typeId, call);
    found.disks = context.cloud.disks(plan.regionId, {}, call);
    found.snapshots = context.cloud.snapshots(plan.regionId, {}, call);
    try { // a machine can do without them
        found.plainImage = context.cloud.imageFromFamily(plan.regionId, context.cloud.info().defaultImageFamily, call);
        found.ownImages = context.cloud.images(plan.regionId, true, plan.typeId, call);
    } catch (const domain::Error &error) {
        if (error.kind() == domain::FailureKind::Cancelled)
            throw;
        found.imagesTrouble = error.failure();
    }
    return found;
}

void DiskPage::load()
{
    m_ui->banner->clear();
    m_loadedFor = placeKey();
    m_known = false;
    m_found = {};
    fill();
    m_task.run([&services = m_state.services, plan = m_state.plan](
                   const TaskRun &run) { return find(services.context(run.stop()), plan, {run.stop()}); },
               [this](const Found &found) {
                   m_found = found;
                   m_known = true;
                   // An image that may be there all the same is looked for again when the page is come back to.
                   if (found.imagesTrouble && !m_imageId.isEmpty())
                       m_loadedFor.clear();
                   fill();
               },
               [this](const Failure &failure) {
                   m_loadedFor.clear();
                   if (failure.kind != domain::FailureKind::Cancelled)
                       m_ui->banner->showFailure(failure, m_state.services.provider());
                   refresh();
               });
}

QString DiskPage::whyNot(const domain::Disk &disk) const
{
    if (disk.zoneId != m_state.plan.zoneId)
        return tr("it is in another zone (%1)").arg(disk.zoneId);
    if (!m_found.categories.data.contains(disk.category))
        return tr("%1 does not take %2").arg(m_state.plan.typeId, disk.category);
    if (disk.state != domain::DiskState::Available)
        return disk.machineId.isEmpty() ? tr("it is busy") : tr("%1 uses it").arg(disk.machineId);
    if (!disk.portable)
        return tr("it cannot be detached from its machine");
    return {};
}

QString DiskPage::whyNot(const domain::Snapshot &snapshot) const
{
    if (snapshot.ofSystemDisk)
        return tr("it is of a system disk");
    if (!snapshot.complete())
        return tr("it is not finished (%1 %)").arg(snapshot.progressPercent);
    return {};
}

QString DiskPage::lostChoice() const
{
    if (!m_known)
        return {};
    const auto lost = [](const auto &things, const QString &id, const auto &why) -> QString {
        for (const auto &thing : things) {
            if (thing.id != id)
                continue;
            const QString no = why(thing);
            return no.isEmpty() ? QString()
                                : tr("⚠ %1 cannot be used here: %2. Choose another one, or another place.")
                                      .arg(thing.name.isEmpty() ? id : thing.name, no);
        }
        return tr("⚠ %1 is not in this region. Choose another one, or another place.").arg(id);
    };
    if (m_ui->existingRadio->isChecked())
        return m_diskId.isEmpty() ? QString()
                                  : lost(m_found.disks, m_diskId, [this](const auto &disk) { return whyNot(disk); });
    QStringList lines;
    if (m_ui->snapshotRadio->isChecked() && !m_snapshotId.isEmpty())
        lines << lost(m_found.snapshots, m_snapshotId, [this](const auto &snapshot) { return whyNot(snapshot); });
    if (!m_category.isEmpty() && !m_found.categories.data.contains(m_category))
        lines << tr("⚠ %1 does not take %2 here: choose another category.").arg(m_state.plan.typeId, m_category);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void DiskPage::fill()
{
    fillCategories();
    fillImages();
    m_ui->sizeSpin->setRange(m_found.categories.minimumDataGiB.value_or(20),
                             m_found.categories.maximumDataGiB.value_or(32768));
    fillTrees();
    refresh();
}

// Each with its price, as soon as that is known.
void DiskPage::fillCategories()
{
    const QSignalBlocker quiet(m_ui->categoryCombo);
    if (m_ui->categoryCombo->count() != m_found.categories.data.size())
        m_ui->categoryCombo->clear();
    for (int i = 0; i < m_found.categories.data.size(); ++i) {
        const QString &each = m_found.categories.data.at(i);
        const auto price = m_categoryPrices.constFind(categoryPriceKey(each));
        const QString text =
            price == m_categoryPrices.constEnd() ? each
            : *price ? tr("%1 – %2 per month").arg(each, messages::moneyText((*price)->times(hoursPerMonth)))
                     : tr("%1 – price not known").arg(each);
        if (i >= m_ui->categoryCombo->count())
            m_ui->categoryCombo->addItem(text, each);
        m_ui->categoryCombo->setItemText(i, text);
        m_ui->categoryCombo->setItemData(i, each);
    }
    m_ui->categoryCombo->setCurrentIndex(m_found.categories.data.isEmpty() ? -1
                                         : m_category.isEmpty()            ? 0
                                                                           : m_ui->categoryCombo->findData(m_category));
}

void DiskPage::fillImages()
{
    const QSignalBlocker quiet(m_ui->imageCombo);
    m_ui->imageCombo->clear();
    m_ui->imageCombo->addItem(tr("Plain system: the newest %1").arg(m_state.services.provider().defaultImageFamily),
                              QString());
    for (const auto &image : std::as_const(m_found.ownImages))
        m_ui->imageCombo->addItem(tr("Your image %1: %2, made %3")
                                      .arg(image.name.isEmpty() ? image.id : image.name,
                                           tr("%1 GiB").arg(image.minimumDiskGiB), localTimeText(image.createdAt)),
                                  image.id);
    m_ui->imageCombo->setCurrentIndex(m_imageId.isEmpty() ? 0 : m_ui->imageCombo->findData(m_imageId));
    showImage();
}

const domain::Image *DiskPage::chosenImage() const
{
    const QString id = m_imageId;
    if (id.isEmpty())
        return m_found.plainImage ? &*m_found.plainImage : nullptr;
    for (const auto &image : m_found.ownImages) {
        if (image.id == id)
            return &image;
    }
    return nullptr;
}

void DiskPage::showImage()
{
    constexpr int smallest = 20; // of any system disk
    const auto *image = chosenImage();
    const int least = std::max(smallest, image ? image->minimumDiskGiB : 0);
    m_ui->systemSizeSpin->setMinimum(least); // a smaller value grows with it
    QStringList lines;
    if (m_known && !m_found.imagesTrouble && !m_imageId.isEmpty() && !image)
        lines.append(tr("⚠ Your image %1 is not in this region, or %2 does not take it: choose another one.")
                         .arg(m_imageName, m_state.plan.typeId));
    if (least > smallest)
        lines.append(tr("This image needs at least %1 GiB.").arg(least));
    if (image && !image->cloudInit)
        lines.append(
            tr("⚠ It is not known to have cloud-init, which lets Spotbook log in: the launch may fail and undo "
               "itself."));
    if (m_found.imagesTrouble)
        lines.append(tr("? Your own images are not listed: %1.")
                         .arg(messages::describe(*m_found.imagesTrouble, m_state.services.provider()).title));
    m_ui->imageNote->setText(lines.join(QLatin1Char('\n')));
    m_ui->imageNote->setVisible(!lines.isEmpty());
}

void DiskPage::fillTrees()
{
    const QSignalBlocker quietDisks(m_ui->diskTree);
    const QSignalBlocker quietSnapshots(m_ui->snapshotTree);
    m_ui->diskTree->clear();
    m_ui->snapshotTree->clear();
    bool anyDisk = false;
    bool anySnapshot = false;
    for (const auto &each : std::as_const(m_found.disks)) {
        if (each.system)
            continue;
        const QString no = whyNot(each);
        anyDisk = anyDisk || no.isEmpty();
        addRow(m_ui->diskTree,
               {each.name.isEmpty() ? each.id : each.name, tr("%1 GiB").arg(each.sizeGiB), each.category, each.zoneId,
                no.isEmpty() ? tr("yes") : tr("no: %1").arg(no)},
               each.id, no.isEmpty());
    }
    for (const auto &each : std::as_const(m_found.snapshots)) {
        const QString no = whyNot(each);
        anySnapshot = anySnapshot || no.isEmpty();
        addRow(m_ui->snapshotTree,
               {each.name.isEmpty() ? each.id : each.name, tr("%1 GiB").arg(each.sourceDiskGiB),
                localTimeText(each.createdAt), no.isEmpty() ? tr("yes") : tr("no: %1").arg(no)},
               each.id, no.isEmpty());
    }
    reselect(m_ui->diskTree, m_diskId);
    reselect(m_ui->snapshotTree, m_snapshotId);
    for (QTreeWidget *tree : {m_ui->diskTree, m_ui->snapshotTree}) {
        for (int column = 0; column < tree->columnCount(); ++column)
            tree->resizeColumnToContents(column);
    }
    // The one that is chosen stays so: what to do instead is the person's choice.
    m_ui->existingRadio->setEnabled(anyDisk || m_ui->existingRadio->isChecked());
    m_ui->snapshotRadio->setEnabled(anySnapshot || m_ui->snapshotRadio->isChecked());
}

QString DiskPage::chosenDiskId() const
{
    return chosenId(m_ui->diskTree);
}

QString DiskPage::chosenSnapshotId() const
{
    return chosenId(m_ui->snapshotTree);
}

QString DiskPage::chosenCategory() const
{
    if (m_ui->existingRadio->isChecked()) {
        for (const auto &disk : m_found.disks) {
            if (disk.id == chosenDiskId())
                return disk.category;
        }
        return {};
    }
    return m_ui->categoryCombo->currentData().toString();
}

cloud::DiskSpec DiskPage::chosenDisk() const
{
    cloud::DiskSpec spec;
    spec.regionId = m_state.plan.regionId;
    spec.zoneId = m_state.plan.zoneId;
    spec.category = chosenCategory();
    spec.sizeGiB = m_ui->sizeSpin->value();
    for (const auto &disk : std::as_const(m_found.disks)) {
        if (m_ui->existingRadio->isChecked() && disk.id == chosenDiskId()) {
            spec.sizeGiB = disk.sizeGiB;
            spec.performanceLevel = disk.performanceLevel;
        }
    }
    for (const auto &snapshot : std::as_const(m_found.snapshots)) {
        if (m_ui->snapshotRadio->isChecked() && snapshot.id == chosenSnapshotId())
            spec.sizeGiB = snapshot.sourceDiskGiB;
    }
    return spec;
}

bool DiskPage::isComplete() const
{
    if (m_task.isRunning() || m_found.categories.data.isEmpty() || m_ui->imageCombo->currentIndex() < 0)
        return false;
    if (m_ui->existingRadio->isChecked())
        return !chosenDiskId().isEmpty();
    if (m_ui->snapshotRadio->isChecked() && chosenSnapshotId().isEmpty())
        return false;
    return !m_ui->categoryCombo->currentData().toString().isEmpty();
}

bool DiskPage::validatePage()
{
    domain::WorkDiskPlan &disk = m_state.plan.workDisk;
    disk = {};
    disk.category = chosenCategory();
    disk.sizeGiB = m_ui->sizeSpin->value();
    if (m_ui->existingRadio->isChecked()) {
        disk.source = WorkDiskSource::Existing;
        disk.diskId = chosenDiskId();
    } else if (m_ui->snapshotRadio->isChecked()) {
        disk.source = WorkDiskSource::Snapshot;
        disk.snapshotId = chosenSnapshotId();
    }
    m_state.plan.imageId = m_imageId;
    m_state.plan.imageFamily =
        m_state.plan.imageId.isEmpty() ? m_state.services.provider().defaultImageFamily : QString();
    m_state.plan.systemDiskGiB = m_ui->systemSizeSpin->value();
    if (m_pricedKey != priceKey()) {
        m_state.diskPerHour.reset(); // the review must not show the price of another disk
        m_pricedKey.clear();
        m_quiet.stop();
        askPrice();
    }
    return true;
}

void DiskPage::retranslate()
{
    m_ui->retranslateUi(this);
    fill();
}

void DiskPage::refresh()
{
    m_ui->busyLine->setText(tr("Looking at disks and snapshots…"));
    const bool snapshot = m_ui->snapshotRadio->isChecked();
    m_ui->newWidget->setEnabled(!m_ui->existingRadio->isChecked());
    m_ui->sizeSpin->setEnabled(m_ui->newRadio->isChecked());
    m_ui->diskTree->setEnabled(m_ui->existingRadio->isChecked());
    m_ui->snapshotTree->setEnabled(snapshot);
    m_ui->diskTree->setVisible(m_ui->diskTree->topLevelItemCount() > 0);
    m_ui->snapshotTree->setVisible(m_ui->snapshotTree->topLevelItemCount() > 0);
    m_ui->existingRadio->setText(m_ui->diskTree->topLevelItemCount() > 0 || !m_known
                                     ? tr("An e&xisting disk")
                                     : tr("An e&xisting disk (there is none in this region)"));
    m_ui->snapshotRadio->setText(m_ui->snapshotTree->topLevelItemCount() > 0 || !m_known
                                     ? tr("A new disk from a &snapshot")
                                     : tr("A new disk from a &snapshot (there is none in this region)"));
    const QString lost = lostChoice();
    m_ui->choiceNote->setText(lost);
    m_ui->choiceNote->setVisible(!lost.isEmpty());
    showPrice();
    if (m_pricedKey != priceKey())
        m_quiet.start();
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
