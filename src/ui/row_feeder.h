// Puts rows into a tree a few at a time: hundreds of them at once would hold the GUI thread for longer than a frame.
#pragma once

#include <QTimer>
#include <QTreeWidget>
#include <algorithm>
#include <functional>
#include <utility>

namespace spotbook::ui {

// GUI thread only. The tree outlives it.
class RowFeeder
{
public:
    using Make = std::function<QTreeWidgetItem *(int)>;                 // the row of that number
    using Came = std::function<void(const QList<QTreeWidgetItem *> &)>; // these stand in the tree now, sorted

    static constexpr int atOnce = 40;

    RowFeeder(QTreeWidget &tree, Make make, Came came) : m_tree(tree), m_make(std::move(make)), m_came(std::move(came))
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(0);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { feed(); });
    }

    // The rows from 0 to count - 1, the first few before it returns.
    void restart(int count)
    {
        m_timer.stop();
        m_tree.clear();
        m_made = 0;
        m_count = 0;
        extendTo(count);
    }
    // Those that are there or on their way stay as they are.
    void extendTo(int count)
    {
        m_count = std::max(m_count, count);
        if (!m_timer.isActive())
            feed();
    }
    bool isDone() const { return m_made == m_count; }

private:
    void feed()
    {
        QList<QTreeWidgetItem *> rows;
        const int end = std::min(m_count, m_made + atOnce);
        for (; m_made < end; ++m_made)
            rows << m_make(m_made);
        m_tree.setSortingEnabled(false); // sorted once, not at every row
        m_tree.addTopLevelItems(rows);
        m_tree.setSortingEnabled(true);
        m_came(rows);
        if (isDone())
            m_timer.stop();
        else
            m_timer.start();
    }

    QTreeWidget &m_tree;
    Make m_make;
    Came m_came;
    QTimer m_timer;
    int m_made = 0;
    int m_count = 0;
};

} // namespace spotbook::ui
