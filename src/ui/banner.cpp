#include "ui/banner.h"

#include "ui/browser.h"
#include "ui/dialogs.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QUrl>

namespace spotbook::ui {

using messages::RemedyAction;

namespace {
QString detailsOf(const domain::Failure &failure)
{
    QStringList lines{domain::failureKindName(failure.kind)};
    if (!failure.providerCode.isEmpty())
        lines << failure.providerCode;
    if (!failure.requestId.isEmpty())
        lines << QStringLiteral("RequestId ") + failure.requestId;
    if (!failure.detail.isEmpty())
        lines << failure.detail;
    return lines.join(QLatin1Char('\n'));
}

// The window has no Sweep, and what another program does it cannot do either.
bool isForTheTerminalAlone(const QString &command)
{
    return command.startsWith(QLatin1String("spotbook sweep")) || !command.startsWith(QLatin1String("spotbook "));
}
RemedyAction betterActionFor(domain::FailureKind kind)
{
    switch (kind) {
    case domain::FailureKind::NotebookPasswordRefused: return RemedyAction::TypePassword;
    case domain::FailureKind::OutcomeUnknown: return RemedyAction::ShowStorage;
    default: return RemedyAction::None;
    }
}
} // namespace

QString remedyButtonText(RemedyAction action)
{
    switch (action) {
    case RemedyAction::None: return {};
    case RemedyAction::Retry: return Banner::tr("Try again");
    case RemedyAction::OpenLink: return Banner::tr("Open the page");
    case RemedyAction::CheckKey: return Banner::tr("Check the key");
    case RemedyAction::ChooseOther: return Banner::tr("Choose another");
    case RemedyAction::TopUp: return Banner::tr("Top up");
    case RemedyAction::ShowPolicy: return Banner::tr("Copy the policy");
    case RemedyAction::UnlockKeychain: return Banner::tr("Unlock and try again");
    case RemedyAction::ThisRunOnly: return Banner::tr("Keep it for this run only");
    case RemedyAction::TypeAddress: return Banner::tr("Type the address");
    case RemedyAction::Undo: return Banner::tr("Undo");
    case RemedyAction::Resume: return Banner::tr("Go on");
    case RemedyAction::TypePassword: return Banner::tr("Enter the password");
    case RemedyAction::ShowStorage: return Banner::tr("Look what exists");
    }
    return {};
}

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_action(new QPushButton(this)),
      m_details(new QPushButton(this)), m_report(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_report->setObjectName(QStringLiteral("bannerReport"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setFlat(true);
    m_report->setFlat(true);
    for (QPushButton *button : {m_action, m_details, m_report})
        button->setAutoDefault(false);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_action);
    buttons->addWidget(m_details);
    buttons->addWidget(m_report);
    buttons->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // what is beside it gets the room
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addLayout(buttons);
    row->setAlignment(buttons, Qt::AlignTop); // a stretch would make the banner as high as the page lets it
    connect(m_action, &QPushButton::clicked, this, &Banner::act);
    connect(m_details, &QPushButton::clicked, this, [this] {
        if (m_failure)
            dialogs().tellFailure(this, m_message.title, detailsOf(*m_failure), reportWith(m_facts, m_failure));
    });
    connect(m_report, &QPushButton::clicked, this, [this] { copyReport(reportWith(m_facts, m_failure), m_report); });
    hide();
}

void Banner::showFailure(const domain::Failure &failure, const cloud::ProviderInfo &provider, Tone tone)
{
    m_failure = failure;
    m_provider = provider;
    m_tone = tone;
    m_undone = false;
    refreshTexts();
    show();
}

void Banner::showUndone(const domain::Failure &failure, const cloud::ProviderInfo &provider)
{
    showFailure(failure, provider, failure.kind == domain::FailureKind::Cancelled ? Tone::Warning : Tone::Problem);
    m_undone = true;
    refreshTexts();
}

void Banner::clear()
{
    m_failure.reset();
    hide();
}

void Banner::setActions(const QVector<RemedyAction> &actions)
{
    m_actions = actions;
    refreshTexts();
}

bool Banner::canDo(RemedyAction action) const
{
    switch (action) {
    case RemedyAction::None: return false;
    case RemedyAction::OpenLink:
    case RemedyAction::TopUp: return !m_message.link.isEmpty();
    case RemedyAction::ShowPolicy: return true;
    default: return m_actions.contains(action);
    }
}

void Banner::refreshTexts()
{
    m_details->setText(tr("Details"));
    m_report->setText(tr("Copy report"));
    if (!m_failure)
        return;
    m_message = messages::describe(*m_failure, m_provider);
    // Where the page has something that helps more than the words' own button, or where they have none.
    const auto better = betterActionFor(m_failure->kind);
    if (!m_undone && m_actions.contains(better))
        m_message.action = better;
    if (m_undone) {
        m_message.explanation = tr("Everything this launch had made has been removed again. Nothing of it is billed.");
        if (m_message.action == RemedyAction::None || m_message.action == RemedyAction::Resume
            || m_message.action == RemedyAction::Undo) {
            m_message.action = RemedyAction::Retry;
            m_message.remedy.clear();
            m_message.command.clear();
        }
    }
    if (const auto kept = launch::keptBy(*m_failure)) {
        m_message.remedy = kept->perHour
                               ? tr("The machine is kept and costs %1.").arg(messages::perHourText(*kept->perHour))
                               : tr("The machine is kept and costs money.");
        m_message.action = RemedyAction::Resume;
        m_message.command.clear();
    }
    const auto icon = m_tone == Tone::Problem ? QStyle::SP_MessageBoxCritical : QStyle::SP_MessageBoxWarning;
    m_icon->setPixmap(style()->standardIcon(icon, nullptr, this).pixmap(24));
    QString text = QStringLiteral("<b>%1</b>").arg(m_message.title.toHtmlEscaped());
    for (const QString &part : {m_message.explanation, m_message.remedy}) {
        if (!part.isEmpty())
            text += QStringLiteral("<br>") + part.toHtmlEscaped();
    }
    const bool hasButton = canDo(m_message.action);
    // The general help says nothing about this failure.
    if (!m_message.command.isEmpty() && !m_message.command.endsWith(QLatin1String("--help"))
        && (!hasButton || isForTheTerminalAlone(m_message.command)))
        text += QStringLiteral("<br>") + tr("In a terminal: %1").arg(m_message.command).toHtmlEscaped();
    // What the words above do not say, the code does: to whoever is asked for help.
    if (m_failure->kind == domain::FailureKind::Refused)
        text += QStringLiteral("<br><small>%1 · RequestId %2</small>")
                    .arg(m_failure->providerCode.toHtmlEscaped(), m_failure->requestId.toHtmlEscaped());
    m_text->setText(text);
    setAccessibleName(m_message.title);
    m_action->setText(remedyButtonText(m_message.action));
    m_action->setVisible(hasButton);
}

void Banner::act()
{
    switch (m_message.action) {
    case RemedyAction::OpenLink:
    case RemedyAction::TopUp: openInBrowser(QUrl(m_message.link)); break;
    case RemedyAction::ShowPolicy:
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_provider.permissionPolicy));
        break;
    default: break;
    }
    Q_EMIT actionWanted(m_message.action);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshTexts();
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
