#include "ui/keyboard_way.h"

#include <QAbstractButton>
#include <QAction>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QWizard>
#include <QWizardPage>
#include <algorithm>
#include <utility>

namespace spotbook::ui {

namespace {

// Where the '&' of the mnemonic is; -1: none.
int markIn(const QString &text)
{
    for (int i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) != QLatin1Char('&'))
            continue;
        if (text.at(i + 1) != QLatin1Char('&'))
            return i;
        ++i;
    }
    return -1;
}

bool canBeLetter(QChar letter)
{
    return letter.unicode() < 128 && letter.isLetterOrNumber();
}

// The same text with a letter that is not taken, or without any.
QString withFreeLetter(QString text, int mark, const QSet<QChar> &taken)
{
    const bool inParentheses = mark > 0 && text.at(mark - 1) == QLatin1Char('(');
    if (inParentheses) {
        for (char letter = 'A'; letter <= 'Z'; ++letter) {
            if (!taken.contains(QLatin1Char(letter))) {
                text[mark + 1] = QLatin1Char(letter);
                return text;
            }
        }
        return text.remove(mark - 1, 4);
    }
    text.remove(mark, 1);
    // The beginning of a word is found soonest.
    for (const bool atWord : {true, false}) {
        for (int i = 0; i < text.size(); ++i) {
            const bool begins = i == 0 || !text.at(i - 1).isLetterOrNumber();
            if (begins == atWord && canBeLetter(text.at(i)) && !taken.contains(text.at(i).toUpper()))
                return text.insert(i, QLatin1Char('&'));
        }
    }
    return text;
}

QString textOf(const QWidget &widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
        return box->title();
    const auto *label = qobject_cast<const QLabel *>(&widget);
    return label && label->buddy() ? label->text() : QString();
}

void setText(QWidget &widget, const QString &text)
{
    if (auto *button = qobject_cast<QAbstractButton *>(&widget))
        button->setText(text);
    else if (auto *box = qobject_cast<QGroupBox *>(&widget))
        box->setTitle(text);
    else if (auto *label = qobject_cast<QLabel *>(&widget))
        label->setText(text);
}

// Also what is hidden now: it may come up at any time. But of a wizard, or of a stack of pages, one page only.
bool isOfNow(const QWidget &widget, const QWizard *wizard)
{
    for (const QWidget *parent = &widget; parent && parent != wizard; parent = parent->parentWidget()) {
        if (const auto *page = qobject_cast<const QWizardPage *>(parent))
            return page == wizard->currentPage();
        if (parent->isWindow())
            break;
        const auto *stack = qobject_cast<const QStackedWidget *>(parent->parentWidget());
        if (stack && stack->currentWidget() != parent)
            return false;
    }
    return true;
}

// In the order of reading: a grid knows its items in the order in which they were put in.
QVector<QLayoutItem *> itemsOf(QLayout &layout)
{
    QVector<QLayoutItem *> items;
    for (int i = 0; i < layout.count(); ++i)
        items << layout.itemAt(i);
    auto *grid = qobject_cast<QGridLayout *>(&layout);
    if (!grid)
        return items;
    const auto place = [grid](QLayoutItem *item) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        grid->getItemPosition(grid->indexOf(item), &row, &column, &rows, &columns);
        return std::pair(row, column);
    };
    std::stable_sort(items.begin(), items.end(),
                     [&place](QLayoutItem *one, QLayoutItem *other) { return place(one) < place(other); });
    return items;
}

void collect(QWidget &widget, QVector<QWidget *> &way);

void collectFrom(QLayout &layout, QVector<QWidget *> &way)
{
    for (QLayoutItem *item : itemsOf(layout)) {
        if (item->widget())
            collect(*item->widget(), way);
        else if (item->layout())
            collectFrom(*item->layout(), way);
    }
}

void collect(QWidget &widget, QVector<QWidget *> &way)
{
    if ((widget.focusPolicy() & Qt::TabFocus) != 0)
        way << &widget;
    if (auto *area = qobject_cast<QScrollArea *>(&widget)) {
        if (area->widget())
            collect(*area->widget(), way);
    } else if (auto *tabs = qobject_cast<QTabWidget *>(&widget)) {
        way << tabs->tabBar();
        for (int i = 0; i < tabs->count(); ++i)
            collect(*tabs->widget(i), way);
    } else if (auto *splitter = qobject_cast<QSplitter *>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(*splitter->widget(i), way);
    } else if (auto *main = qobject_cast<QMainWindow *>(&widget)) {
        collect(*main->centralWidget(), way);
    } else if (widget.layout()) {
        collectFrom(*widget.layout(), way);
    }
}

} // namespace

void settleTabOrder(QWidget &root)
{
    QVector<QWidget *> way;
    collect(root, way);
    for (int i = 1; i < way.size(); ++i)
        QWidget::setTabOrder(way.at(i - 1), way.at(i));
}

void settleMnemonics(QWidget &window)
{
    auto *wizard = qobject_cast<QWizard *>(&window);
    QSet<QChar> taken;
    for (const auto *bar : window.findChildren<QMenuBar *>()) {
        for (const auto *action : bar->actions()) {
            if (const int mark = markIn(action->text()); mark >= 0)
                taken.insert(action->text().at(mark + 1).toUpper());
        }
    }
    QSet<const QWidget *> settled;
    if (wizard) {
        for (const auto which : {QWizard::BackButton, QWizard::NextButton, QWizard::CommitButton, QWizard::FinishButton,
                                 QWizard::CancelButton}) {
            const auto *button = wizard->button(which);
            settled.insert(button);
            if (const int mark = markIn(button->text()); mark >= 0)
                taken.insert(button->text().at(mark + 1).toUpper());
        }
    }
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (settled.contains(widget) || widget->window() != &window || !isOfNow(*widget, wizard))
            continue;
        const QString text = textOf(*widget);
        const int mark = markIn(text);
        if (mark < 0)
            continue;
        QString better = text;
        if (taken.contains(text.at(mark + 1).toUpper())) {
            better = withFreeLetter(text, mark, taken);
            setText(*widget, better);
        }
        if (const int kept = markIn(better); kept >= 0)
            taken.insert(better.at(kept + 1).toUpper());
    }
}

} // namespace spotbook::ui
