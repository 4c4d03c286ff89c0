#include "ui/busy_line.h"

#include "ui/task.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace spotbook::ui {

BusyLine::BusyLine(QWidget *parent) : QWidget(parent), m_bar(new QProgressBar(this)), m_text(new QLabel(this))
{
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(90);
    m_bar->setMaximumHeight(10);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    row->addWidget(m_text);
    auto policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    refresh();
}

void BusyLine::follow(Task &task)
{
    connect(&task, &Task::runningChanged, this, [this](bool running) {
        m_running += running ? 1 : -1;
        refresh();
    });
}

void BusyLine::setText(const QString &text)
{
    m_text->setText(text);
}

void BusyLine::refresh()
{
    setVisible(m_running > 0);
}

} // namespace spotbook::ui
