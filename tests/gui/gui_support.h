// Helpers for tests of the window: find by objectName, answer questions, a language that can be recognised.
#pragma once

#include "ui/banner.h"
#include "ui/dialogs.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTranslator>
#include <QTreeView>
#include <QWidget>

namespace spotbook::test {

template <typename T>
T *child(QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no widget called %s", name);
    return found;
}

inline ui::Banner &bannerOf(QWidget &parent)
{
    return *child<ui::Banner>(parent, "banner");
}

// Those of these widgets that the tab key comes by, in its order, from the first one on.
inline QStringList tabOrder(QWidget &page, const QStringList &names)
{
    QStringList found;
    QWidget *first = child<QWidget>(page, names.first().toLatin1().constData());
    QWidget *at = first;
    do {
        if (names.contains(at->objectName()) && page.isAncestorOf(at))
            found << at->objectName();
        at = at->nextInFocusChain();
    } while (at != first);
    return found;
}

constexpr int goesOn = 7;

// What the program would return within the time, or goesOn.
inline int exitCodeWithin(int milliseconds)
{
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, [] { QCoreApplication::exit(goesOn); });
    patience.start(milliseconds);
    return QCoreApplication::exec();
}

// Answers at once, from the event loop, and remembers what was asked.
class FakeDialogs final : public ui::Dialogs
{
public:
    FakeDialogs() { ui::setDialogs(this); }
    ~FakeDialogs() override { ui::setDialogs(nullptr); }
    bool yes = true;
    QString text;
    QString file;
    QDateTime time;
    QStringList asked;
    QStringList details; // of the questions with an answer of yes or no
    QString told;        // the latest failure that was told
    QString reported;    // the report of the latest failure that was told

    void ask(QWidget *parent, const ui::Question &question, std::function<void(bool)> answer) override
    {
        asked << question.text;
        details << question.details;
        QMetaObject::invokeMethod(
            parent, [answer, y = yes] { answer(y); }, Qt::QueuedConnection);
    }
    void tell(QWidget *, const QString &title, const QString &) override { asked << title; }
    void tellFailure(QWidget *, const QString &title, const QString &what, const QString &report) override
    {
        asked << title;
        told = what;
        reported = report;
    }
    void askText(QWidget *parent, const ui::Question &question, std::function<void(QString)> answer) override
    {
        asked << question.text;
        details << question.details;
        QMetaObject::invokeMethod(
            parent, [answer, t = text] { answer(t); }, Qt::QueuedConnection);
    }
    void askFile(QWidget *parent, const QString &title, const QString &, std::function<void(QString)> answer) override
    {
        asked << title;
        QMetaObject::invokeMethod(
            parent, [answer, f = file] { answer(f); }, Qt::QueuedConnection);
    }
    void askSaveFile(QWidget *parent, const QString &title, const QString &,
                     std::function<void(QString)> answer) override
    {
        asked << title;
        QMetaObject::invokeMethod(
            parent, [answer, f = file] { answer(f); }, Qt::QueuedConnection);
    }
    void askTime(QWidget *parent, const ui::Question &question, const QDateTime &, const QDateTime &,
                 std::function<void(QDateTime)> answer) override
    {
        asked << question.text;
        QMetaObject::invokeMethod(
            parent, [answer, t = time] { answer(t); }, Qt::QueuedConnection);
    }
};

// Every text that goes through the translation comes back in brackets; what does not was never given to it.
class BracketTranslator final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        if (!*source)
            return {};
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QLatin1String("%n"), QString::number(n));
        return QStringLiteral("⟦") + text + QStringLiteral("⟧");
    }
    bool isEmpty() const override { return false; }
};

// The fixed and computed texts of a widget tree in which `sign` does not occur although they hold words: labels,
// buttons, lists, tables with their headers, tool tips, menus and the status bar. Widgets in `data` show figures, names
// and addresses; "name:2" is the third column of a table, or the third entry of a list.
inline QStringList textsWithout(const QRegularExpression &sign, QWidget &root, const QStringList &data)
{
    QStringList found;
    const auto look = [&](const QString &name, const QString &text) {
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
        if (!sign.match(text).hasMatch() && !data.contains(name) && words.match(text).hasMatch())
            found << name + QStringLiteral(": ") + text;
    };
    const auto check = [&](const QObject *widget, const QString &text) {
        if (!data.contains(widget->objectName()))
            look(widget->objectName(), text);
    };
    const auto part = [](const QObject *widget, int number) {
        return QStringLiteral("%1:%2").arg(widget->objectName()).arg(number);
    };
    for (auto *label : root.findChildren<QLabel *>())
        check(label, label->text());
    for (auto *button : root.findChildren<QAbstractButton *>())
        check(button, button->text());
    for (auto *box : root.findChildren<QGroupBox *>())
        check(box, box->title());
    for (auto *combo : root.findChildren<QComboBox *>()) {
        for (int i = 0; i < combo->count() && !data.contains(combo->objectName()); ++i)
            look(part(combo, i), combo->itemText(i));
    }
    for (const auto *widget : root.findChildren<QWidget *>())
        check(widget, widget->toolTip());
    for (const auto *action : root.findChildren<QAction *>())
        check(action, action->text());
    for (const auto *bar : root.findChildren<QStatusBar *>())
        check(bar, bar->currentMessage());
    for (const auto *view : root.findChildren<QAbstractItemView *>()) {
        const auto *model = view->model();
        const bool isPopup = view->window() != root.window() || qobject_cast<QComboBox *>(view->parentWidget());
        if (!model || isPopup || (!qobject_cast<const QTreeView *>(view) && !qobject_cast<const QTableView *>(view)))
            continue;
        for (int column = 0; column < model->columnCount(); ++column) {
            look(view->objectName(), model->headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < model->rowCount(); ++row) {
                look(part(view, column), model->index(row, column).data().toString());
                look(part(view, column), model->index(row, column).data(Qt::ToolTipRole).toString());
            }
        }
    }
    found.removeDuplicates();
    return found;
}

inline QStringList untranslated(QWidget &root, const QStringList &data)
{
    return textsWithout(QRegularExpression(QStringLiteral("⟦")), root, data);
}

// What is still not Chinese; names that are the same in both languages are fine.
inline QStringList notChinese(QWidget &root, const QStringList &data)
{
    return textsWithout(QRegularExpression(QStringLiteral(
                            "[\\x{4e00}-\\x{9fff}]|^([0-9]\\. )?(AccessKey.*|Notebook|GPU|vCPU|[0-9]+ GiB|&English)$")),
                        root, data);
}

} // namespace spotbook::test
