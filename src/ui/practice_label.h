// The sign on every window that nothing in it costs money.
#pragma once

#include <QEvent>
#include <QLabel>

namespace spotbook::ui {

class PracticeLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PracticeLabel(QWidget *parent = nullptr) : QLabel(parent)
    {
        setObjectName(QStringLiteral("practiceLabel"));
        setWordWrap(true);
        setMargin(6);
        // Its own colours, so that it stands out and stays readable on a light and on a dark desktop.
        setStyleSheet(QStringLiteral("background: #fff3c4; color: #5c4400; border: 1px solid #e0c060;"));
        retranslate();
    }

    // The same for a place where no label can stand.
    static QString words()
    {
        return tr("Practice: nothing here costs money. The cloud is a program on this computer.");
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QLabel::changeEvent(event);
    }

private:
    void retranslate() { setText(words()); }
};

} // namespace spotbook::ui
