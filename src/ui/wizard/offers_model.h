// What can be bought, as a table that fills while it loads.
#pragma once

#include "domain/offer.h"

#include <QAbstractTableModel>
#include <QMap>
#include <QSortFilterProxyModel>
#include <QVector>

namespace spotbook::ui {

class OffersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Region, Zone, Type, Gpu, Cpus, Memory, Spot, OnDemand, Share, Stock, ColumnCount };
    static constexpr int SortRole = Qt::UserRole; // what a column is ordered by; empty values come last

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    // Adds offers, or takes over the prices and stock of those that are there (same zone and type).
    void put(const QVector<domain::Offer> &offers);
    void setRegionNames(const QMap<QString, QString> &names);
    void retranslate();

    const domain::Offer &offer(int row) const { return m_offers.at(row); }
    int count() const { return static_cast<int>(m_offers.size()); }
    int find(const QString &zoneId, const QString &typeId) const; // row, or -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const domain::Offer &offer, int column) const;
    QVariant sortValue(const domain::Offer &offer, int column) const;

    QVector<domain::Offer> m_offers;
    QMap<QString, QString> m_regionNames;
};

// All words of the filter must occur somewhere in the row.
class OffersFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit OffersFilter(QObject *parent = nullptr);
    void setWords(const QString &words);
    void setRegion(const QString &regionId); // empty: all
    void setInStockOnly(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    QString m_region;
    bool m_inStockOnly = true;
};

QString stockText(domain::Stock stock);
QString gpuText(const domain::MachineType &type); // "1 × NVIDIA P100, 16 GB"

} // namespace spotbook::ui
