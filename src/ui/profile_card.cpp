#include "ui/profile_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace spotbook::ui {

ProfileCard::ProfileCard(QWidget *parent)
    : QFrame(parent), m_name(new QLabel(this)), m_what(new QLabel(this)), m_start(new QPushButton(this))
{
    setObjectName(QStringLiteral("profileCard"));
    setFrameShape(QFrame::StyledPanel);
    m_name->setObjectName(QStringLiteral("nameLabel"));
    m_name->setTextFormat(Qt::PlainText);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_what->setObjectName(QStringLiteral("profileLabel"));
    m_what->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_start->setObjectName(QStringLiteral("profileStartButton"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_name);
    row->addWidget(m_what, 1);
    row->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(m_plan.profile); });
    refresh();
}

void ProfileCard::setPlan(const domain::LaunchPlan &plan)
{
    m_plan = plan;
    refresh();
}

void ProfileCard::setBusy(bool busy)
{
    m_start->setEnabled(!busy);
}

void ProfileCard::refresh()
{
    m_name->setText(m_plan.profile);
    const QString place = m_plan.zoneId.isEmpty() ? m_plan.regionId : m_plan.zoneId;
    m_what->setText(tr("ready to start: %1 in %2").arg(m_plan.typeId, place));
    m_start->setText(tr("Start"));
    m_start->setAccessibleName(tr("Start %1").arg(m_plan.profile));
    setAccessibleName(m_plan.profile + QStringLiteral(", ") + m_what->text());
}

void ProfileCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
