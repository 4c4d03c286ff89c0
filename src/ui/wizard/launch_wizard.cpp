#include "ui/wizard/launch_wizard.h"

#include "ui/banner.h"
#include "ui/job.h"
#include "ui/keyboard_way.h"
#include "ui/practice_label.h"
#include "ui/progress_view.h"
#include "ui/report.h"
#include "ui/wizard/account_page.h"
#include "ui/wizard/disk_page.h"
#include "ui/wizard/how_to_page.h"
#include "ui/wizard/keys_page.h"
#include "ui/wizard/network_page.h"
#include "ui/wizard/notebook_page.h"
#include "ui/wizard/offers_page.h"
#include "ui/wizard/practice_page.h"
#include "ui/wizard/progress_page.h"
#include "ui/wizard/ready_page.h"
#include "ui/wizard/review_page.h"
#include "ui/wizard/start_page.h"

#include <QAbstractButton>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace spotbook::ui {

namespace {
QString freeName(const QStringList &taken)
{
    QString name = QStringLiteral("default");
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("default-%1").arg(number);
    return name;
}
// A page that is higher than the window, on a small screen or at a large scale, scrolls; the Tab key takes it along.
void fitIntoSmallScreens(QWizardPage &page, bool practice)
{
    auto *inner = new QWidget;
    inner->setObjectName(QStringLiteral("pageContent"));
    inner->setLayout(page.layout()); // with all that is in it
    inner->layout()->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(&page);
    area->setObjectName(QStringLiteral("pageArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    auto *column = new QVBoxLayout(&page);
    if (practice)
        column->addWidget(new PracticeLabel(&page));
    column->addWidget(area, 1);
}
} // namespace

LaunchWizard::LaunchWizard(launch::Services &services, const QStringList &takenProfiles, QWidget *parent)
    : QWizard(parent), m_state(services)
{
    setObjectName(QStringLiteral("launchWizard"));
    setWizardStyle(QWizard::ModernStyle);
    setOptions(QWizard::NoBackButtonOnStartPage | QWizard::NoBackButtonOnLastPage | QWizard::NoCancelButtonOnLastPage);
    m_state.takenProfiles = takenProfiles;
    m_state.plan.profile = freeName(takenProfiles);
    m_state.plan.imageFamily = services.provider().defaultImageFamily;

    m_keys = new KeysPage(m_state);
    auto *disk = new DiskPage(m_state);
    m_review = new ReviewPage(m_state);
    m_progress = new ProgressPage(m_state);
    m_ready = new ReadyPage(m_state);
    setPage(Start, new StartPage(m_state));
    setPage(HowTo, new HowToPage(m_state));
    setPage(Practice, new PracticePage(m_state));
    setPage(Keys, m_keys);
    setPage(Account, new AccountPage(m_state));
    setPage(Offers, new OffersPage(m_state));
    setPage(Network, new NetworkPage(m_state));
    setPage(Disk, disk);
    setPage(Notebook, new NotebookPage(m_state));
    setPage(Review, m_review);
    setPage(Progress, m_progress);
    setPage(Ready, m_ready);
    setStartId(Start);
    for (const int id : pageIds()) {
        fitIntoSmallScreens(*page(id), services.practice());
        settleTabOrder(*page(id));
    }
    connectReports();
    connect(m_keys, &KeysPage::keyAccepted, this, &LaunchWizard::keyAccepted);
    connect(disk, &DiskPage::priceKnown, m_review, &ReviewPage::refresh);
    connect(m_review, &ReviewPage::launchWanted, this, &LaunchWizard::launchWanted);
    connect(m_ready, &ReadyPage::openWanted, this, &LaunchWizard::openWanted);
    connect(m_ready, &ReadyPage::terminalWanted, this, &LaunchWizard::terminalWanted);
    connect(m_ready, &ReadyPage::editorWanted, this, &LaunchWizard::editorWanted);
    connect(m_ready, &ReadyPage::parkWanted, this, &LaunchWizard::parkWanted);
    connect(m_ready, &ReadyPage::stateSeen, this, &LaunchWizard::stateSeen);
    connect(m_progress, &ProgressPage::mendWanted, this, &LaunchWizard::mendWanted);
    for (const int id : pageIds())
        connect(qobject_cast<WizardPage *>(page(id)), &WizardPage::backWanted, this, &LaunchWizard::goBackTo);
    connect(this, &QWizard::customButtonClicked, this, [this](int which) {
        if (which == QWizard::CustomButton1 && currentId() == Progress)
            back();
    });
    connect(this, &QWizard::currentIdChanged, this, [this](int id) {
        // Ready has a default button of its own, which each change of a button's words would take from it. On the
        // review Enter must not buy.
        setOption(QWizard::NoDefaultButton, id == Ready || id == Review);
        // Practice ends the wizard, too, but what was chosen can be taken back.
        setOption(QWizard::NoBackButtonOnLastPage, id != Practice);
        setOption(QWizard::NoCancelButtonOnLastPage, id != Practice);
        retranslate(); // once something has been bought the last button no longer cancels, it closes
        button(QWizard::CustomButton1)->setVisible(id == Progress && m_job && m_job->failure() && !m_job->kept());
        if (id == Progress && m_job && m_job->launched())
            jobEnded();
        if (id == Review && m_previous == Progress)
            m_review->check(); // coming back sets no page up anew
        m_previous = id;
        settleLetters();
    });
    setOption(QWizard::HaveCustomButton1, true);
    retranslate();
    button(QWizard::CustomButton1)->hide();
    resize(1000, 690);
}

LaunchWizard::~LaunchWizard()
{
    // The pages go before the state they refer to.
    for (const int id : pageIds())
        delete page(id);
}

void LaunchWizard::setTakenProfiles(const std::optional<QStringList> &taken)
{
    m_state.takenKnown = taken.has_value();
    m_state.takenProfiles = taken.value_or(QStringList());
    // Once a launch has begun the name is that launch's.
    if (!m_job && m_state.takenProfiles.contains(m_state.plan.profile))
        m_review->suggestProfile(freeName(m_state.takenProfiles));
    m_review->refresh();
}

void LaunchWizard::setStates(const QVector<domain::LaunchState> &states, bool extending)
{
    m_ready->setStates(states, extending);
}

LaunchWizard::Page LaunchWizard::pageToChange(const domain::Failure &failure)
{
    using K = domain::FailureKind;
    switch (failure.kind) {
    case K::DiskCategoryUnfit:
    case K::DiskSizeUnfit:
    case K::DiskInOtherZone:
    case K::DiskInUse:
    case K::DiskNotBlank: return Disk;
    case K::NoPublicAddress:
    case K::LoginRefused:
    case K::OwnAddressUnknown: return Network;
    case K::AlreadyExists:
    case K::AlreadyRunning: return Review;
    // The limit is the offers' business; what was agreed to is the price on the review's button.
    case K::PriceAboveLimit: return failure.params.contains(QStringLiteral("agreed")) ? Review : Offers;
    case K::NotFound: {
        const QString what = failure.params.value(QStringLiteral("what"));
        return what == QLatin1String("disk") || what == QLatin1String("snapshot") ? Disk
               : what == QLatin1String("security-group")                          ? Network
                                                                                  : Offers;
    }
    case K::InvalidInput: {
        const QString field = failure.params.value(QStringLiteral("field"));
        static const QStringList ofNetwork{QStringLiteral("machineName"), QStringLiteral("bandwidthMbit"),
                                           QStringLiteral("sshKeyFile"), QStringLiteral("gitKeyFile"),
                                           QStringLiteral("ownAddress")};
        return field == QLatin1String("profile")             ? Review
               : field.startsWith(QLatin1String("workDisk")) ? Disk
               : field == QLatin1String("systemDiskGiB")     ? Disk
               : field.startsWith(QLatin1String("lease"))    ? Notebook
               : field == QLatin1String("spendingLimit")     ? Notebook
               : field == QLatin1String("password")          ? Notebook
               : ofNetwork.contains(field)                   ? Network
                                                             : Offers;
    }
    default: return Offers;
    }
}

void LaunchWizard::goBackTo(int page)
{
    if ((m_job && m_job->isRunning()) || !hasVisitedPage(page))
        return;
    while (currentId() > page)
        back();
    if (page == Keys)
        m_keys->askForAnother();
    if (page == Offers)
        m_state.choiceRefused = true;
}

Job *LaunchWizard::job() const
{
    return m_job;
}

void LaunchWizard::showJob(Job *job)
{
    if (job == m_job)
        return;
    m_job = job;
    m_progress->setJob(job);
    button(QWizard::CustomButton1)->hide();
    connect(job, &Job::ended, this, &LaunchWizard::jobEnded);
}

void LaunchWizard::connectReports()
{
    const ReportFacts facts = [this](messages::Report &report) {
        addServices(report, m_state.services);
        addPlan(report, m_state.plan);
        if (!m_state.ownAddress.isEmpty())
            report.own.append({m_state.ownAddress, QStringLiteral("<own address>")});
        if (m_job)
            addJob(report, *m_job);
    };
    for (auto *banner : findChildren<Banner *>())
        banner->setReportFacts(facts);
    for (auto *view : findChildren<ProgressView *>())
        view->setReportFacts(facts);
}

void LaunchWizard::jobEnded()
{
    if (!m_job)
        return;
    if (m_job->launched()) {
        m_ready->setResult(*m_job->launched());
        if (currentId() == Progress)
            next();
    } else if (currentId() == Progress && !m_job->kept()) { // what is kept has this launch's name
        button(QWizard::CustomButton1)->show();
    }
}

void LaunchWizard::retranslate()
{
    setWindowTitle(tr("New machine"));
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::CancelButton, currentId() >= Progress ? tr("&Close") : tr("&Cancel"));
    setButtonText(QWizard::CustomButton1, tr("&Back to the review"));
}

// When all that happens now has been done: the pages get their words after the wizard.
void LaunchWizard::settleLetters()
{
    QMetaObject::invokeMethod(
        this, [this] { settleMnemonics(*this); }, Qt::QueuedConnection);
}

void LaunchWizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        unsetLocale(); // the pages' figures follow the default, which has changed with the language
        retranslate();
        settleLetters();
    }
    QWizard::changeEvent(event);
}

} // namespace spotbook::ui
