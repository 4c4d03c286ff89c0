#include "ui/wizard/git_key_box.h"

#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/texts.h"
#include "ui_git_key_box.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>

namespace spotbook::ui {

using domain::GitKeySource;

GitKeyBox::GitKeyBox(QWidget *parent) : QGroupBox(parent), m_ui(std::make_unique<Ui::GitKeyBox>())
{
    m_ui->setupUi(this);
    connect(m_ui->browseGitKeyButton, &QPushButton::clicked, this, &GitKeyBox::chooseFile);
    connect(m_ui->copyGitKeyButton, &QPushButton::clicked, this, [this] {
        if (m_key)
            QGuiApplication::clipboard()->setText(QString::fromLatin1(m_key->publicLine) + QStringLiteral(" spotbook"));
    });
    for (QRadioButton *radio : {m_ui->ownGitKeyRadio, m_ui->pickGitKeyRadio})
        connect(radio, &QRadioButton::toggled, this, &GitKeyBox::look);
    connect(m_ui->gitKeyFileEdit, &QLineEdit::textChanged, this, &GitKeyBox::look);
    connect(&m_task, &Task::runningChanged, this, &GitKeyBox::refresh);
    refresh();
}

GitKeyBox::~GitKeyBox()
{
    m_task.disconnect(this);
}

void GitKeyBox::begin(launch::Services &services, const domain::LaunchPlan &plan)
{
    m_ui->gitKeyFileEdit->setText(plan.gitKeyFile);
    m_ui->noGitKeyRadio->setChecked(plan.gitKey == GitKeySource::None);
    m_ui->ownGitKeyRadio->setChecked(plan.gitKey == GitKeySource::Own);
    m_ui->pickGitKeyRadio->setChecked(plan.gitKey == GitKeySource::File);
    m_services = &services;
    look();
}

GitKeySource GitKeyBox::source() const
{
    return m_ui->ownGitKeyRadio->isChecked()    ? GitKeySource::Own
           : m_ui->pickGitKeyRadio->isChecked() ? GitKeySource::File
                                                : GitKeySource::None;
}

bool GitKeyBox::isComplete() const
{
    return source() == GitKeySource::None || (m_key && !m_key->problem);
}

void GitKeyBox::saveTo(domain::LaunchPlan &plan) const
{
    plan.gitKey = source();
    plan.gitKeyFile = plan.gitKey == GitKeySource::File ? m_ui->gitKeyFileEdit->text() : QString();
}

void GitKeyBox::chooseFile()
{
    dialogs().askFile(this, tr("Choose a private Git key"), QDir::homePath() + QStringLiteral("/.ssh"),
                      [this](const QString &file) {
                          if (file.isEmpty())
                              return;
                          m_ui->pickGitKeyRadio->setChecked(true);
                          m_ui->gitKeyFileEdit->setText(file);
                      });
}

void GitKeyBox::look()
{
    m_key.reset();
    m_trouble.reset();
    m_task.abandon();
    const auto from = source();
    if (m_services && from != GitKeySource::None)
        m_task.run(
            [from, path = m_ui->gitKeyFileEdit->text(), &services = *m_services](const TaskRun &) {
                return from == GitKeySource::Own ? launch::ownGitKey(services.paths()) : launch::inspectGitKey(path);
            },
            [this](const launch::KeyFile &key) {
                m_key = key;
                refresh();
            },
            [this](const domain::Failure &failure) {
                m_trouble = failure;
                refresh();
            });
    refresh();
}

QString GitKeyBox::noteText() const
{
    const auto from = source();
    if (from == GitKeySource::None || (from == GitKeySource::File && m_ui->gitKeyFileEdit->text().isEmpty()))
        return {};
    const auto problem = m_trouble ? m_trouble : m_key ? m_key->problem : std::nullopt;
    if (problem)
        return QStringLiteral("✗ ") + messages::describe(*problem, m_services->provider()).explanation;
    if (!m_key)
        return m_task.isRunning() ? tr("Looking at the key…") : QString();
    const QString shown = tr("Public half: %1").arg(shortenedKey(m_key->publicLine));
    return from == GitKeySource::Own
               ? shown + QLatin1Char('\n')
                     + tr("Copy it into the SSH keys of your account at GitHub, GitLab or Gitee. Everybody who may use "
                          "the notebook can use this key.")
               : shown + QLatin1Char('\n')
                     + tr("The private half is copied to the machine, and goes with it. Everybody who may use the "
                          "notebook can use this key.");
}

void GitKeyBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
    QGroupBox::changeEvent(event);
}

void GitKeyBox::refresh()
{
    m_ui->gitKeyFileEdit->setEnabled(source() == GitKeySource::File);
    const QString note = noteText();
    m_ui->gitKeyNote->setText(note);
    m_ui->gitKeyNote->setVisible(!note.isEmpty());
    m_ui->copyGitKeyButton->setVisible(m_key && !m_key->publicLine.isEmpty());
    Q_EMIT changed();
}

} // namespace spotbook::ui
