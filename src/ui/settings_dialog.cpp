#include "ui/settings_dialog.h"

#include "storage/autostart.h"
#include "ui/notifications.h"
#include "ui/practice_label.h"
#include "ui_settings_dialog.h"

#include <QCoreApplication>

namespace spotbook::ui {

namespace {

QVector<QPair<NoticeKind, QCheckBox *>> noticeBoxes(const Ui::SettingsDialog &form)
{
    return {{NoticeKind::Ready, form.readyNoticeBox},         {NoticeKind::LeaseEnding, form.leaseNoticeBox},
            {NoticeKind::BalanceLow, form.balanceNoticeBox},  {NoticeKind::NightRun, form.nightNoticeBox},
            {NoticeKind::LeftOvers, form.leftOversNoticeBox}, {NoticeKind::Price, form.priceNoticeBox}};
}

// Of the desktop, which other systems do not have.
bool canStartAtLogin()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return true;
#else
    return false;
#endif
}

} // namespace

SettingsDialog::SettingsDialog(launch::Services &services, const QString &autostartFolder, QWidget *parent)
    : QDialog(parent), m_services(services), m_autostartFolder(autostartFolder),
      m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    if (m_services.practice())
        m_ui->settingsColumn->insertWidget(0, new PracticeLabel(this));
    const auto values = m_services.settings().values();
    for (const auto &[kind, box] : noticeBoxes(*m_ui))
        box->setChecked(!values.quietNotices.contains(noticeKindName(kind)));
    m_ui->startHiddenBox->setChecked(values.startHidden);
    m_ui->startAtLoginBox->setVisible(canStartAtLogin());
    m_ui->startAtLoginBox->setEnabled(false); // until the folder has been looked at
    m_task.run(
        [folder = autostartFolder](const TaskRun &) { return storage::Autostart(folder).isOn(); },
        [this](bool on) {
            m_ui->startAtLoginBox->setChecked(on);
            m_ui->startAtLoginBox->setEnabled(true);
        },
        [this](const domain::Failure &failure) { m_ui->settingsBanner->showFailure(failure, m_services.provider()); });
    connect(m_ui->saveSettingsButton, &QPushButton::clicked, this, &SettingsDialog::save);
    connect(m_ui->cancelSettingsButton, &QPushButton::clicked, this, &QDialog::reject);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::save()
{
    QStringList quiet;
    for (const auto &[kind, box] : noticeBoxes(*m_ui)) {
        if (!box->isChecked())
            quiet << noticeKindName(kind);
    }
    const bool hidden = m_ui->startHiddenBox->isChecked();
    std::optional<bool> atLogin; // nothing while it is not known what was there
    if (canStartAtLogin() && m_ui->startAtLoginBox->isEnabled())
        atLogin = m_ui->startAtLoginBox->isChecked();
    m_ui->saveSettingsButton->setEnabled(false);
    m_task.run(
        [&services = m_services, quiet, hidden, atLogin, folder = m_autostartFolder](const TaskRun &) {
            services.settings().update([&](storage::SettingsValues &values) {
                values.quietNotices = quiet;
                values.startHidden = hidden;
            });
            const storage::Autostart autostart(folder);
            if (atLogin && *atLogin != autostart.isOn())
                autostart.set(*atLogin, QCoreApplication::applicationFilePath());
        },
        [this] { accept(); },
        [this](const domain::Failure &failure) {
            m_ui->settingsBanner->showFailure(failure, m_services.provider());
            m_ui->saveSettingsButton->setEnabled(true);
        });
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QDialog::changeEvent(event);
}

} // namespace spotbook::ui
