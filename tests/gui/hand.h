// A hand on the real display: moves the real pointer and presses real keys through the X server (xdotool), so that the
// window manager, focus and geometry take part as they do for a person.
#pragma once

#include "gui/keyboard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QProcess>
#include <QScrollArea>
#include <QTest>
#include <QWidget>

namespace spotbook::test {

class Hand
{
public:
    // Into the middle of the widget, or onto the mark of a radio button or check box.
    static bool click(QWidget *widget)
    {
        bringIntoView(*widget);
        QPoint at = widget->rect().center();
        if (widget->inherits("QRadioButton") || widget->inherits("QCheckBox"))
            at.setX(10);
        for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(parent)) { // what is out of sight is scrolled to first
                area->ensureWidgetVisible(widget);
                settle();
            }
        }
        return clickAt(widget->mapToGlobal(at));
    }
    static bool clickAt(const QPoint &global)
    {
        const bool done = xdotool({QStringLiteral("mousemove"), QString::number(global.x()),
                                   QString::number(global.y()), QStringLiteral("click"), QStringLiteral("1")},
                                  {});
        settle();
        return done;
    }
    // On standard input: what is typed may be a secret.
    static bool type(const QString &text)
    {
        const bool done = xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("12"),
                                   QStringLiteral("--file"), QStringLiteral("-")},
                                  text.toUtf8());
        settle();
        return done;
    }
    static bool key(const QString &name)
    {
        const bool done = xdotool({QStringLiteral("key"), name}, {});
        settle();
        return done;
    }
    // What lies below the edge of a page that scrolls, a person would scroll to first.
    static void bringIntoView(QWidget &widget)
    {
        for (QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(parent))
                area->ensureWidgetVisible(&widget);
        }
        settle();
    }
    static void settle() { QTest::qWait(60); } // the X server has sent all events; let them be handled

private:
    static bool xdotool(const QStringList &arguments, const QByteArray &input)
    {
        QProcess process;
        process.start(QStringLiteral("xdotool"), arguments);
        process.write(input);
        process.closeWriteChannel();
        return process.waitForFinished(20'000) && process.exitCode() == 0;
    }
};

// The keys of the hand, for steps that a person takes with the keyboard alone (tabTo, pressMnemonic, fill).
class HandKeyboard final : public Keyboard
{
public:
    bool press(const QString &key) override { return Hand::key(key); }
    bool type(const QString &text) override { return Hand::type(text); }
};

} // namespace spotbook::test
