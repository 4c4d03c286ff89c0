// What a person does with the keyboard alone: the same steps in this process, where they cost nothing, and on the real
// display (gui/hand.h).
#pragma once

#include "gui/access_checks.h"

#include <QTest>

namespace spotbook::test {

// Presses go to whatever has the focus.
class Keyboard
{
public:
    virtual ~Keyboard() = default;
    // As xdotool names them: "Tab", "shift+Tab", "Return", "space", "Down", "alt+n". False: the press failed.
    virtual bool press(const QString &key) = 0;
    virtual bool type(const QString &text) = 0;

    // Tab until the widget has the focus; false when it has not got it after `most` presses.
    bool tabTo(QWidget &window, const QString &objectName, int most = 60)
    {
        const auto there = [&window, &objectName] {
            const QWidget *focus = window.focusWidget();
            return focus && focus->objectName() == objectName;
        };
        for (int i = 0; i < most; ++i) {
            if (there())
                return true;
            if (!press(QStringLiteral("Tab")))
                return false;
        }
        return there();
    }
    // Alt and the letter that the widget, or the label that leads to it, shows. False: there is none.
    bool pressMnemonic(const QWidget &window, const QString &objectName)
    {
        QString letter;
        for (const auto *widget : shownWidgets(window)) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (button && button->objectName() == objectName)
                letter = mnemonicIn(button->text());
            else if (label && label->buddy() && label->buddy()->objectName() == objectName)
                letter = mnemonicIn(label->text());
        }
        return !letter.isEmpty() && press(QStringLiteral("alt+") + letter.toLower());
    }
    // What is in the line is replaced.
    bool fill(QWidget &window, const QString &objectName, const QString &text)
    {
        return (pressMnemonic(window, objectName) || tabTo(window, objectName)) && tabTo(window, objectName)
               && press(QStringLiteral("ctrl+a")) && type(text);
    }
};

// In this process, by Qt's own way for key events: focus, shortcuts and the Tab chain take part.
class TestKeyboard final : public Keyboard
{
public:
    bool press(const QString &key) override
    {
        static const QMap<QString, int> names{
            {QStringLiteral("Tab"), Qt::Key_Tab},     {QStringLiteral("Return"), Qt::Key_Return},
            {QStringLiteral("space"), Qt::Key_Space}, {QStringLiteral("Down"), Qt::Key_Down},
            {QStringLiteral("Up"), Qt::Key_Up},       {QStringLiteral("Right"), Qt::Key_Right},
            {QStringLiteral("Left"), Qt::Key_Left},   {QStringLiteral("Escape"), Qt::Key_Escape},
        };
        QStringList parts = key.split(QLatin1Char('+'));
        const QString last = parts.takeLast();
        Qt::KeyboardModifiers modifiers;
        for (const QString &part : qAsConst(parts)) {
            modifiers |= part == QLatin1String("alt")    ? Qt::AltModifier
                         : part == QLatin1String("ctrl") ? Qt::ControlModifier
                                                         : Qt::ShiftModifier;
        }
        QWidget *focus = target();
        if (!focus || (last.size() > 1 && !names.contains(last)))
            return false;
        const int code = last.size() > 1 ? names.value(last) : last.at(0).toUpper().unicode();
        QTest::keyClick(focus, static_cast<Qt::Key>(code), modifiers);
        QCoreApplication::processEvents();
        return true;
    }
    bool type(const QString &text) override
    {
        for (const QChar letter : text) {
            if (!target())
                return false;
            QTest::keyClick(target(), letter.toLatin1());
        }
        QCoreApplication::processEvents();
        return true;
    }

private:
    static QWidget *target()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
    }
};

} // namespace spotbook::test
