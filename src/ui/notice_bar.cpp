#include "ui/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace spotbook::ui {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_label(new QLabel(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setFrameShape(QFrame::StyledPanel);
    m_label->setObjectName(QStringLiteral("noticeLabel"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setObjectName(QStringLiteral("noticeCloseButton"));
    auto *icon = new QLabel(this);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxInformation).pixmap(size));
    auto *row = new QHBoxLayout(this);
    row->addWidget(icon);
    row->addWidget(m_label, 1);
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::clear);
    hide();
}

void NoticeBar::say(std::function<QString()> text)
{
    m_text = std::move(text);
    refresh();
    show();
}

void NoticeBar::clear()
{
    m_text = nullptr;
    hide();
}

void NoticeBar::refresh()
{
    m_close->setText(tr("&Close"));
    m_close->setToolTip(tr("Close this message"));
    m_label->setText(m_text ? m_text() : QString());
    setAccessibleName(m_label->text());
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
