// A drawing of ours that follows the desktop's colours.
#pragma once

#include <QByteArray>
#include <QWidget>

namespace spotbook::ui {

// Says nothing that the text beside it does not say; screen readers pass it over.
class Picture : public QWidget
{
    Q_OBJECT
public:
    explicit Picture(QWidget *parent = nullptr);
    // Of resources/pictures, without path and ending. What is "currentColor" there is the colour of text here.
    void setPicture(const QString &name);
    bool isEmpty() const { return m_drawing.isEmpty(); }
    QSize sizeHint() const override { return {96, 64}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QByteArray m_drawing;
};

} // namespace spotbook::ui
