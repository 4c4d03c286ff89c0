// The program's log as a table, with only those lines that are asked for.
#pragma once

#include "base/log_file.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>

namespace spotbook::ui {

struct LogFilter
{
    QStringList words; // all of them must occur, in any order and case
    base::LogLevel atLeast = base::LogLevel::Debug;

    bool lets(const base::LogEntry &entry) const;
};

// Which entries a filter lets through, oldest first. For a worker: a whole log takes longer than a frame.
QVector<int> filtered(const QVector<base::LogEntry> &entries, const LogFilter &filter);

// Keeps the newest `atMost` entries.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Level, Source, Text, ColumnCount };

    explicit LogModel(QObject *parent = nullptr, int atMost = 100000);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // Shared, not copied: a worker may filter them meanwhile.
    const QVector<base::LogEntry> &entries() const { return m_entries; }
    // Everything anew, with what filtered() found in it.
    void reset(const QVector<base::LogEntry> &entries, const QVector<int> &shown, const LogFilter &filter);
    // A few more; they pass the present filter here. Returns false when so many are kept that all must be set anew.
    bool append(const QVector<base::LogEntry> &more);
    void retranslate();
    int entryAt(int row) const { return m_shown.at(row); } // its place in entries()

private:
    QVector<base::LogEntry> m_entries;
    QVector<int> m_shown;
    LogFilter m_filter;
    int m_atMost;
};

QString levelText(base::LogLevel level);
QString lineOf(const base::LogEntry &entry);

} // namespace spotbook::ui
