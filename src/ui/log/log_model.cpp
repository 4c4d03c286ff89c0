#include "ui/log/log_model.h"

#include <algorithm>

namespace spotbook::ui {

using base::LogEntry;
using base::LogLevel;

bool LogFilter::lets(const LogEntry &entry) const
{
    return entry.level >= atLeast && std::all_of(words.begin(), words.end(), [&entry](const QString &word) {
               return entry.text.contains(word, Qt::CaseInsensitive)
                      || entry.source.contains(word, Qt::CaseInsensitive);
           });
}

QVector<int> filtered(const QVector<LogEntry> &entries, const LogFilter &filter)
{
    QVector<int> shown;
    for (int i = 0; i < entries.size(); ++i) {
        if (filter.lets(entries.at(i)))
            shown.append(i);
    }
    return shown;
}

QString levelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return LogModel::tr("detail");
    case LogLevel::Info: return LogModel::tr("note");
    case LogLevel::Warning: return LogModel::tr("warning");
    case LogLevel::Error: return LogModel::tr("error");
    }
    return {};
}

// Untranslated, as LogSink writes it: it is read by those who mend things.
QString lineOf(const LogEntry &entry)
{
    static const char letters[] = "DIWE";
    QString text = entry.text;
    text.replace(QLatin1Char('\n'), QLatin1String("\n    "));
    return entry.at.toUTC().toString(Qt::ISODateWithMs) + QLatin1Char(' ')
           + QLatin1Char(letters[static_cast<int>(entry.level)]) + QLatin1Char(' ') + entry.source + QLatin1Char(' ')
           + text;
}

LogModel::LogModel(QObject *parent, int atMost) : QAbstractTableModel(parent), m_atMost(atMost) {}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.size();
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const LogEntry &entry = m_entries.at(m_shown.at(index.row()));
    if (role == Qt::ToolTipRole)
        return index.column() == Text ? entry.text : QString();
    switch (index.column()) {
    case Time: return entry.at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case Level: return levelText(entry.level);
    case Source: return QString(entry.source).remove(QLatin1String("spotbook."));
    case Text: return QString(entry.text).replace(QLatin1Char('\n'), QLatin1String(" ⏎ "));
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Source: return tr("Part");
    case Text: return tr("Message");
    default: return {};
    }
}

void LogModel::reset(const QVector<LogEntry> &entries, const QVector<int> &shown, const LogFilter &filter)
{
    beginResetModel();
    m_entries = entries;
    m_shown = shown;
    m_filter = filter;
    endResetModel();
}

bool LogModel::append(const QVector<LogEntry> &more)
{
    if (m_entries.size() + more.size() > m_atMost)
        return false;
    QVector<int> shown;
    for (const LogEntry &entry : more) {
        if (m_filter.lets(entry))
            shown.append(m_entries.size());
        m_entries.append(entry);
    }
    if (shown.isEmpty())
        return true;
    beginInsertRows({}, m_shown.size(), m_shown.size() + shown.size() - 1);
    m_shown += shown;
    endInsertRows();
    return true;
}

void LogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, Level), index(m_shown.size() - 1, Level));
}

} // namespace spotbook::ui
