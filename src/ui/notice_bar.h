// A line at the top of the window that says what nobody else could show, until it is closed.
#pragma once

#include <QFrame>
#include <QVector>
#include <functional>

class QLabel;
class QPushButton;

namespace spotbook::ui {

// Hidden while there is nothing to say. It keeps how its texts are made, so that it speaks the language of the moment.
// What is said while something else stands there comes above it; of many the newest are shown, and the others come up
// when those have been closed.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    // The same words again only move to the top.
    void say(std::function<QString()> text);
    // Closes what is shown; what waits behind it is shown then.
    void closeShown();

    static constexpr int shownAtOnce = 3;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QVector<std::function<QString()>> m_texts; // the newest first
    QLabel *m_label;
    QPushButton *m_close;
};

} // namespace spotbook::ui
