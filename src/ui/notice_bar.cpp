#include "ui/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <algorithm>

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
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::closeShown);
    hide();
}

void NoticeBar::say(std::function<QString()> text)
{
    const QString words = text();
    m_texts.erase(
        std::remove_if(m_texts.begin(), m_texts.end(), [&words](const auto &each) { return each() == words; }),
        m_texts.end());
    m_texts.prepend(std::move(text));
    refresh();
}

void NoticeBar::closeShown()
{
    m_texts = m_texts.mid(shownAtOnce);
    refresh();
}

void NoticeBar::refresh()
{
    m_close->setText(tr("&Close"));
    m_close->setToolTip(m_texts.size() > 1 ? tr("Close these messages") : tr("Close this message"));
    QStringList lines;
    for (const auto &text : m_texts.mid(0, shownAtOnce))
        lines << text();
    if (m_texts.size() > shownAtOnce)
        lines << tr("%n earlier message(s) follow when these are closed.", nullptr, m_texts.size() - shownAtOnce);
    m_label->setText(lines.join(QLatin1Char('\n')));
    setAccessibleName(m_label->text());
    setVisible(!m_texts.isEmpty());
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
