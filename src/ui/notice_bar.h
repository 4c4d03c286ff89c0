// A line at the top of the window that says what nobody else could show, until it is closed.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace spotbook::ui {

// Hidden while there is nothing to say. It keeps how the text is made, so that it speaks the language of the moment.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void say(std::function<QString()> text);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    std::function<QString()> m_text;
    QLabel *m_label;
    QPushButton *m_close;
};

} // namespace spotbook::ui
