#include "ui/log/log_page.h"

#include "messages/figures.h"
#include "ui/dialogs.h"
#include "ui_log_page.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QSaveFile>
#include <QScrollBar>
#include <algorithm>

namespace spotbook::ui {

using base::LogEntry;
using base::LogLevel;
using domain::Failure;
using domain::FailureKind;

namespace {
constexpr int typingPause = 150;
constexpr int fewEntries = 500; // that many pass the filter within a frame
constexpr int keptEntries = 50000;
} // namespace

LogPage::LogPage(const QString &file, std::chrono::milliseconds interval, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::LogPage>()), m_follower(std::make_shared<base::LogFollower>(file))
{
    m_ui->setupUi(this);
    m_ui->logTable->setModel(&m_model);
    // The same height for all, so that none has to be measured.
    m_ui->logTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_ui->logTable->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_ui->logTable->horizontalHeader()->setStretchLastSection(true);
    m_ui->logTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_ui->logTable->setColumnWidth(LogModel::Time,
                                   fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 00:00:00 ")) + 12);
    m_ui->logTable->setColumnWidth(LogModel::Level, fontMetrics().horizontalAdvance(QStringLiteral("warning ")) + 16);
    for (int level = 0; level <= int(LogLevel::Error); ++level)
        m_ui->logLevelCombo->addItem(QString());
    m_timer.setInterval(int(interval.count()));
    m_typing.setInterval(typingPause);
    m_typing.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogPage::readOn);
    connect(&m_typing, &QTimer::timeout, this, [this] { refilter(m_model.entries()); });
    connect(m_ui->logWordsEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->logLevelCombo, qOverload<int>(&QComboBox::currentIndexChanged), this,
            [this] { refilter(m_model.entries()); });
    connect(m_ui->logCopyButton, &QPushButton::clicked, this, &LogPage::copy);
    connect(m_ui->logSaveButton, &QPushButton::clicked, this, &LogPage::save);
    retranslate();
}

LogPage::~LogPage() = default;

LogFilter LogPage::filter() const
{
    LogFilter filter;
    filter.words = m_ui->logWordsEdit->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    filter.atLeast = LogLevel(std::max(0, m_ui->logLevelCombo->currentIndex()));
    return filter;
}

void LogPage::readOn()
{
    if (m_readTask.isRunning())
        return;
    m_readTask.run([follower = m_follower](const TaskRun &) { return follower->readOn(); },
                   [this](const base::LogRead &read) { take(read); }, [](const Failure &) {});
}

void LogPage::take(const base::LogRead &read)
{
    m_exists = read.exists;
    auto *bar = m_ui->logTable->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    const bool many = read.entries.size() > fewEntries;
    if (read.begunAnew || many || m_filterTask.isRunning() || !m_model.append(read.entries)) {
        QVector<LogEntry> all = read.begunAnew ? QVector<LogEntry>() : m_model.entries();
        all += read.entries;
        if (all.size() > keptEntries)
            all = all.mid(all.size() - keptEntries);
        if (!read.entries.isEmpty() || read.begunAnew)
            refilter(all);
    }
    if (atEnd && !m_filterTask.isRunning())
        m_ui->logTable->scrollToBottom();
    refreshCount();
}

void LogPage::refilter(const QVector<LogEntry> &entries)
{
    struct Found
    {
        QVector<LogEntry> entries;
        QVector<int> shown;
        LogFilter filter;
    };
    m_filterTask.run(
        [entries, wanted = filter()](const TaskRun &) {
            return Found{entries, filtered(entries, wanted), wanted};
        },
        [this](const Found &found) {
            m_model.reset(found.entries, found.shown, found.filter);
            m_ui->logTable->scrollToBottom();
            refreshCount();
        },
        [](const Failure &) {});
}

// What is selected, else all that is shown.
void LogPage::copy()
{
    QVector<int> rows;
    for (const QModelIndex &index : m_ui->logTable->selectionModel()->selectedRows())
        rows << m_model.entryAt(index.row());
    std::sort(rows.begin(), rows.end());
    m_copyTask.run(
        [rows, entries = m_model.entries(), wanted = filter()](const TaskRun &) {
            QStringList lines;
            for (const int i : rows.isEmpty() ? filtered(entries, wanted) : rows)
                lines << lineOf(entries.at(i));
            return lines;
        },
        [this](const QStringList &lines) {
            QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
            m_ui->logCountLabel->setText(tr("%1 lines are in the clipboard.").arg(messages::numberText(lines.size())));
        },
        [](const Failure &) {});
}

void LogPage::save()
{
    dialogs().askSaveFile(this, tr("Save the log"), QStringLiteral("spotbook-log.txt"), [this](const QString &file) {
        if (!file.isEmpty())
            write(file);
    });
}

void LogPage::write(const QString &file)
{
    m_saveTask.run(
        [file, entries = m_model.entries(), wanted = filter()](const TaskRun &) {
            QSaveFile out(file);
            bool fine = out.open(QIODevice::WriteOnly);
            for (const int i : filtered(entries, wanted))
                fine = fine && out.write(lineOf(entries.at(i)).toUtf8() + '\n') > 0;
            if (!fine || !out.commit())
                throw domain::Error(FailureKind::StorageFailed,
                                    {{QStringLiteral("file"), file}, {QStringLiteral("reason"), out.errorString()}});
        },
        [this, file] { m_ui->logCountLabel->setText(tr("Saved: %1").arg(file)); },
        [this](const Failure &failure) { m_ui->logBanner->showFailure(failure, {}); });
}

void LogPage::refreshCount()
{
    if (!m_exists)
        m_ui->logCountLabel->setText(tr("There is no log yet."));
    else
        m_ui->logCountLabel->setText(
            tr("%1 of %2 lines")
                .arg(messages::numberText(m_model.rowCount()), messages::numberText(m_model.entries().size())));
}

void LogPage::retranslate()
{
    for (int level = 0; level < m_ui->logLevelCombo->count(); ++level)
        m_ui->logLevelCombo->setItemText(level, level == 0 ? tr("everything")
                                                : level == int(LogLevel::Error)
                                                    ? tr("errors only")
                                                    : tr("%1 and worse").arg(levelText(LogLevel(level))));
    refreshCount();
}

void LogPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    readOn();
}

void LogPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void LogPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_model.retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
