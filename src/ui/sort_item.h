// A row that sorts by values, not by the words that show them.
#pragma once

#include <QDateTime>
#include <QTreeWidget>
#include <QTreeWidgetItem>

namespace spotbook::ui {

class SortItem : public QTreeWidgetItem
{
public:
    static constexpr int sortRole = Qt::UserRole + 1;

    void set(int column, const QString &text, const QVariant &value = {})
    {
        setText(column, text);
        setData(column, sortRole, value.isNull() ? QVariant(text) : value);
    }

    bool operator<(const QTreeWidgetItem &other) const override
    {
        const int column = treeWidget() ? treeWidget()->sortColumn() : 0;
        const QVariant mine = data(column, sortRole);
        const QVariant its = other.data(column, sortRole);
        if (mine.type() == QVariant::LongLong && its.type() == QVariant::LongLong)
            return mine.toLongLong() < its.toLongLong();
        return QString::localeAwareCompare(mine.toString(), its.toString()) < 0;
    }
};

// Microseconds and seconds since the epoch are both whole numbers; what is not known sorts first.
inline QVariant sortValue(qint64 number)
{
    return QVariant::fromValue<qlonglong>(number);
}

} // namespace spotbook::ui
