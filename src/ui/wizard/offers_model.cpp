#include "ui/wizard/offers_model.h"

#include "messages/messages.h"

#include <QLocale>

namespace spotbook::ui {

using domain::Money;
using domain::Offer;

namespace {
std::optional<int> sharePercent(const Offer &offer)
{
    if (!offer.spotPerHour || !offer.onDemandPerHour || offer.onDemandPerHour->isZero())
        return std::nullopt;
    return static_cast<int>((offer.spotPerHour->inMicros() * 100 + offer.onDemandPerHour->inMicros() / 2)
                            / offer.onDemandPerHour->inMicros());
}

QString priceText(const std::optional<Money> &money)
{
    return money ? messages::moneyText(*money) : QStringLiteral("…");
}
} // namespace

QString stockText(domain::Stock stock)
{
    switch (stock) {
    case domain::Stock::Available: return OffersModel::tr("in stock");
    case domain::Stock::Low: return OffersModel::tr("few left");
    case domain::Stock::SoldOut: return OffersModel::tr("sold out");
    case domain::Stock::Unknown: break;
    }
    return OffersModel::tr("unknown");
}

QString gpuText(const domain::MachineType &type)
{
    QString name = type.gpuName; // all of them are NVIDIA's or say otherwise: the model is what tells them apart
    name.remove(QStringLiteral("NVIDIA "), Qt::CaseInsensitive);
    QString text = type.gpus > 0 ? QStringLiteral("%1 × %2").arg(type.gpus).arg(name) : OffersModel::tr("none");
    if (type.gpuMemoryGiB > 0)
        text += QStringLiteral(", %1 GB").arg(type.gpuMemoryGiB);
    return text;
}

void OffersModel::clear()
{
    beginResetModel();
    m_offers.clear();
    endResetModel();
}

int OffersModel::find(const QString &zoneId, const QString &typeId) const
{
    for (int row = 0; row < m_offers.size(); ++row) {
        if (m_offers[row].zoneId == zoneId && m_offers[row].type.id == typeId)
            return row;
    }
    return -1;
}

void OffersModel::put(const QVector<Offer> &offers)
{
    QVector<Offer> added;
    for (const Offer &offer : offers) {
        const int row = find(offer.zoneId, offer.type.id);
        if (row < 0) {
            added << offer;
            continue;
        }
        m_offers[row] = offer;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(added.size()) - 1);
    m_offers += added;
    endInsertRows();
}

void OffersModel::setRegionNames(const QMap<QString, QString> &names)
{
    m_regionNames = names;
    retranslate();
}

void OffersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (count() > 0)
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, ColumnCount - 1));
}

int OffersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int OffersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OffersModel::text(const Offer &offer, int column) const
{
    switch (column) {
    case Region: return m_regionNames.value(offer.regionId, offer.regionId);
    case Zone: return offer.zoneId;
    case Type: return offer.type.id;
    case Gpu: return gpuText(offer.type);
    case Cpus: return offer.type.vcpus;
    case Memory: return tr("%1 GiB").arg(offer.type.memoryMiB / 1024);
    case Spot: return priceText(offer.spotPerHour);
    case OnDemand: return priceText(offer.onDemandPerHour);
    case Share: {
        const auto share = sharePercent(offer);
        return share ? QStringLiteral("%1 %").arg(*share) : QString();
    }
    case Stock: return stockText(offer.stock);
    default: return {};
    }
}

QVariant OffersModel::sortValue(const Offer &offer, int column) const
{
    switch (column) {
    case Gpu: return QStringLiteral("%1 %2").arg(offer.type.gpuName).arg(offer.type.gpus);
    case Cpus: return offer.type.vcpus;
    case Memory: return offer.type.memoryMiB;
    case Spot: return offer.spotPerHour ? QVariant(offer.spotPerHour->inMicros()) : QVariant();
    case OnDemand: return offer.onDemandPerHour ? QVariant(offer.onDemandPerHour->inMicros()) : QVariant();
    case Share: {
        const auto share = sharePercent(offer);
        return share ? QVariant(*share) : QVariant();
    }
    case Stock: return offer.stock == domain::Stock::Unknown ? 9 : static_cast<int>(offer.stock);
    default: return text(offer, column);
    }
}

QVariant OffersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Offer &offer = m_offers[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(offer, index.column());
    case SortRole: return sortValue(offer, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() >= Cpus && index.column() <= Share)
            return QVariant::fromValue(int(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Type && offer.type.localDisks > 0)
            return tr("Has local disks (%1 × %2 GiB) that are lost with the machine. Stopping it does not end the "
                      "charge: "
                      "park it instead.")
                .arg(offer.type.localDisks)
                .arg(offer.type.localDiskGiB);
        if (index.column() == Region)
            return offer.regionId;
        return text(offer, index.column());
    default: return {};
    }
}

QVariant OffersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Region: return tr("Region");
    case Zone: return tr("Zone");
    case Type: return tr("Instance type");
    case Gpu: return tr("GPU");
    case Cpus: return tr("vCPU");
    case Memory: return tr("Memory");
    case Spot: return tr("Spot");
    case OnDemand: return tr("On demand");
    case Share: return tr("Share");
    case Stock: return tr("Stock");
    default: return {};
    }
}

OffersFilter::OffersFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(OffersModel::SortRole);
    setDynamicSortFilter(true);
}

void OffersFilter::setWords(const QString &words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void OffersFilter::setRegion(const QString &regionId)
{
    m_region = regionId;
    invalidateFilter();
}

void OffersFilter::setInStockOnly(bool only)
{
    m_inStockOnly = only;
    invalidateFilter();
}

bool OffersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = static_cast<const OffersModel *>(sourceModel());
    const Offer &offer = model->offer(row);
    if (!m_region.isEmpty() && offer.regionId != m_region)
        return false;
    if (m_inStockOnly && offer.stock == domain::Stock::SoldOut)
        return false;
    if (m_words.isEmpty())
        return true;
    QString all = offer.regionId;
    for (const int column : {OffersModel::Region, OffersModel::Zone, OffersModel::Type, OffersModel::Gpu})
        all += QLatin1Char(' ') + model->index(row, column, parent).data().toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool OffersFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(OffersModel::SortRole);
    const QVariant b = right.data(OffersModel::SortRole);
    if (!a.isValid() || !b.isValid()) // without a price: at the end, whichever way the column is sorted
        return a.isValid() != b.isValid() && (a.isValid() == (sortOrder() == Qt::AscendingOrder));
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace spotbook::ui
