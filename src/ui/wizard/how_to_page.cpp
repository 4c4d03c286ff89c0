#include "ui/wizard/how_to_page.h"

#include "ui/browser.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_how_to_page.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>

namespace spotbook::ui {

HowToPage::HowToPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::HowToPage>())
{
    m_ui->setupUi(this);
    m_ui->userPicture->setPicture(QStringLiteral("make-user"));
    m_ui->policyPicture->setPicture(QStringLiteral("give-policy"));
    m_ui->keyPicture->setPicture(QStringLiteral("make-key"));
    m_ui->pastePicture->setPicture(QStringLiteral("paste-key"));
    const auto &provider = state.services.provider();
    m_ui->policyEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->policyEdit->setPlainText(QString::fromUtf8(provider.permissionPolicy));
    const QMap<QPushButton *, QString> pages{{m_ui->userButton, QStringLiteral("create-user")},
                                             {m_ui->policiesButton, QStringLiteral("permissions")},
                                             {m_ui->keyButton, QStringLiteral("create-key")}};
    for (auto it = pages.begin(); it != pages.end(); ++it) {
        const QUrl url(provider.links.value(it.value()));
        it.key()->setVisible(!url.isEmpty()); // a page that cannot be opened is no help
        connect(it.key(), &QPushButton::clicked, this, [url] { openInBrowser(url); });
    }
    connect(m_ui->copyButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_ui->policyEdit->toPlainText());
        m_copied = true;
        retranslate();
    });
    retranslate();
}

HowToPage::~HowToPage() = default;

int HowToPage::nextId() const
{
    return LaunchWizard::Keys;
}

void HowToPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->copiedLabel->setText(m_copied ? tr("Copied.") : QString());
    setButtonText(QWizard::NextButton, tr("I have a key now: c&heck it"));
}

} // namespace spotbook::ui
