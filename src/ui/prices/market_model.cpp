#include "ui/prices/market_model.h"

#include "messages/messages.h"
#include "ui/prices/offer_text.h"

#include <QCollator>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace spotbook::ui {

using domain::Money;
using domain::Offer;

namespace {
constexpr qint64 unknown = std::numeric_limits<qint64>::max();

QString keyOf(const QString &zoneId, const QString &typeId)
{
    return zoneId + QLatin1Char(' ') + typeId;
}

qint64 amount(const std::optional<Money> &money)
{
    return money ? money->inMicros() : unknown;
}

constexpr int tableDecimals = 3; // as fine as the market's own prices

// A dash, so that an unknown price is not read as nothing.
QString priceText(const std::optional<Money> &money)
{
    return money ? messages::moneyText(*money, tableDecimals) : QStringLiteral("–");
}

// As fine as the prices themselves, rounded up; the tool tip has all of it.
Money inThousandths(const Money &money)
{
    constexpr qint64 thousandth = 1000;
    return Money::micros((money.inMicros() + thousandth - 1) / thousandth * thousandth, money.currency());
}

bool isNumber(int column)
{
    return (column >= MarketModel::Cpus && column <= MarketModel::UsefulHour) || column == MarketModel::RoundTrip;
}
} // namespace

int MarketModel::Names::add(const QString &text)
{
    const auto known = ids.constFind(text);
    if (known != ids.constEnd())
        return *known;
    const int id = static_cast<int>(texts.size());
    texts.append(text);
    ids.insert(text, id);
    return id;
}

void MarketModel::Names::rank(const QLocale &locale)
{
    QCollator collator(locale);
    collator.setNumericMode(true); // c4g1 before c28g1; the locale "C" knows no such thing
    QVector<int> order(texts.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return collator.compare(texts[a], texts[b]) < 0; });
    ranks.resize(texts.size());
    for (int i = 0; i < order.size(); ++i)
        ranks[order[i]] = i;
}

MarketModel::MarketModel(QObject *parent) : QAbstractTableModel(parent) {}

void MarketModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_accepted.clear();
    m_sorted.clear();
    m_shown.clear();
    m_byKey.clear();
    m_regions = m_zones = m_types = m_gpus = {};
    endResetModel();
}

QString MarketModel::regionName(const Offer &offer) const
{
    return m_regionNames.value(offer.regionId, offer.regionId);
}

void MarketModel::take(Row &row, const Offer &offer)
{
    row.offer = offer;
    row.region = m_regions.add(regionName(offer));
    row.zone = m_zones.add(offer.zoneId);
    row.type = m_types.add(offer.type.id);
    row.gpu = m_gpus.add(gpuText(offer.type));
    describe(row);
}

void MarketModel::describe(Row &row) const
{
    row.texts.fill(QString());
    row.words = QStringList{row.offer.regionId, m_regions.texts[row.region], row.offer.zoneId,
                            row.offer.type.id,  row.offer.type.gpuName,      m_gpus.texts[row.gpu]}
                    .join(QLatin1Char(' '))
                    .toLower();
}

void MarketModel::makeKeys(Row &row) const
{
    const Offer &offer = row.offer;
    auto &keys = row.keys;
    keys[Cpus] = offer.type.vcpus;
    keys[Memory] = offer.type.memoryMiB;
    keys[LocalDisk] = qint64(offer.type.localDisks) * offer.type.localDiskGiB;
    keys[Spot] = amount(offer.spotPerHour);
    keys[OnDemand] = amount(offer.onDemandPerHour);
    const auto share = sharePercent(offer);
    keys[Share] = share ? *share : unknown;
    keys[Release] = offer.release ? std::llround(offer.release->percent * 100) : unknown;
    keys[UsefulHour] = amount(usefulHour(offer));
    keys[Stock] = offer.stock == domain::Stock::Unknown ? unknown : static_cast<qint64>(offer.stock);
    keys[RoundTrip] = m_roundTrips.value(offer.regionId, unknown);
}

void MarketModel::makeNameKeys(Row &row) const
{
    row.keys[Region] = m_regions.ranks[row.region];
    row.keys[Zone] = m_zones.ranks[row.zone];
    row.keys[Type] = m_types.ranks[row.type];
    row.keys[Gpu] = m_gpus.ranks[row.gpu];
}

void MarketModel::rankNames()
{
    m_regions.rank(messages::locale());
    for (Names *names : {&m_zones, &m_types, &m_gpus})
        names->rank(QLocale(QLocale::English));
    for (Row &row : m_rows)
        makeNameKeys(row);
}

void MarketModel::put(const QVector<Offer> &offers)
{
    beginResetModel();
    const int names = m_regions.texts.size() + m_zones.texts.size() + m_types.texts.size() + m_gpus.texts.size();
    QVector<int> touched;
    for (const Offer &offer : offers) {
        const QString key = keyOf(offer.zoneId, offer.type.id);
        int at = m_byKey.value(key, -1);
        if (at < 0) {
            at = count();
            m_byKey.insert(key, at);
            m_rows.resize(at + 1);
            m_accepted.resize(at + 1);
        }
        take(m_rows[at], offer);
        touched.append(at);
    }
    const bool more =
        m_regions.texts.size() + m_zones.texts.size() + m_types.texts.size() + m_gpus.texts.size() != names;
    if (more)
        rankNames();
    for (const int at : std::as_const(touched)) {
        makeKeys(m_rows[at]);
        makeNameKeys(m_rows[at]);
    }
    for (const int at : std::as_const(touched))
        m_accepted[at] = accepts(m_rows[at]);
    order();
    filter();
    endResetModel();
}

void MarketModel::rebuildNames()
{
    beginResetModel();
    m_regions = m_gpus = {};
    for (int at = 0; at < count(); ++at) {
        Row &row = m_rows[at];
        row.region = m_regions.add(regionName(row.offer));
        row.gpu = m_gpus.add(gpuText(row.offer.type));
        describe(row);
        m_accepted[at] = accepts(row);
    }
    rankNames();
    order();
    filter();
    endResetModel();
}

void MarketModel::setRegionNames(const QMap<QString, QString> &names)
{
    if (names == m_regionNames)
        return;
    m_regionNames = names;
    rebuildNames();
}

void MarketModel::setRoundTrip(const QString &regionId, std::chrono::milliseconds time)
{
    m_roundTrips.insert(regionId, time.count());
    for (Row &row : m_rows) {
        if (row.offer.regionId != regionId)
            continue;
        row.keys[RoundTrip] = time.count();
        row.texts[RoundTrip].clear();
    }
    if (m_column == RoundTrip)
        sort(m_column, m_order);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, RoundTrip), index(rowCount() - 1, RoundTrip), {Qt::DisplayRole, Qt::ToolTipRole});
}

void MarketModel::retranslate()
{
    rebuildNames();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

bool MarketModel::accepts(const Row &row) const
{
    if (!m_region.isEmpty() && row.offer.regionId != m_region)
        return false;
    if (!m_gpu.isEmpty() && row.offer.type.gpuName != m_gpu)
        return false;
    if (m_inStockOnly && row.offer.stock == domain::Stock::SoldOut)
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&row](const QString &word) { return row.words.contains(word); });
}

// Equal rows by price, then by name: the same order however they came. The keys are gathered first: rows lie far apart,
// and sorting would go to and fro between them.
void MarketModel::order()
{
    struct Place
    {
        qint64 key;
        qint64 price;
        qint64 name;
        int row;
    };
    const auto column = static_cast<std::size_t>(m_column);
    const bool down = m_order == Qt::DescendingOrder;
    std::vector<Place> places;
    places.reserve(static_cast<std::size_t>(m_rows.size()));
    for (int at = 0; at < m_rows.size(); ++at) {
        const auto &keys = m_rows.at(at).keys;
        const qint64 key = down && keys[column] != unknown ? -keys[column] : keys[column];
        places.push_back({key, keys[Spot], keys[Type] * m_zones.texts.size() + keys[Zone], at});
    }
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        if (a.key != b.key)
            return a.key < b.key;
        return a.price != b.price ? a.price < b.price : a.name < b.name;
    });
    m_sorted.resize(m_rows.size());
    for (int i = 0; i < m_sorted.size(); ++i)
        m_sorted[i] = places[static_cast<std::size_t>(i)].row;
}

void MarketModel::filter()
{
    m_shown.clear();
    for (const int at : std::as_const(m_sorted)) {
        if (m_accepted.at(at))
            m_shown.append(at);
    }
}

void MarketModel::refilter()
{
    bool changed = false;
    for (int at = 0; at < count(); ++at) {
        const bool accepted = accepts(m_rows.at(at));
        changed = changed || accepted != m_accepted.at(at);
        m_accepted[at] = accepted;
    }
    if (!changed)
        return;
    beginResetModel();
    filter();
    endResetModel();
}

void MarketModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QVector<int> kept;
    for (const QModelIndex &index : before)
        kept.append(m_shown.at(index.row()));
    m_column = column;
    m_order = order;
    this->order();
    filter();
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i)
        after.append(index(static_cast<int>(m_shown.indexOf(kept[i])), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void MarketModel::setWords(const QString &words)
{
    m_words = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter();
}

void MarketModel::setRegion(const QString &regionId)
{
    m_region = regionId;
    refilter();
}

void MarketModel::setGpu(const QString &gpuName)
{
    m_gpu = gpuName;
    refilter();
}

void MarketModel::setInStockOnly(bool only)
{
    m_inStockOnly = only;
    refilter();
}

QVector<Offer> MarketModel::offers() const
{
    QVector<Offer> all;
    all.reserve(count());
    for (const Row &row : m_rows)
        all.append(row.offer);
    return all;
}

std::optional<Offer> MarketModel::find(const QString &zoneId, const QString &typeId) const
{
    const int at = m_byKey.value(keyOf(zoneId, typeId), -1);
    return at < 0 ? std::nullopt : std::optional(m_rows[at].offer);
}

QStringList MarketModel::gpuNames() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (!row.offer.type.gpuName.isEmpty() && !names.contains(row.offer.type.gpuName))
            names.append(row.offer.type.gpuName);
    }
    QCollator collator(QLocale(QLocale::English));
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

int MarketModel::rowOf(const QString &zoneId, const QString &typeId) const
{
    const int at = m_byKey.value(keyOf(zoneId, typeId), -1);
    return at < 0 ? -1 : static_cast<int>(m_shown.indexOf(at));
}

int MarketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int MarketModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MarketModel::text(const Offer &offer, int column) const
{
    switch (column) {
    case Region: return regionName(offer);
    case Zone: return offer.zoneId;
    case Type: return offer.type.id;
    case Gpu: return gpuText(offer.type);
    case Cpus: return messages::numberText(offer.type.vcpus);
    case Memory: return tr("%1 GiB").arg(offer.type.memoryMiB / 1024);
    case LocalDisk:
        if (offer.type.localDisks == 0)
            return QStringLiteral("–");
        return offer.type.localDisks == 1
                   ? tr("%1 GiB").arg(offer.type.localDiskGiB)
                   : QStringLiteral("%1 × ").arg(offer.type.localDisks) + tr("%1 GiB").arg(offer.type.localDiskGiB);
    case Spot: return priceText(offer.spotPerHour);
    case OnDemand: return priceText(offer.onDemandPerHour);
    case Share: {
        const auto share = sharePercent(offer);
        return share ? percentText(*share) : QStringLiteral("–");
    }
    case Release: return offer.release ? percentText(offer.release->percent) : tr("unknown");
    case UsefulHour: {
        const auto cost = usefulHour(offer);
        return cost ? messages::moneyText(inThousandths(*cost), tableDecimals) : tr("unknown");
    }
    case Stock: return stockText(offer.stock);
    case RoundTrip: {
        const auto time = m_roundTrips.constFind(offer.regionId);
        return time == m_roundTrips.constEnd() ? tr("unknown") : tr("%1 ms").arg(*time);
    }
    default: return {};
    }
}

QVariant MarketModel::toolTip(const Offer &offer, int column) const
{
    switch (column) {
    case Region: return tr("Region %1").arg(offer.regionId);
    case Gpu: {
        const QString details = gpuDetails(offer.type);
        return details.isEmpty() ? text(offer, column) : details;
    }
    case Type:
    case LocalDisk:
        if (offer.type.localDisks > 0)
            return tr("Has local disks (%1 × %2 GiB) that are lost with the machine. Stopping it does not end the "
                      "charge: park it instead.")
                .arg(offer.type.localDisks)
                .arg(offer.type.localDiskGiB);
        return column == Type ? text(offer, column) : tr("No local disk: stopping the machine ends its charge.");
    case Release:
        if (!offer.release)
            return tr("The cloud tells no release rate for this type in this zone.");
        return tr("Of all such spot machines the cloud took back %1 in the last 30 days (it says: %2).")
            .arg(percentText(offer.release->percent),
                 offer.release->range.isEmpty() ? QStringLiteral("–") : offer.release->range);
    case UsefulHour: return usefulHourText(offer);
    case RoundTrip:
        return m_roundTrips.contains(offer.regionId)
                   ? tr("The fastest of several connections from this computer to %1.").arg(offer.regionId)
                   : tr("Not measured: %1 could not be reached directly.").arg(offer.regionId);
    default: return text(offer, column);
    }
}

QVariant MarketModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return isNumber(column)  ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
               : column == Stock ? QVariant(int(Qt::AlignCenter)) // between numbers: it must not touch them
                                 : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Row &row = m_rows[m_shown[index.row()]];
    if (role == Qt::ToolTipRole)
        return toolTip(row.offer, column);
    QString &words = row.texts[static_cast<std::size_t>(column)];
    if (words.isNull())
        words = text(row.offer, column);
    return words;
}

QVariant MarketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Region: return tr("Region");
    case Zone: return tr("Zone");
    case Type: return tr("Instance type");
    case Gpu: return tr("GPU");
    case Cpus: return tr("vCPU");
    case Memory: return tr("Memory");
    case LocalDisk: return tr("Local disk");
    case Spot: return tip ? tr("Spot price per hour now") : tr("Spot");
    case OnDemand: return tip ? tr("Pay-as-you-go price per hour") : tr("On demand");
    case Share: return tip ? tr("Spot price as a share of the pay-as-you-go price") : tr("Share");
    case Release: return tip ? tr("How many spot machines the cloud took back in the last 30 days") : tr("Released");
    case UsefulHour:
        return tip ? tr("Expected cost per useful hour: the price with what interruptions cost. The tool tip of each "
                        "cell has the formula.")
                   : tr("Useful hour");
    case Stock: return tr("Stock");
    case RoundTrip: return tip ? tr("Round trip from this computer") : tr("Round trip");
    default: return {};
    }
}

} // namespace spotbook::ui
