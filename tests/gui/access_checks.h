// What makes a window usable without a mouse and without eyes, checked on the window itself: names, mnemonics, the way
// of the Tab key, and that nothing is cut off or covered. Each check returns a line per fault.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QWizard>
#include <algorithm>

namespace spotbook::test {

inline QString called(const QWidget &widget)
{
    const QString name = widget.objectName();
    return QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(' ')
           + (name.isEmpty() && widget.parentWidget() ? QStringLiteral("in ") + widget.parentWidget()->objectName()
                                                      : name);
}

// Parts that Qt makes for itself: the line of a spin box, the arrow of a combo box, scroll bars.
inline bool isPartOfAControl(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QAbstractItemView *>(parent)
            || qobject_cast<const QTabBar *>(parent) || qobject_cast<const QDialogButtonBox *>(&widget))
            return true;
        if (parent->isWindow())
            break;
    }
    return qobject_cast<const QMenuBar *>(&widget) || qobject_cast<const QMenu *>(&widget);
}

inline QList<QWidget *> shownWidgets(const QWidget &root)
{
    QList<QWidget *> shown;
    for (auto *widget : root.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == root.window() && !isPartOfAControl(*widget))
            shown << widget;
    }
    return shown;
}

inline bool canBeReached(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && !widget.focusProxy();
}

// ---------------------------------------------------------------------------------------------------------- names

inline QString nameOf(QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    // A combo box gives what is chosen in it for its name: that does not say what is chosen.
    auto *spoken = qobject_cast<QComboBox *>(&widget) ? nullptr : QAccessible::queryAccessibleInterface(&widget);
    if (spoken && !spoken->text(QAccessible::Name).trimmed().isEmpty())
        return spoken->text(QAccessible::Name);
    for (const auto *label : widget.window()->findChildren<QLabel *>()) {
        if (label->buddy() == &widget)
            return label->text();
    }
    return {};
}

inline QStringList withoutName(const QWidget &root)
{
    QStringList faults;
    for (auto *widget : root.findChildren<QWidget *>()) { // also what is hidden for now
        // A hidden button gets its words when it is shown.
        const bool without = !widget->isVisible() && qobject_cast<QAbstractButton *>(widget);
        if (!without && widget->window() == root.window() && !isPartOfAControl(*widget)
            && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy() && nameOf(*widget).isEmpty())
            faults << QStringLiteral("no accessible name: ") + called(*widget);
    }
    return faults;
}

// ------------------------------------------------------------------------------------------------------ mnemonics

inline QString mnemonicIn(const QString &text)
{
    for (int i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('&')) {
            if (text.at(i + 1) != QLatin1Char('&'))
                return text.mid(i + 1, 1).toUpper();
            ++i;
        }
    }
    return {};
}

inline QStringList clashesAmong(const QList<QPair<QString, QString>> &entries, const QString &where)
{
    QMap<QString, QStringList> by;
    for (const auto &[text, owner] : entries) {
        const QString letter = mnemonicIn(text);
        if (!letter.isEmpty())
            by[letter] << owner + QStringLiteral(" “") + text + QStringLiteral("”");
    }
    QStringList faults;
    for (auto it = by.begin(); it != by.end(); ++it) {
        if (it->size() > 1)
            faults << QStringLiteral("Alt+%1 clashes in %2: ").arg(it.key(), where) + it->join(QStringLiteral(", "));
    }
    return faults;
}

inline QStringList mnemonicClashes(QWidget &window)
{
    QList<QPair<QString, QString>> entries;
    for (auto *widget : shownWidgets(window)) {
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            entries.append({button->text(), called(*widget)});
        else if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            entries.append({label->text(), called(*widget)});
        else if (const auto *box = qobject_cast<QGroupBox *>(widget))
            entries.append({box->title(), called(*widget)});
        else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                entries.append({tabs->tabText(i), called(*widget)});
        }
    }
    QStringList faults;
    for (const auto *bar : window.findChildren<QMenuBar *>()) {
        for (const auto *action : bar->actions()) {
            entries.append({action->text(), QStringLiteral("menu")});
            if (!action->menu())
                continue;
            QList<QPair<QString, QString>> inside;
            for (const auto *each : action->menu()->actions())
                inside.append({each->text(), each->objectName()});
            faults += clashesAmong(inside, action->text());
        }
    }
    return faults + clashesAmong(entries, window.objectName());
}

// ------------------------------------------------------------------------------------------------------ the Tab key

// Where it would be if nothing were scrolled: the Tab key scrolls on its way.
inline QPoint placeIn(const QWidget &window, const QWidget &widget)
{
    QPoint place;
    for (const QWidget *at = &widget; at && at != &window; at = at->parentWidget()) {
        const auto *area =
            at->parentWidget() ? qobject_cast<const QScrollArea *>(at->parentWidget()->parentWidget()) : nullptr;
        if (!area || area->widget() != at)
            place += at->pos();
    }
    return place;
}

// The way the Tab key takes, from the widget at the top on; by real key presses.
inline QList<QWidget *> wayOfTab(QWidget &window, QStringList &faults)
{
    constexpr int most = 300;
    constexpr int mostParts = 8; // of a time
    constexpr int rowTolerance = 12;
    QList<QWidget *> way;
    if (!window.focusWidget() || !window.focusWidget()->isVisible())
        QTest::keyClick(&window, Qt::Key_Tab);
    for (int i = 0; i < most; ++i) {
        QWidget *focus = window.focusWidget();
        if (!focus)
            break;
        if (way.contains(focus)) {
            if (way.last() == focus && way.size() > 1)
                faults << QStringLiteral("Tab does not leave: ") + called(*focus);
            way = way.mid(way.indexOf(focus));
            break;
        }
        way << focus;
        QTest::keyClick(focus, Qt::Key_Tab);
        // A time is gone through part by part before it is left.
        for (int part = 1; part < mostParts && window.focusWidget() == focus && qobject_cast<QDateTimeEdit *>(focus);
             ++part)
            QTest::keyClick(focus, Qt::Key_Tab);
    }
    const auto above = [&window](QWidget *one, QWidget *other) {
        const QPoint a = placeIn(window, *one);
        const QPoint b = placeIn(window, *other);
        return std::abs(a.y() - b.y()) > rowTolerance ? a.y() < b.y() : a.x() < b.x();
    };
    // A wizard's page begins behind the wizard's own buttons, in whichever column that is.
    if (auto *wizard = qobject_cast<QWizard *>(&window)) {
        const auto inPage = [wizard](QWidget *each) { return wizard->currentPage()->isAncestorOf(each); };
        for (int i = 0; i < way.size(); ++i) {
            if (inPage(way.at(i)) && !inPage(way.at((i + way.size() - 1) % way.size()))) {
                std::rotate(way.begin(), way.begin() + i, way.end());
                break;
            }
        }
    } else if (!way.isEmpty()) {
        std::rotate(way.begin(), std::min_element(way.begin(), way.end(), above), way.end());
    }
    return way;
}

// Of radio buttons that belong together Tab reaches one; the arrow keys do the rest.
inline bool reachesSibling(const QAbstractButton &button, const QList<QWidget *> &way)
{
    return std::any_of(way.begin(), way.end(), [&button](QWidget *each) {
        const auto *other = qobject_cast<QAbstractButton *>(each);
        return other && button.autoExclusive() && other->autoExclusive()
               && (button.group() ? button.group() == other->group() : button.parentWidget() == other->parentWidget());
    });
}

inline QStringList tabFaults(QWidget &window)
{
    QStringList faults;
    const auto way = wayOfTab(window, faults);
    for (auto *widget : shownWidgets(window)) {
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (canBeReached(*widget) && !way.contains(widget) && !(button && reachesSibling(*button, way)))
            faults << QStringLiteral("Tab does not reach: ") + called(*widget);
    }
    const auto place = [&window](QWidget *widget) { return QRect(placeIn(window, *widget), widget->size()); };
    constexpr int tolerance = 6;
    for (int i = 1; i < way.size(); ++i) {
        const QRect from = place(way.at(i - 1));
        const QRect to = place(way.at(i));
        const bool upwards = to.bottom() < from.top() + tolerance && to.left() < from.right();
        const bool leftwards = to.right() < from.left() + tolerance && to.top() < from.bottom() - tolerance
                               && from.top() < to.bottom() - tolerance && to.top() <= from.top() + tolerance;
        if (upwards || leftwards)
            faults << QStringLiteral("Tab jumps back: ") + called(*way.at(i - 1)) + QStringLiteral(" → ")
                          + called(*way.at(i));
    }
    return faults;
}

// ------------------------------------------------------------------------------------------------- room for the words

inline QStringList cutTexts(const QWidget &root)
{
    QStringList faults;
    const auto cut = [&faults](const QWidget &widget, int needs, int has, const QString &text) {
        if (needs > has + 1 && !text.isEmpty())
            faults
                << QStringLiteral("cut off: %1 needs %2, has %3: %4").arg(called(widget)).arg(needs).arg(has).arg(text);
    };
    for (auto *widget : shownWidgets(root)) {
        if (const auto *label = qobject_cast<QLabel *>(widget)) {
            if (!label->wordWrap())
                cut(*label, label->minimumSizeHint().width(), label->width(), label->text());
            cut(*label, label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().height(),
                label->height(), label->text());
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
            cut(*button, button->sizeHint().width(), button->width(), button->text());
            cut(*button, button->sizeHint().height(), button->height(), button->text());
        } else if (const auto *box = qobject_cast<QGroupBox *>(widget)) {
            cut(*box, box->minimumSizeHint().width(), box->width(), box->title());
        } else if (auto *combo = qobject_cast<QComboBox *>(widget)) {
            QStyleOptionComboBox option;
            option.initFrom(combo);
            const QRect room =
                combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
            if (combo->toolTip() != combo->currentText()) // names of any length, and the whole one a glance away
                cut(*combo, combo->fontMetrics().horizontalAdvance(combo->currentText()), room.width(),
                    combo->currentText());
        } else if (const auto *edit = qobject_cast<QLineEdit *>(widget); edit && edit->text().isEmpty()) {
            cut(*edit, edit->fontMetrics().horizontalAdvance(edit->placeholderText()), edit->width() - 4,
                edit->placeholderText());
        } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget)) {
            for (const auto *header : view->findChildren<QHeaderView *>()) {
                for (int i = 0; header->isVisible() && header->orientation() == Qt::Horizontal && i < header->count();
                     ++i) {
                    if (!header->isSectionHidden(i))
                        cut(*view,
                            header->fontMetrics().horizontalAdvance(
                                view->model()->headerData(i, Qt::Horizontal).toString()),
                            header->sectionSize(i), view->model()->headerData(i, Qt::Horizontal).toString());
                }
            }
        }
    }
    return faults;
}

// Widgets beside one another that lie on one another, or reach out of what holds them.
inline QStringList overlaps(const QWidget &root)
{
    QStringList faults;
    const auto widgets = shownWidgets(root);
    for (int i = 0; i < widgets.size(); ++i) {
        const QWidget *one = widgets.at(i);
        const QWidget *holder = one->parentWidget();
        if (!holder || one->isWindow() || one->size().isEmpty() || qobject_cast<const QSplitterHandle *>(one)
            || qobject_cast<const QTabWidget *>(holder) || qobject_cast<const QAbstractScrollArea *>(holder)
            || qobject_cast<const QWizard *>(holder))
            continue;
        const bool scrolled =
            holder->parentWidget() && qobject_cast<const QAbstractScrollArea *>(holder->parentWidget());
        if (!scrolled && !holder->rect().adjusted(-1, -1, 1, 1).contains(one->geometry()))
            faults << QStringLiteral("reaches out of its parent: ") + called(*one);
        for (int j = i + 1; j < widgets.size(); ++j) {
            const QWidget *other = widgets.at(j);
            const QRect common = one->geometry() & other->geometry();
            if (other->parentWidget() == holder && common.width() > 1 && common.height() > 1
                && !qobject_cast<const QStackedWidget *>(holder))
                faults << QStringLiteral("overlap: ") + called(*one) + QStringLiteral(" and ") + called(*other);
        }
    }
    return faults;
}

// A page may be higher than its window, but nobody finds what is beside it. Tables are read sideways.
inline QStringList scrolledSideways(const QWidget &root)
{
    QStringList faults;
    for (const auto *area : root.findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0)
            faults << QStringLiteral("wider than its window by %1: ").arg(area->horizontalScrollBar()->maximum())
                          + called(*area);
    }
    return faults;
}

inline QStringList tooLarge(const QWidget &window, int width, int height)
{
    const QSize least = window.minimumSizeHint().expandedTo(window.minimumSize());
    if (least.width() <= width && least.height() <= height && window.width() <= width && window.height() <= height)
        return {};
    return {QStringLiteral("%1 needs %2 × %3, is %4 × %5")
                .arg(called(window))
                .arg(least.width())
                .arg(least.height())
                .arg(window.width())
                .arg(window.height())};
}

} // namespace spotbook::test
