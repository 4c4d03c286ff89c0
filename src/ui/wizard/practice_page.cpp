#include "ui/wizard/practice_page.h"

#include "ui_practice_page.h"

#include <QWizard>

namespace spotbook::ui {

using messages::RemedyAction;

PracticePage::PracticePage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::PracticePage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    m_ui->banner->setActions({RemedyAction::Retry});
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &PracticePage::refresh);
    connect(m_ui->banner, &Banner::actionWanted, this, &PracticePage::start);
    connect(m_ui->showButton, &QPushButton::clicked, this, &PracticePage::start);
    retranslate();
}

PracticePage::~PracticePage() = default;

void PracticePage::initializePage()
{
    start();
}

void PracticePage::cleanupPage()
{
    m_task.abandon();
    m_seconds.stop();
}

void PracticePage::start()
{
    m_ui->banner->clear();
    m_news.clear();
    m_since.start();
    m_seconds.start();
    m_task.run(
        [this, &services = m_state.services](const TaskRun &run) {
            const auto news = [this, &run](const QString &line) {
                run.post([this, line] {
                    m_news = line;
                    refresh();
                });
            };
            return services.startPractice(news, run.stop());
        },
        [this](const launch::PracticeWindow &window) {
            m_window = window;
            if (window.noMachines)
                m_ui->banner->showFailure(*window.noMachines, m_state.services.provider(), Banner::Tone::Warning);
            refresh();
        },
        [this](const domain::Failure &failure) {
            m_window.reset();
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider());
            refresh();
        });
    refresh();
}

// The cloud writes a log, in English and with what its tools say. What a person wants to know is how far it is, which
// is in how its lines begin (practice_main.cpp, image_store.cpp and rig/build-image.sh in src/practice).
QString PracticePage::newsText(const QString &line)
{
    if (line.startsWith(QLatin1String("waiting for another program")))
        return tr("Another program is building the system of the practice machines; waiting for it…");
    if (line.startsWith(QLatin1String("no real machines here")))
        return tr("No machine can run on this computer; starting the rest…");
    if (!line.startsWith(QLatin1String("building the machine image")))
        return tr("Starting the practice cloud…");
    const QString doing = line.section(QStringLiteral(": "), 1);
    if (doing.startsWith(QLatin1String("downloading")))
        return tr("Downloading and unpacking the system of the practice machines…");
    if (doing.startsWith(QLatin1String("configuring")) || doing.startsWith(QLatin1String("image ready")))
        return tr("Setting up the system of the practice machines…");
    return tr("Building the system of the practice machines…");
}

bool PracticePage::isComplete() const
{
    return m_window && !m_task.isRunning();
}

void PracticePage::retranslate()
{
    m_ui->retranslateUi(this);
    setButtonText(QWizard::FinishButton, tr("C&lose the assistant"));
    refresh();
}

void PracticePage::refresh()
{
    const bool running = m_task.isRunning();
    if (!running)
        m_seconds.stop();
    m_ui->newsLabel->setVisible(running);
    m_ui->newsLabel->setText(m_news.isEmpty() ? QString() : newsText(m_news));
    m_ui->newsLabel->setToolTip(m_news.isEmpty() ? QString() : tr("The practice cloud says: %1").arg(m_news));
    m_ui->showButton->setVisible(isComplete());
    if (running) {
        m_ui->busyLine->setText(
            tr("Preparing, %1").arg(messages::durationText(std::chrono::seconds(m_since.elapsed() / 1000))));
        m_ui->stateLabel->setText(
            tr("The first time it builds a small Linux system for the practice machines, which may take up to half an "
               "hour; after that it takes seconds. Back and Cancel stop it, and nothing is left running."));
    } else if (m_window) {
        m_ui->stateLabel->setText(tr("✓ The practice window is open. It carries a yellow line, so that you cannot mix "
                                     "the two up. The practice cloud ends when you quit that window."));
    } else {
        m_ui->stateLabel->setText(tr("The practice cloud is not running. Your real settings were not touched."));
    }
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
