#include "ui/wizard/account_page.h"

#include "ui/banner.h"
#include "ui/browser.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_account_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <algorithm>

namespace spotbook::ui {

using launch::AccountLine;
using launch::Check;
using messages::RemedyAction;
using State = Check::State;

namespace {
enum Column { Name, Value, Remedy };

const char *nameOf(Check::What what)
{
    using W = Check::What;
    switch (what) {
    case W::Clock: return "remedyClock";
    case W::Reach: return "remedyReach";
    case W::Key: return "remedyKey";
    case W::RootKey: return "remedyRootKey";
    case W::Permission: return "remedyPermission";
    case W::RealName: return "remedyRealName";
    case W::Balance: return "remedyBalance";
    default: return "remedyQuota";
    }
}

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QString regionText(const domain::Region &region)
{
    return QStringLiteral("%1 (%2)").arg(region.name, region.id);
}

// Without these no other line is answered.
bool decidesAll(const QVector<Check::What> &lines)
{
    return lines.contains(Check::What::Reach) || lines.contains(Check::What::Clock) || lines.contains(Check::What::Key);
}
} // namespace

AccountPage::AccountPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::AccountPage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    auto *header = m_ui->accountTree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Value, QHeaderView::Stretch);
    header->setSectionResizeMode(Remedy, QHeaderView::ResizeToContents);
    makeRows();
    connect(m_ui->checkButton, &QPushButton::clicked, this, [this] { check(); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] { m_task.cancel(); });
    connect(m_ui->accountTree, &QTreeWidget::itemSelectionChanged, this, &AccountPage::showDetails);
    connect(m_ui->copyRequestButton, &QPushButton::clicked, this, [this] { copy(m_ui->requestEdit->toPlainText()); });
    connect(m_ui->quotaRegionCombo, QOverload<int>::of(&QComboBox::activated), this, [this](int index) {
        const QString chosen = m_ui->quotaRegionCombo->itemData(index).toString();
        if (chosen == std::exchange(m_region, chosen))
            return;
        // A check that still runs has asked about another region, and ends here.
        m_task.isRunning() ? check() : check({What::RealName, What::Quota});
    });
    retranslate();
}

AccountPage::~AccountPage()
{
    m_task.disconnect(this);
}

void AccountPage::makeRows()
{
    for (const What what : {What::Clock, What::Reach, What::Key, What::RootKey, What::Permission, What::RealName,
                            What::Balance, What::Quota})
        m_rows.append({what, new QTreeWidgetItem(m_ui->accountTree), {}});
}

void AccountPage::initializePage()
{
    if (m_region.isEmpty()) {
        m_plannedRegion = m_state.plan.regionId;
        m_region = m_plannedRegion.isEmpty() ? m_state.services.provider().bootstrapRegion : m_plannedRegion;
        if (!m_region.isEmpty())
            m_ui->quotaRegionCombo->addItem(m_region, m_region);
    }
    if (m_ui->quotaRegionCombo->count() < 2 && !m_regionTask.isRunning())
        loadRegions();
    if (m_region.isEmpty())
        return; // there is no usual one: the list begins with the first there is
    const bool moved = followPlan();
    const auto again = redLines() + (moved ? QVector<What>{What::RealName, What::Quota} : QVector<What>());
    if (m_checkedKey != m_state.keyNumber || (moved && m_task.isRunning()))
        check();
    else if (!m_task.isRunning() && !again.isEmpty())
        check(again);
}

// The quota that is shown is the one of the region in the plan, unless the person has looked at another since. True
// when it is to be asked for.
bool AccountPage::followPlan()
{
    const QString planned = m_state.plan.regionId;
    if (planned == std::exchange(m_plannedRegion, planned) || planned.isEmpty() || planned == m_region)
        return false;
    m_region = planned;
    if (m_ui->quotaRegionCombo->findData(planned) < 0)
        m_ui->quotaRegionCombo->addItem(planned, planned);
    m_ui->quotaRegionCombo->setCurrentIndex(m_ui->quotaRegionCombo->findData(planned));
    return true;
}

void AccountPage::loadRegions()
{
    m_regionTask.run([&services = m_state.services](
                         const TaskRun &run) { return services.context(run.stop()).cloud.regions({run.stop()}); },
                     [this](const QVector<domain::Region> &regions) { fillRegions(regions); },
                     // The checklist says what is wrong with the way to the cloud.
                     [this](const domain::Failure &) { fillRegions({}); });
}

void AccountPage::fillRegions(const QVector<domain::Region> &regions)
{
    if (!regions.isEmpty())
        m_ui->quotaRegionCombo->clear();
    for (const auto &region : regions) {
        m_state.regionNames.insert(region.id, region.name);
        m_ui->quotaRegionCombo->addItem(regionText(region), region.id);
    }
    m_ui->quotaRegionCombo->setCurrentIndex(std::max(0, m_ui->quotaRegionCombo->findData(m_region)));
    const QString shown = m_ui->quotaRegionCombo->currentData().toString();
    if (shown != std::exchange(m_region, shown) || m_checkedKey != m_state.keyNumber)
        check();
}

// The names are the provider's words, which it gives in the language of the moment.
void AccountPage::renameRegions()
{
    if (m_regionTask.isRunning()) {
        loadRegions();
        return;
    }
    if (m_state.regionNames.isEmpty())
        return;
    m_nameTask.run([&services = m_state.services](
                       const TaskRun &run) { return services.context(run.stop()).cloud.regions({run.stop()}); },
                   [this](const QVector<domain::Region> &regions) {
                       for (const auto &region : regions) {
                           m_state.regionNames.insert(region.id, region.name);
                           const int at = m_ui->quotaRegionCombo->findData(region.id);
                           if (at >= 0)
                               m_ui->quotaRegionCombo->setItemText(at, regionText(region));
                       }
                   },
                   [](const domain::Failure &) {}); // the names of before are better than none
}

void AccountPage::check(QVector<What> only)
{
    if (decidesAll(only) || decidesAll(redLines()))
        only.clear();
    m_checkedKey = m_state.keyNumber;
    for (Row &row : m_rows) {
        if (only.isEmpty() || only.contains(row.what))
            row.line.reset();
    }
    if (only.isEmpty() || only.contains(What::Permission))
        forgetRights();
    launch::AccountQuestion question;
    question.regionId = m_region;
    question.only = only;
    m_task.run(
        [this, &services = m_state.services, question](const TaskRun &run) {
            const auto context = services.context(run.stop());
            launch::checkAccount(
                context, question, [this, &run](const AccountLine &line) { run.post([this, line] { take(line); }); },
                run.stop());
        },
        [this] { ended(); },
        [this](const domain::Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                take({launch::noIdentityCheck(failure), {}});
            ended();
        });
    refresh();
}

void AccountPage::take(const AccountLine &line)
{
    if (!line.permission.isEmpty()) {
        takeRight(line);
        return;
    }
    if (Row *row = rowOf(line.check.what)) {
        row->line = line;
        fillRow(*row);
        setRemedy(*row);
        showDetails();
    }
}

// They are those of the key that was asked about before.
void AccountPage::forgetRights()
{
    m_rights.clear();
    qDeleteAll(rowOf(What::Permission)->item->takeChildren());
}

void AccountPage::takeRight(const AccountLine &line)
{
    m_rights.insert(line.permission, line);
    auto *parent = rowOf(What::Permission)->item;
    QTreeWidgetItem *item = nullptr;
    for (int i = 0; i < parent->childCount() && !item; ++i) {
        if (parent->child(i)->data(Name, Qt::UserRole).toString() == line.permission)
            item = parent->child(i);
    }
    if (!item) {
        item = new QTreeWidgetItem;
        item->setData(Name, Qt::UserRole, line.permission);
        int at = 0; // in the order of their names, whichever answer comes first
        while (at < parent->childCount() && parent->child(at)->data(Name, Qt::UserRole).toString() < line.permission)
            ++at;
        parent->insertChild(at, item);
    }
    item->setText(Name, messages::checkMark(line.check.state) + QLatin1Char(' ') + line.permission);
    item->setText(Value, messages::accountValueText(line));
}

// What a stop or a failure has left open is not known.
void AccountPage::ended()
{
    for (Row &row : m_rows) {
        if (row.line)
            continue;
        row.line = AccountLine{{row.what, State::Unknown, {}, {}}, {}};
        row.line->unanswered = true;
    }
    const auto red = redLines();
    if (!red.isEmpty())
        m_ui->accountTree->setCurrentItem(rowOf(red.first())->item);
    refresh();
}

AccountPage::Row *AccountPage::rowOf(What what)
{
    for (Row &row : m_rows) {
        if (row.what == what)
            return &row;
    }
    return nullptr;
}

AccountPage::Row *AccountPage::selectedRow()
{
    const QTreeWidgetItem *item = m_ui->accountTree->currentItem();
    if (item && item->parent())
        item = item->parent();
    for (Row &row : m_rows) {
        if (row.item == item)
            return &row;
    }
    return nullptr;
}

QVector<AccountPage::What> AccountPage::redLines() const
{
    QVector<What> red;
    for (const Row &row : m_rows) {
        if (row.line && row.line->check.state == State::Problem)
            red.append(row.what);
    }
    return red;
}

int AccountPage::unansweredLines() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.line && row.line->unanswered; }));
}

void AccountPage::fillRow(Row &row)
{
    const QString name = messages::checkName(row.what);
    row.item->setText(Name, row.line ? messages::checkMark(row.line->check.state) + QLatin1Char(' ') + name
                                     : QString(QStringLiteral("… ") + name));
    row.item->setText(Value, row.line             ? messages::accountValueText(*row.line)
                             : m_task.isRunning() ? tr("being asked…")
                                                  : QString());
}

QString AccountPage::remedyWords(const Row &row) const
{
    if (!row.line)
        return {};
    // A practice account has no pages in a console: those of a real one cost real money.
    const auto &provider = m_state.services.provider();
    const bool hasPages = !m_state.services.practice();
    if (row.what == What::RootKey && row.line->check.state == State::Warning)
        return hasPages && provider.links.contains(QStringLiteral("create-user")) ? tr("Make a user") : QString();
    if (!row.line->check.failure)
        return {};
    const auto message = messages::describe(*row.line->check.failure, provider);
    const bool isLink = message.action == RemedyAction::OpenLink || message.action == RemedyAction::TopUp;
    if (isLink && (message.link.isEmpty() || !hasPages))
        return {};
    return remedyButtonText(message.action);
}

void AccountPage::setRemedy(Row &row)
{
    const QString words = remedyWords(row);
    auto *button = qobject_cast<QPushButton *>(m_ui->accountTree->itemWidget(row.item, Remedy));
    if (words.isEmpty()) {
        if (button)
            m_ui->accountTree->removeItemWidget(row.item, Remedy);
        return;
    }
    if (!button) {
        button = new QPushButton;
        button->setObjectName(QString::fromLatin1(nameOf(row.what)));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, what = row.what] { mendRow(what); });
        m_ui->accountTree->setItemWidget(row.item, Remedy, button);
    }
    button->setText(words);
    button->setAccessibleName(words + QStringLiteral(": ") + messages::checkName(row.what));
    button->setEnabled(!m_task.isRunning());
}

void AccountPage::mendRow(What what)
{
    Row *row = rowOf(what);
    if (!row || !row->line)
        return;
    m_ui->accountTree->setCurrentItem(row->item);
    const auto &provider = m_state.services.provider();
    if (what == What::RootKey) {
        openInBrowser(QUrl(provider.links.value(QStringLiteral("create-user"))));
        return;
    }
    const auto message = messages::describe(*row->line->check.failure, provider);
    switch (message.action) {
    case RemedyAction::OpenLink:
    case RemedyAction::TopUp: openInBrowser(QUrl(message.link)); break;
    case RemedyAction::ShowPolicy: copy(QString::fromUtf8(provider.permissionPolicy)); break;
    case RemedyAction::CheckKey: Q_EMIT backWanted(keysPage); break;
    default: mend(message.action, [this, what] { check({what}); }); break;
    }
}

void AccountPage::showDetails()
{
    QStringList text;
    const Row *row = selectedRow();
    const auto *check = row && row->line ? &row->line->check : nullptr;
    if (check && check->failure) {
        const auto message = messages::describe(*check->failure, m_state.services.provider());
        text = QStringList{message.title, message.explanation, message.remedy};
        text.removeAll(QString());
        if (!check->failure->providerCode.isEmpty())
            text << QStringLiteral("[%1; RequestId %2]").arg(check->failure->providerCode, check->failure->requestId);
        if (row->what == What::Permission)
            text << tr("Open the line to see which ones are missing.");
    } else if (check && row->what == What::RootKey && check->state == State::Warning) {
        text << tr("It works, but whoever gets hold of this key owns everything in the account. A key of a user with "
                   "Spotbook's policy is safer; you can change to it at any time.");
    } else if (check && row->what == What::Permission && check->state == State::Unknown) {
        text << tr("The cloud has no trial run for every action. If one of them turns out to be missing later, the "
                   "launch stops, undoes what it made and names it.");
    } else if (check && row->what == What::Balance && check->state == State::Unknown) {
        text << tr("This key may not see the balance, or the billing service did not answer. You can go on; the order "
                   "itself is refused when the money does not suffice.");
    }
    m_ui->detailLabel->setText(text.join(QLatin1Char('\n')));
    const QString request = row && row->line ? row->line->request : QString();
    m_ui->requestWidget->setVisible(!request.isEmpty());
    m_ui->requestEdit->setPlainText(request);
}

bool AccountPage::isComplete() const
{
    return m_state.identity && m_checkedKey == m_state.keyNumber && !m_task.isRunning();
}

void AccountPage::showEvent(QShowEvent *event)
{
    window()->removeEventFilter(this);
    window()->installEventFilter(this);
    WizardPage::showEvent(event);
    if (event->spontaneous())
        return;
    // Back from the page where the region is chosen, which initialises nothing; later, because on the way to an earlier
    // page the wizard only comes by.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!isVisible() || m_checkedKey != m_state.keyNumber || !followPlan())
                return;
            m_task.isRunning() ? check() : check({What::RealName, What::Quota});
        },
        Qt::QueuedConnection);
}

void AccountPage::changeEvent(QEvent *event)
{
    WizardPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renameRegions();
}

bool AccountPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && isVisible()) {
        if (event->type() == QEvent::WindowDeactivate)
            m_wasAway = true;
        else if (event->type() == QEvent::WindowActivate && std::exchange(m_wasAway, false) && !m_task.isRunning()
                 && !redLines().isEmpty())
            check(redLines());
    }
    return WizardPage::eventFilter(watched, event);
}

void AccountPage::retranslate()
{
    m_ui->retranslateUi(this);
    for (const AccountLine &line : qAsConst(m_rights))
        takeRight(line);
    refresh();
}

void AccountPage::refresh()
{
    const bool running = m_task.isRunning();
    m_ui->busyLine->setText(tr("Asking the cloud…"));
    m_ui->checkButton->setVisible(!running);
    m_ui->stopButton->setVisible(running);
    for (Row &row : m_rows) {
        fillRow(row);
        setRemedy(row);
    }
    showDetails();
    const auto red = redLines();
    if (running)
        m_ui->resultLabel->clear();
    else if (!red.isEmpty())
        m_ui->resultLabel->setText(
            tr("✗ Until this is mended, buying fails or stops halfway. You can go on to look at the prices; before "
               "anything is bought the review checks again."));
    else if (m_checkedKey == m_state.keyNumber && unansweredLines() > 0)
        m_ui->resultLabel->setText(tr("? %1 of these %2 could not be found out. Nothing that is known speaks against "
                                      "buying; “Check again” asks once more.")
                                       .arg(unansweredLines())
                                       .arg(m_rows.size()));
    else if (m_checkedKey == m_state.keyNumber)
        m_ui->resultLabel->setText(tr("✓ Nothing that is known speaks against buying."));
    setButtonText(QWizard::NextButton, red.isEmpty() ? tr("&Next") : tr("&Next, only to look"));
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
