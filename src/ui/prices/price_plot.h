// A step curve over time with named lines across: all of Qwt that there is in Spotbook.
//
// Compiled as C++17 and free of the other layers, because the headers of Qwt 6.1 are no valid C++20. Works in plain
// numbers: milliseconds since 1970 across, amounts up.
#pragma once

#include <QPointF>
#include <QString>
#include <QVector>
#include <QWidget>
#include <functional>

class QwtPlot;
class QwtPlotCurve;
class QwtPlotGrid;
class QwtPlotZoomer;

namespace spotbook::ui {

// Zoom with the wheel or by drawing a rectangle, out again with the right button or reset(). Follows the palette. The
// lines differ in their dashes and carry their names: colour alone says nothing.
class PricePlot : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        double y;
        QString name;
        Qt::PenStyle dashes;
        bool nameAbove;
    };

    explicit PricePlot(QWidget *parent = nullptr);
    // Each step holds until the next; the last point ends the last step. Empty: nothing is drawn.
    void setSteps(const QVector<QPointF> &steps);
    void setLines(const QVector<Line> &lines);
    // What is shown at first and after reset(): all steps, and from zero up to `most`. Another one shows at once; the
    // time that is zoomed in on stays.
    void setMost(double most);
    // What is said beside the pointer, of the step that it is over.
    void setPointerText(const std::function<QString(double milliseconds, double amount)> &text);
    QString pointerText(double milliseconds) const;                // empty before the first step
    void setExplanation(const QString &name, const QString &text); // for who cannot see it
    void reset();
    void relabel(); // the language has changed
    QPair<double, double> shownTime() const;
    double shownMost() const; // the upper end of the amounts

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QVector<QPointF> m_steps;
    QVector<Line> m_lines;
    double m_most = 1;
    std::function<QString(double, double)> m_text;
    QwtPlot *m_plot;
    QwtPlotGrid *m_grid; // the plot owns what is attached to it
    QwtPlotCurve *m_curve;
    QwtPlotZoomer *m_zoomer;
};

} // namespace spotbook::ui
