#include "ui/wizard/start_page.h"

#include "ui/texts.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_start_page.h"

namespace spotbook::ui {

StartPage::StartPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::StartPage>())
{
    m_ui->setupUi(this);
    for (QRadioButton *radio : {m_ui->haveRadio, m_ui->howToRadio, m_ui->practiceRadio}) {
        connect(radio, &QRadioButton::toggled, this, &StartPage::completeChanged);
        connect(radio, &QRadioButton::clicked, this, [this] { m_chosen = true; });
    }
    // This is the practice window already.
    m_ui->practiceRadio->setVisible(!state.services.practice());
    m_ui->practiceNote->setVisible(!state.services.practice());
    refresh();
}

StartPage::~StartPage() = default;

void StartPage::initializePage()
{
    lookForKey();
}

void StartPage::lookForKey()
{
    m_task.run([&services = m_state.services](const TaskRun &run) { return services.accessKey(run.stop()); },
               [this](const std::optional<secrets::AccessKey> &key) {
                   m_keyId = key ? key->id : QString();
                   m_fromEnvironment = key && key->fromEnvironment;
                   propose(key.has_value());
               },
               // What is wrong with the keychain, the page of the keys says; a person who has one wants to see that.
               [this](const domain::Failure &) { propose(true); });
}

void StartPage::propose(bool hasKey)
{
    if (!m_chosen)
        (hasKey ? m_ui->haveRadio : m_ui->howToRadio)->setChecked(true);
    refresh();
}

bool StartPage::isComplete() const
{
    return m_ui->haveRadio->isChecked() || m_ui->howToRadio->isChecked() || m_ui->practiceRadio->isChecked();
}

int StartPage::nextId() const
{
    static_assert(keysPage == LaunchWizard::Keys);
    return m_ui->howToRadio->isChecked()      ? LaunchWizard::HowTo
           : m_ui->practiceRadio->isChecked() ? LaunchWizard::Practice
                                              : LaunchWizard::Keys;
}

void StartPage::retranslate()
{
    m_ui->retranslateUi(this);
    refresh();
}

void StartPage::refresh()
{
    if (m_keyId.isEmpty())
        m_ui->haveLabel->setText(tr("ID and secret, from the console of your cloud account."));
    else if (m_fromEnvironment)
        m_ui->haveLabel->setText(
            tr("The key %1 comes from the environment. You can use another one, too.").arg(shortKeyId(m_keyId)));
    else
        m_ui->haveLabel->setText(
            tr("The key %1 is here from last time. You can use another one, too.").arg(shortKeyId(m_keyId)));
    m_ui->haveRadio->setAccessibleDescription(m_ui->haveLabel->text());
    m_ui->howToRadio->setAccessibleDescription(m_ui->howToLabel->text());
    m_ui->practiceRadio->setAccessibleDescription(m_ui->practiceNote->text());
}

} // namespace spotbook::ui
