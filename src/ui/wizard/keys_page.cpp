#include "ui/wizard/keys_page.h"

#include "ui/browser.h"
#include "ui/texts.h"
#include "ui_keys_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QUrl>

namespace spotbook::ui {

using domain::Failure;
using domain::FailureKind;
using messages::RemedyAction;

namespace {
constexpr int quietMilliseconds = 700; // after the last character, before the key is tried
} // namespace

KeysPage::KeysPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::KeysPage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_task);
    m_typed.setSingleShot(true);
    m_typed.setParent(this); // found there by its name: a test need not wait like a person
    m_typed.setObjectName(QStringLiteral("typedTimer"));
    m_typed.setInterval(quietMilliseconds);
    connect(&m_typed, &QTimer::timeout, this, &KeysPage::testEntered);
    for (QLineEdit *edit : {m_ui->idEdit, m_ui->secretEdit}) {
        connect(edit, &QLineEdit::textChanged, this, [this](const QString &text) {
            if (takeBoth(text))
                return; // both fields have been filled, and each has said so
            m_task.abandon();
            m_ui->banner->clear();
            if (!m_ui->idEdit->text().trimmed().isEmpty() && !m_ui->secretEdit->text().trimmed().isEmpty())
                m_typed.start();
            refresh();
        });
    }
    connect(m_ui->testButton, &QPushButton::clicked, this, &KeysPage::testEntered);
    connect(m_ui->otherKeyButton, &QPushButton::clicked, this, &KeysPage::askForAnother);
    connect(m_ui->keepKeyButton, &QPushButton::clicked, this, &KeysPage::lookForStoredKey);
    connect(m_ui->howToButton, &QPushButton::clicked, this,
            [this] { openInBrowser(QUrl(m_state.services.provider().links.value(QStringLiteral("create-key")))); });
    connect(m_ui->policyButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_state.services.provider().permissionPolicy));
        m_ui->copiedLabel->setText(tr("Copied."));
    });
    connect(m_ui->makeUserButton, &QPushButton::clicked, this,
            [this] { openInBrowser(QUrl(m_state.services.provider().links.value(QStringLiteral("create-user")))); });
    m_ui->banner->setActions(remedies());
    connect(m_ui->banner, &Banner::actionWanted, this, &KeysPage::act);
    refresh();
}

KeysPage::~KeysPage() = default;

void KeysPage::initializePage()
{
    const bool entering = !m_ui->idEdit->text().isEmpty() || !m_ui->secretEdit->text().isEmpty();
    if (!m_state.identity && !entering && !m_task.isRunning())
        lookForStoredKey();
}

void KeysPage::askForAnother()
{
    m_canKeep = m_canKeep || m_state.identity;
    m_state.identity.reset();
    m_keyId.clear();
    m_ui->banner->clear();
    refresh();
    m_ui->idEdit->setFocus();
}

bool KeysPage::takeBoth(const QString &pasted)
{
    const auto both = secrets::splitPastedKey(pasted);
    if (!both)
        return false;
    m_ui->idEdit->setText(both->first);
    m_ui->secretEdit->setText(both->second);
    return true;
}

void KeysPage::lookForStoredKey()
{
    m_typed.stop();
    m_ui->banner->clear();
    m_task.run(
        [&services = m_state.services](const TaskRun &run) -> std::optional<Tested> {
            const auto key = services.accessKey(run.stop());
            if (!key)
                return std::nullopt;
            const auto cloud = services.makeProvider(*key);
            const auto identity = cloud->identity({run.stop()});
            return Tested{identity, cloud->capabilities(), key->id, keptIn(services, *key)};
        },
        [this](const std::optional<Tested> &tested) {
            if (tested)
                accept(*tested);
            refresh();
        },
        [this](const Failure &failure) {
            if (failure.kind != FailureKind::KeyMissing)
                m_ui->banner->showFailure(failure, m_state.services.provider());
            refresh();
        });
    refresh();
}

void KeysPage::testEntered()
{
    m_typed.stop();
    m_ui->banner->clear();
    secrets::AccessKey key;
    try {
        key = secrets::cleanAccessKey(m_ui->idEdit->text(), m_ui->secretEdit->text());
    } catch (const domain::Error &error) {
        m_ui->banner->showFailure(error.failure(), m_state.services.provider());
        return;
    }
    m_task.run(
        [&services = m_state.services, key](const TaskRun &run) {
            const auto cloud = services.makeProvider(key);
            const auto identity = cloud->identity({run.stop()});
            services.setAccessKey(key, run.stop());
            return Tested{identity, cloud->capabilities(), key.id, keptIn(services, key)};
        },
        [this](const Tested &tested) { accept(tested); },
        [this](const Failure &failure) {
            if (failure.kind != FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider());
            refresh();
        });
    refresh();
}

KeysPage::Kept KeysPage::keptIn(launch::Services &services, const secrets::AccessKey &key)
{
    if (key.fromEnvironment)
        return Kept::Environment;
    return services.secretStore().remembers() ? Kept::Keychain : Kept::ThisRun;
}

QString KeysPage::keptText() const
{
    switch (m_kept) {
    case Kept::Keychain: return tr("It is kept in the keychain of this computer.");
    case Kept::ThisRun: return tr("It is kept for this run only and forgotten when Spotbook ends.");
    case Kept::Environment: return tr("It came from the environment. Spotbook stores it nowhere.");
    }
    return {};
}

void KeysPage::accept(const Tested &tested)
{
    m_state.identity = tested.identity;
    ++m_state.keyNumber;
    m_state.capabilities = tested.capabilities;
    m_keyId = tested.keyId;
    m_kept = tested.kept;
    m_canKeep = false;
    m_typed.stop();
    for (QLineEdit *edit : {m_ui->idEdit, m_ui->secretEdit}) {
        const QSignalBlocker quiet(edit);
        edit->clear(); // the secret has no business in a widget any longer
    }
    m_ui->banner->clear();
    refresh();
    Q_EMIT keyAccepted();
}

void KeysPage::act(RemedyAction action)
{
    switch (action) {
    case RemedyAction::ThisRunOnly:
        m_state.services.useMemoryStore();
        m_ui->banner->clear();
        if (!m_ui->secretEdit->text().isEmpty())
            testEntered();
        break;
    case RemedyAction::Retry:
    case RemedyAction::UnlockKeychain:
        if (m_ui->secretEdit->text().isEmpty())
            lookForStoredKey();
        else
            testEntered();
        break;
    case RemedyAction::CheckKey:
        m_ui->secretEdit->setFocus();
        m_ui->secretEdit->selectAll();
        break;
    default: break;
    }
}

bool KeysPage::isComplete() const
{
    return m_state.identity.has_value() && !m_task.isRunning();
}

void KeysPage::retranslate()
{
    m_ui->retranslateUi(this);
    refresh();
}

void KeysPage::refresh()
{
    const bool accepted = m_state.identity.has_value();
    m_ui->savedFrame->setVisible(accepted);
    m_ui->entryWidget->setVisible(!accepted);
    m_ui->testButton->setVisible(!accepted);
    m_ui->keepKeyButton->setVisible(!accepted && m_canKeep);
    m_ui->keepKeyButton->setEnabled(!m_task.isRunning());
    m_ui->helpGroup->setVisible(!accepted);
    m_ui->testButton->setEnabled(!m_task.isRunning() && !m_ui->idEdit->text().isEmpty()
                                 && !m_ui->secretEdit->text().isEmpty());
    m_ui->busyLine->setText(tr("Asking the cloud…"));
    m_ui->resultLabel->clear();
    const bool isRoot = accepted && m_state.identity->kind == domain::Identity::Kind::Root;
    m_ui->makeUserButton->setVisible(isRoot
                                     && m_state.services.provider().links.contains(QStringLiteral("create-user")));
    if (accepted) {
        const auto &identity = *m_state.identity;
        m_ui->savedLabel->setText(tr("✓ The key %1 works. Account %2.").arg(shortKeyId(m_keyId), identity.accountId)
                                  + QLatin1Char('\n') + keptText());
        if (isRoot)
            m_ui->resultLabel->setText(
                tr("⚠ This is a key of the root account: whoever gets hold of it owns everything in "
                   "the account. It works, but a key of a user with the policy is safer. “Use "
                   "another key” shows how to make one."));
    }
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
