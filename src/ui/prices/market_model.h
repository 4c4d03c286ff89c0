// What can be bought, as a table that fills while it loads; sorted and filtered in here.
//
// Ten thousand rows are sorted, filtered and drawn within one frame (tests/bench/bench_price_table): every column has
// one whole number per row to be ordered by, made when the row comes, and texts are made once, when they are first
// shown. A row number is that of the rows that are shown.
#pragma once

#include "domain/offer.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QMap>
#include <QStringList>
#include <QVector>
#include <array>
#include <chrono>
#include <optional>

namespace spotbook::ui {

class MarketModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Region,
        Zone,
        Type,
        Gpu,
        Cpus,
        Memory,
        LocalDisk,
        Spot,
        OnDemand,
        Share,
        Release,
        UsefulHour,
        Stock,
        RoundTrip,
        ColumnCount
    };

    explicit MarketModel(QObject *parent = nullptr);

    void clear();
    // Adds offers, or takes over the prices and stock of those that are there (same zone and type).
    void put(const QVector<domain::Offer> &offers);
    void setRegionNames(const QMap<QString, QString> &names);
    void setRoundTrip(const QString &regionId, std::chrono::milliseconds time);
    void retranslate();

    // All words must occur somewhere in the row. Empty: all rows.
    void setWords(const QString &words);
    void setRegion(const QString &regionId); // empty: all
    void setGpu(const QString &gpuName);     // as the provider names it; empty: all
    void setInStockOnly(bool only);

    // Also of what the filter hides.
    int count() const { return static_cast<int>(m_rows.size()); }
    QVector<domain::Offer> offers() const;
    std::optional<domain::Offer> find(const QString &zoneId, const QString &typeId) const;
    QStringList gpuNames() const; // of all rows, sorted

    const domain::Offer &offer(int row) const { return m_rows[m_shown[row]].offer; }
    int rowOf(const QString &zoneId, const QString &typeId) const; // -1: not there, or hidden

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // What is unknown comes last, whichever way the column is sorted.
    void sort(int column, Qt::SortOrder order) override;

private:
    // Texts that many rows share, with the place of each in the order of the language.
    struct Names
    {
        int add(const QString &text);
        void rank(const QLocale &locale);
        QStringList texts;
        QHash<QString, int> ids;
        QVector<int> ranks;
    };
    struct Row
    {
        domain::Offer offer;
        int region = 0;
        int zone = 0;
        int type = 0;
        int gpu = 0;
        std::array<qint64, ColumnCount> keys{};
        QString words; // what the filter looks through, in lower case
        mutable std::array<QString, ColumnCount> texts;
    };

    void take(Row &row, const domain::Offer &offer);
    void describe(Row &row) const; // words and texts, by the language of now
    void rankNames();
    void makeKeys(Row &row) const;     // of all columns but
    void makeNameKeys(Row &row) const; // those ordered by name: another name moves all of them
    QString regionName(const domain::Offer &offer) const;
    QString text(const domain::Offer &offer, int column) const;
    QVariant toolTip(const domain::Offer &offer, int column) const;
    bool accepts(const Row &row) const;
    void order();        // m_sorted
    void filter();       // m_shown
    void refilter();     // with the signals for it
    void rebuildNames(); // after the language or the regions' names have changed

    QVector<Row> m_rows;
    QVector<bool> m_accepted; // by the filter, for each row; apart, because sorting goes through all of it
    QVector<int> m_sorted;    // all rows, in order
    QVector<int> m_shown;     // those that the filter lets through
    QHash<QString, int> m_byKey;
    QHash<QString, qint64> m_roundTrips; // milliseconds
    QMap<QString, QString> m_regionNames;
    Names m_regions;
    Names m_zones;
    Names m_types;
    Names m_gpus;
    QStringList m_words;
    QString m_region;
    QString m_gpu;
    bool m_inStockOnly = true;
    int m_column = Spot;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace spotbook::ui
