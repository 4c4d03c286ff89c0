// Helpers for tests of the window: find by objectName, answer questions, a language that can be recognised.
#pragma once

#include "cloud/cloud_provider.h"
#include "support/plain_words.h"
#include "ui/banner.h"
#include "ui/dialogs.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTranslator>
#include <QTreeView>
#include <QWidget>
#include <functional>

namespace spotbook::test {

// Of what has none to tell.
inline const cloud::ProviderInfo &anyProvider()
{
    static const cloud::ProviderInfo provider;
    return provider;
}

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
    bool other = false; // of three ways the second is taken
    QString text;       // also the password
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
    void askWay(QWidget *parent, const ui::Question &question, std::function<void(ui::Way)> answer) override
    {
        asked << question.text;
        details << question.details;
        const auto way = !yes ? ui::Way::No : other && !question.other.isEmpty() ? ui::Way::Other : ui::Way::Yes;
        QMetaObject::invokeMethod(
            parent, [answer, way] { answer(way); }, Qt::QueuedConnection);
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
    void askPassword(QWidget *parent, const ui::Question &question, std::function<void(base::Secret)> answer) override
    {
        asked << question.text;
        QMetaObject::invokeMethod(
            parent, [answer, t = text] { answer(base::Secret(t.toUtf8())); }, Qt::QueuedConnection);
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

// Of what has a frame with a title; a part's own title is for nobody.
inline QString titleOf(const QWidget &widget)
{
    const bool framed = qobject_cast<const QDialog *>(&widget) || qobject_cast<const QMainWindow *>(&widget);
    return framed ? widget.windowTitle() : QString();
}

// The fixed and computed texts of a widget tree with which something is wrong: labels, buttons, lists, tables with
// their headers, menus, the status bar, titles, what stands in empty fields, tool tips, and what a screen reader says.
// Widgets in `data` show figures, names and addresses; "name:2" is the third column of a table, or the third entry of a
// combo box.
inline QStringList textsThatAreWrong(const std::function<bool(const QString &)> &isWrong, QWidget &root,
                                     const QStringList &data)
{
    QStringList found;
    const auto look = [&](const QString &name, const QString &text) {
        if (!data.contains(name) && isWrong(text))
            found << name + QStringLiteral(": ") + text;
    };
    const auto check = [&](const QObject *widget, const QString &text) { look(widget->objectName(), text); };
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
    for (auto *edit : root.findChildren<QLineEdit *>()) {
        if (!wordsLeftBehind(edit->placeholderText()).isEmpty()) // else an example of what is typed
            check(edit, edit->placeholderText());
    }
    for (auto *edit : root.findChildren<QPlainTextEdit *>()) {
        check(edit, edit->placeholderText());
        check(edit, edit->toPlainText());
    }
    for (const auto *widget : root.findChildren<QWidget *>() + QList<QWidget *>{&root}) {
        for (const QString &text :
             {widget->toolTip(), titleOf(*widget), widget->accessibleName(), widget->accessibleDescription()})
            check(widget, text);
    }
    for (const auto *action : root.findChildren<QAction *>())
        check(action, action->text());
    for (const auto *bar : root.findChildren<QStatusBar *>())
        check(bar, bar->currentMessage());
    for (const auto *view : root.findChildren<QAbstractItemView *>()) {
        const auto *model = view->model();
        const bool isPopup = view->window() != root.window() || qobject_cast<QComboBox *>(view->parentWidget());
        const bool isList = qobject_cast<const QListWidget *>(view);
        if (!model || isPopup
            || (!isList && !qobject_cast<const QTreeView *>(view) && !qobject_cast<const QTableView *>(view)))
            continue;
        for (int column = 0; column < model->columnCount(); ++column) {
            look(view->objectName(), model->headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < model->rowCount(); ++row) {
                const QString text = model->index(row, column).data().toString();
                if (!isList || !wordsLeftBehind(text).isEmpty()) // else ids and figures
                    look(part(view, column), text);
                look(part(view, column), model->index(row, column).data(Qt::ToolTipRole).toString());
            }
        }
    }
    found.removeDuplicates();
    return found;
}

inline bool holdsWords(const QString &text)
{
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
    return words.match(text).hasMatch();
}

// What was not given to the BracketTranslator.
inline QStringList untranslated(QWidget &root, const QStringList &data)
{
    return textsThatAreWrong([](const QString &text) { return holdsWords(text) && !text.contains(QChar(u'⟦')); }, root,
                             data);
}

// What is still not Chinese, or not all of it; names that are the same in both languages are fine.
inline QStringList notChinese(QWidget &root, const QStringList &data)
{
    return textsThatAreWrong(
        [](const QString &text) {
            static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
            static const QRegularExpression same(
                QStringLiteral("^([0-9]\\. )?(AccessKey.*|Spotbook|Notebook|GPU|vCPU|[0-9]+ GiB|&English)$"));
            if (!chinese.match(text).hasMatch())
                return holdsWords(text) && !same.match(text).hasMatch();
            static const QRegularExpression ofTests(QStringLiteral("\\b(default|debian|whole-way|Fake Cloud)\\b"));
            return !wordsLeftBehind(QString(text).remove(ofTests)).isEmpty();
        },
        root, data);
}

} // namespace spotbook::test
