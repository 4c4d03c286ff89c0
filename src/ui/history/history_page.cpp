#include "ui/history/history_page.h"

#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/sort_item.h"
#include "ui/texts.h"
#include "ui_history_page.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QSaveFile>
#include <QSignalBlocker>
#include <algorithm>
#include <tuple>
#include <utility>

namespace spotbook::ui {

using domain::Failure;
using domain::FailureKind;
using domain::Money;
using launch::Session;

namespace {

enum Column { Profile, Machine, Place, Began, Ended, How, Cost };
enum MonthColumn { Month, Sessions, Sum };

QString costText(const Session &session)
{
    if (!session.cost)
        return HistoryPage::tr("not known");
    const QString cost = messages::moneyText(inHundredths(*session.cost));
    return session.estimated ? HistoryPage::tr("about %1").arg(cost) : cost;
}

QString timeOr(const QDateTime &time, const QString &otherwise)
{
    return time.isValid() ? localTimeText(time) : otherwise;
}

QString things(const QJsonValue &list)
{
    QStringList names;
    for (const auto &name : list.toArray())
        names << name.toString();
    return names.isEmpty() ? HistoryPage::tr("nothing") : messages::thingTexts(names).join(QStringLiteral(", "));
}

QString verbName(const QString &verb)
{
    if (verb == QLatin1String("park"))
        return HistoryPage::tr("Parked");
    if (verb == QLatin1String("release"))
        return HistoryPage::tr("Released");
    return verb == QLatin1String("erase") ? HistoryPage::tr("Erased") : verb;
}

QStringList linesOf(const QJsonObject &receipt)
{
    const QDateTime at = QDateTime::fromString(receipt.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    QStringList lines{QStringLiteral("%1, %2").arg(verbName(receipt.value(QStringLiteral("verb")).toString()),
                                                   timeOr(at, QStringLiteral("–")))};
    const QJsonValue missing = receipt.value(QStringLiteral("notLooked"));
    if (!missing.toArray().isEmpty()) {
        lines << HistoryPage::tr("It could not be looked at again: %1. It may still cost money.").arg(things(missing));
    } else {
        lines << HistoryPage::tr("Ended: %1.").arg(things(receipt.value(QStringLiteral("ended"))))
              << HistoryPage::tr("Stays: %1.").arg(things(receipt.value(QStringLiteral("stays"))));
    }
    const auto money = [&receipt](const char *member) { return launch::moneyIn(receipt, QString::fromLatin1(member)); };
    if (const auto month = money("staysPerMonth"))
        lines << HistoryPage::tr("What stays costs %1 per month.").arg(messages::moneyText(*month));
    if (const auto session = money("session"))
        lines << HistoryPage::tr("The session cost %1.").arg(messages::moneyText(inHundredths(*session)));
    return lines;
}

void fillRow(SortItem &row, const Session &session)
{
    row.set(Profile, session.profile);
    row.set(Machine, session.typeId);
    row.set(Place, session.zoneId);
    row.set(Began, localTimeText(session.began), sortValue(session.began.toSecsSinceEpoch()));
    row.set(Ended, timeOr(session.ended, QStringLiteral("–")),
            sortValue(session.ended.isValid() ? session.ended.toSecsSinceEpoch() : 0));
    row.set(How, endText(session.end));
    row.set(Cost, costText(session), sortValue(session.cost ? session.cost->inMicros() : -1));
    row.setTextAlignment(Cost, Qt::AlignRight | Qt::AlignVCenter);
    row.setData(Profile, Qt::UserRole, session.launchId);
}

// In its row.
bool looksTheSame(const Session &one, const Session &other)
{
    const auto shown = [](const Session &session) {
        return std::tie(session.profile, session.typeId, session.zoneId, session.began, session.ended, session.end,
                        session.cost, session.estimated);
    };
    return shown(one) == shown(other);
}

} // namespace

QString endText(Session::End end)
{
    switch (end) {
    case Session::End::Unknown: return HistoryPage::tr("not known");
    case Session::End::Running: return HistoryPage::tr("running");
    case Session::End::Interrupted: return HistoryPage::tr("interrupted");
    case Session::End::Parked: return HistoryPage::tr("parked");
    case Session::End::Released: return HistoryPage::tr("released");
    case Session::End::Erased: return HistoryPage::tr("erased");
    case Session::End::Undone: return HistoryPage::tr("undone");
    case Session::End::TimeOver: return HistoryPage::tr("ended by itself at its time");
    case Session::End::Gone: return HistoryPage::tr("taken back by the cloud, or ended elsewhere");
    }
    return {};
}

QString receiptText(const Session &session)
{
    QStringList lines{
        HistoryPage::tr("%1: %2 in %3").arg(session.profile, session.typeId, session.zoneId),
        HistoryPage::tr("From %1 to %2: %3")
            .arg(timeOr(session.began, QStringLiteral("–")), timeOr(session.ended, QStringLiteral("…")),
                 endText(session.end)),
        HistoryPage::tr("Cost: %1").arg(costText(session)),
    };
    if (session.receipts.isEmpty())
        lines << QString() << HistoryPage::tr("There is no receipt: Spotbook has not ended this machine.");
    for (const QJsonObject &receipt : session.receipts)
        lines << QString() << linesOf(receipt);
    return lines.join(QLatin1Char('\n'));
}

HistoryPage::HistoryPage(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::HistoryPage>())
{
    m_ui->setupUi(this);
    m_rows = std::make_unique<RowFeeder>(
        *m_ui->historyTree,
        [this](int number) {
            auto *row = new SortItem;
            fillRow(*row, m_history.sessions.at(number));
            return row;
        },
        [this](const QList<QTreeWidgetItem *> &rows) { select(rows); });
    m_ui->historyTree->header()->setSortIndicator(Began, Qt::DescendingOrder);
    m_ui->historyTree->setSortingEnabled(true);
    // When it was and what it cost must be seen in a small window too; the rest may want to be scrolled to.
    QHeaderView *header = m_ui->historyTree->header();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(RowFeeder::atOnce); // all of them would be measured anew at every change
    int place = 0;
    for (const Column column : {Began, Profile, Cost, How, Ended, Machine, Place})
        header->moveSection(header->visualIndex(column), place++);
    m_ui->historyNote->hide();
    connect(m_ui->historyTree, &QTreeWidget::itemSelectionChanged, this, &HistoryPage::refreshReceipt);
    connect(m_ui->receiptCopyButton, &QPushButton::clicked, this, &HistoryPage::copy);
    connect(m_ui->historySaveButton, &QPushButton::clicked, this, &HistoryPage::save);
    connect(m_ui->historyBanner, &Banner::actionWanted, this, [this] {
        m_ui->historyBanner->clear();
        read();
    });
    m_ui->historyBanner->setActions({messages::RemedyAction::Retry});
    refreshReceipt();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::setStates(const std::optional<QVector<domain::LaunchState>> &states)
{
    m_states = states;
    if (isVisible())
        read();
}

void HistoryPage::read()
{
    m_readTask.run(
        [&services = m_services, states = m_states](const TaskRun &) {
            return launch::history(services.paths(), states);
        },
        [this](const launch::History &history) { take(history); },
        [this](const Failure &failure) { m_ui->historyBanner->showFailure(failure, m_services.provider()); });
}

const Session *HistoryPage::selected() const
{
    const auto items = m_ui->historyTree->selectedItems();
    const QString id = items.isEmpty() ? QString() : items.first()->data(Profile, Qt::UserRole).toString();
    for (const Session &session : m_history.sessions) {
        if (session.launchId == id)
            return &session;
    }
    return nullptr;
}

void HistoryPage::take(const launch::History &history)
{
    const auto before = std::exchange(m_history, history);
    const bool sameRows =
        m_rows->isDone() && m_read
        && std::equal(before.sessions.begin(), before.sessions.end(), history.sessions.begin(), history.sessions.end(),
                      [](const Session &one, const Session &other) { return one.launchId == other.launchId; });
    m_read = true;
    if (sameRows)
        refreshRows(before.sessions);
    else
        fill();
    refreshRest();
}

void HistoryPage::fill()
{
    const auto items = m_ui->historyTree->selectedItems();
    if (!items.isEmpty()) // else it may be still on its way
        m_wanted = items.first()->data(Profile, Qt::UserRole).toString();
    const QSignalBlocker quiet(m_ui->historyTree);
    m_rows->restart(m_history.sessions.size());
}

// Nobody who reads an old one is thrown back because the one that runs has cost a little more.
void HistoryPage::refreshRows(const QVector<Session> &before)
{
    QMap<QString, int> changed;
    for (int i = 0; i < before.size(); ++i) {
        if (!looksTheSame(before.at(i), m_history.sessions.at(i)))
            changed.insert(before.at(i).launchId, i);
    }
    auto *tree = m_ui->historyTree;
    QList<SortItem *> rows; // a change may move one of them
    for (int row = 0; row < tree->topLevelItemCount() && !changed.isEmpty(); ++row) {
        if (changed.contains(tree->topLevelItem(row)->data(Profile, Qt::UserRole).toString()))
            rows << static_cast<SortItem *>(tree->topLevelItem(row));
    }
    for (auto *row : rows)
        fillRow(*row, m_history.sessions.at(changed.value(row->data(Profile, Qt::UserRole).toString())));
}

void HistoryPage::select(const QList<QTreeWidgetItem *> &rows)
{
    auto *tree = m_ui->historyTree;
    const bool whole = m_rows->isDone();
    {
        const QSignalBlocker quiet(tree);
        for (auto *row : rows) {
            if (row->data(Profile, Qt::UserRole).toString() == m_wanted)
                tree->setCurrentItem(row);
        }
        if (whole && !tree->currentItem() && tree->topLevelItemCount() > 0)
            tree->setCurrentItem(tree->topLevelItem(0));
    }
    if (whole)
        refreshReceipt();
}

// All but the rows.
void HistoryPage::refreshRest()
{
    fillMonths();
    if (m_rows->isDone())
        refreshReceipt();
    m_ui->historyNote->setVisible(!m_history.unreadable.isEmpty());
    m_ui->historyNote->setText(QStringLiteral("⚠ ")
                               + tr("Could not be read: %1").arg(m_history.unreadable.join(QStringLiteral(", "))));
}

void HistoryPage::fillMonths()
{
    m_ui->monthTree->clear();
    for (const launch::MonthSum &sum : launch::sumsByMonth(m_history.sessions)) {
        auto *row = new QTreeWidgetItem(m_ui->monthTree);
        row->setText(Month, sum.month);
        row->setText(Sessions, messages::numberText(sum.sessions));
        QString cost = sum.cost ? messages::moneyText(inHundredths(*sum.cost)) : tr("not known");
        if (sum.cost && sum.unknown > 0)
            cost += QLatin1Char(' ') + tr("(not known: %1)").arg(sum.unknown);
        row->setText(Sum, cost);
        row->setTextAlignment(Sum, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int column = 0; column < m_ui->monthTree->columnCount(); ++column)
        m_ui->monthTree->resizeColumnToContents(column);
}

void HistoryPage::refreshReceipt()
{
    const Session *session = selected();
    m_ui->receiptView->setPlainText(session  ? receiptText(*session)
                                    : m_read ? tr("There is no session yet.")
                                             : QString());
    m_ui->receiptCopyButton->setEnabled(session);
    m_ui->historySaveButton->setEnabled(!m_history.sessions.isEmpty());
}

void HistoryPage::copy()
{
    QGuiApplication::clipboard()->setText(m_ui->receiptView->toPlainText() + QLatin1Char('\n'));
}

void HistoryPage::save()
{
    dialogs().askSaveFile(this, tr("Save the history"), QStringLiteral("spotbook-history.csv"),
                          [this](const QString &file) {
                              if (!file.isEmpty())
                                  write(file);
                          });
}

void HistoryPage::write(const QString &file)
{
    m_saveTask.run(
        [file, sessions = m_history.sessions](const TaskRun &) {
            QSaveFile out(file);
            const QByteArray csv = launch::toCsv(sessions);
            if (!out.open(QIODevice::WriteOnly) || out.write(csv) != csv.size() || !out.commit())
                throw domain::Error(FailureKind::StorageFailed,
                                    {{QStringLiteral("file"), file}, {QStringLiteral("reason"), out.errorString()}});
        },
        [] {}, [this](const Failure &failure) { m_ui->historyBanner->showFailure(failure, m_services.provider()); });
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void HistoryPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fill();
        refreshRest();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
