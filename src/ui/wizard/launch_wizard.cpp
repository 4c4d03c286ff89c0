#include "ui/wizard/launch_wizard.h"

#include "ui/job.h"
#include "ui/practice_label.h"
#include "ui/wizard/disk_page.h"
#include "ui/wizard/keys_page.h"
#include "ui/wizard/network_page.h"
#include "ui/wizard/notebook_page.h"
#include "ui/wizard/offers_page.h"
#include "ui/wizard/progress_page.h"
#include "ui/wizard/ready_page.h"
#include "ui/wizard/review_page.h"

#include <QAbstractButton>
#include <QEvent>
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

    auto *keys = new KeysPage(m_state);
    auto *review = new ReviewPage(m_state);
    m_progress = new ProgressPage(m_state);
    m_ready = new ReadyPage(m_state);
    setPage(Keys, keys);
    setPage(Offers, new OffersPage(m_state));
    setPage(Network, new NetworkPage(m_state));
    setPage(Disk, new DiskPage(m_state));
    setPage(Notebook, new NotebookPage(m_state));
    setPage(Review, review);
    setPage(Progress, m_progress);
    setPage(Ready, m_ready);
    setStartId(Keys);
    if (services.practice()) {
        for (const int id : pageIds())
            qobject_cast<QVBoxLayout *>(page(id)->layout())->insertWidget(0, new PracticeLabel(page(id)));
    }
    connect(keys, &KeysPage::keyAccepted, this, &LaunchWizard::keyAccepted);
    connect(review, &ReviewPage::launchWanted, this, &LaunchWizard::launchWanted);
    connect(m_ready, &ReadyPage::openWanted, this, &LaunchWizard::openWanted);
    connect(m_progress, &ProgressPage::backWanted, this, &QWizard::back);
    connect(m_progress, &ProgressPage::retryWanted, this, &LaunchWizard::launchWanted);
    connect(this, &QWizard::customButtonClicked, this, [this](int which) {
        if (which == QWizard::CustomButton1 && currentId() == Progress)
            back();
    });
    connect(this, &QWizard::currentIdChanged, this, [this](int id) {
        retranslate(); // once something has been bought the last button no longer cancels, it closes
        button(QWizard::CustomButton1)->setVisible(id == Progress && m_job && m_job->failure());
        if (id == Progress && m_job && m_job->launched())
            jobEnded();
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

void LaunchWizard::showJob(Job *job)
{
    m_job = job;
    m_progress->setJob(job);
    button(QWizard::CustomButton1)->hide();
    connect(job, &Job::ended, this, &LaunchWizard::jobEnded);
}

void LaunchWizard::jobEnded()
{
    if (!m_job)
        return;
    if (m_job->launched()) {
        m_ready->setResult(*m_job->launched());
        if (currentId() == Progress)
            next();
    } else if (currentId() == Progress) {
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

void LaunchWizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWizard::changeEvent(event);
}

} // namespace spotbook::ui
