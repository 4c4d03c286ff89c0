#include "ui/prices/price_plot.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <qwt_date.h>
#include <qwt_date_scale_draw.h>
#include <qwt_date_scale_engine.h>
#include <qwt_plot.h>
#include <qwt_plot_canvas.h>
#include <qwt_plot_curve.h>
#include <qwt_plot_grid.h>
#include <qwt_plot_magnifier.h>
#include <qwt_plot_marker.h>
#include <qwt_plot_zoomer.h>
#include <qwt_text.h>

namespace spotbook::ui {

namespace {

// By the locale of the program, not Qwt's own English. (No header of ours but the one above: this is no C++20.)
class DateScale final : public QwtDateScaleDraw
{
public:
    QwtText label(double value) const override
    {
        const QDateTime at = QwtDate::toDateTime(value, Qt::LocalTime);
        const bool midnight = at.time() == QTime(0, 0);
        return QLocale().toString(at, midnight ? QStringLiteral("MM-dd") : QStringLiteral("MM-dd\nHH:mm"));
    }
};

class AmountScale final : public QwtScaleDraw
{
public:
    QwtText label(double value) const override { return QLocale().toString(value, 'f', value < 10 ? 2 : 1); }
};

class Zoomer final : public QwtPlotZoomer
{
public:
    Zoomer(QWidget *canvas, const PricePlot &plot) : QwtPlotZoomer(canvas), m_text(plot) {}

protected:
    QwtText trackerTextF(const QPointF &at) const override
    {
        QwtText text(m_text.pointerText(at.x()));
        text.setColor(m_text.palette().color(QPalette::ToolTipText));
        text.setBackgroundBrush(m_text.palette().brush(QPalette::ToolTipBase));
        return text;
    }

private:
    const PricePlot &m_text;
};

} // namespace

PricePlot::PricePlot(QWidget *parent) : QWidget(parent), m_plot(new QwtPlot(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setObjectName(QStringLiteral("pricePlot"));
    m_plot->setAutoReplot(false);
    m_plot->setMinimumSize(160, 90);
    m_plot->setAxisScaleDraw(QwtPlot::xBottom, new DateScale);
    m_plot->setAxisScaleEngine(QwtPlot::xBottom, new QwtDateScaleEngine(Qt::LocalTime));
    m_plot->setAxisScaleDraw(QwtPlot::yLeft, new AmountScale);
    m_plot->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the table has the first say
    m_plot->setAxisMaxMajor(QwtPlot::xBottom, 6);
    m_plot->setAxisMaxMajor(QwtPlot::yLeft, 4);
    auto *canvas = qobject_cast<QwtPlotCanvas *>(m_plot->canvas());
    canvas->setObjectName(QStringLiteral("priceCanvas"));
    canvas->setFrameStyle(QFrame::NoFrame);
    canvas->setCursor(Qt::CrossCursor);

    m_grid = new QwtPlotGrid;
    m_grid->enableX(false);
    m_grid->attach(m_plot);
    m_curve = new QwtPlotCurve;
    m_curve->setStyle(QwtPlotCurve::Steps);
    m_curve->setCurveAttribute(QwtPlotCurve::Inverted, false);
    m_curve->attach(m_plot);

    m_zoomer = new Zoomer(canvas, *this);
    m_zoomer->setTrackerMode(QwtPicker::AlwaysOn);
    canvas->setFocusPolicy(Qt::ClickFocus); // its words stand beside it; a picture is no stop on the way of Tab
    m_zoomer->setMousePattern(QwtEventPattern::MouseSelect2, Qt::RightButton, Qt::ControlModifier); // all the way out
    m_zoomer->setMousePattern(QwtEventPattern::MouseSelect3, Qt::RightButton);                      // one step out
    auto *wheel = new QwtPlotMagnifier(canvas);
    wheel->setMouseButton(Qt::NoButton);
    wheel->setAxisEnabled(QwtPlot::yLeft, false); // time is what is looked into; the heights stay comparable
    colour();
}

void PricePlot::setSteps(const QVector<QPointF> &steps)
{
    m_steps = steps;
    m_curve->setSamples(steps);
    for (const int axis : {int(QwtPlot::xBottom), int(QwtPlot::yLeft)})
        m_plot->enableAxis(axis, !steps.isEmpty()); // scales of nothing would be read as something
    m_plot->replot();
}

void PricePlot::setLines(const QVector<Line> &lines)
{
    m_lines = lines;
    colour();
}

void PricePlot::setMost(double most)
{
    if (qFuzzyCompare(most, m_most))
        return;
    m_most = most;
    if (m_steps.isEmpty())
        return;
    const auto time = shownTime();
    reset();
    m_plot->setAxisScale(QwtPlot::xBottom, time.first, time.second);
    m_plot->replot();
}

void PricePlot::setPointerText(const std::function<QString(double, double)> &text)
{
    m_text = text;
}

QString PricePlot::pointerText(double milliseconds) const
{
    const QPointF *found = nullptr;
    for (const QPointF &step : m_steps) {
        if (step.x() > milliseconds)
            break;
        found = &step;
    }
    return found && m_text ? m_text(milliseconds, found->y()) : QString();
}

void PricePlot::setExplanation(const QString &name, const QString &text)
{
    for (QWidget *widget : {static_cast<QWidget *>(this), m_plot->canvas()}) {
        widget->setAccessibleName(name);
        widget->setAccessibleDescription(text);
    }
}

void PricePlot::reset()
{
    if (m_steps.isEmpty())
        return;
    const double from = m_steps.first().x();
    m_plot->setAxisScale(QwtPlot::xBottom, from, std::max(m_steps.last().x(), from + 3600e3));
    m_plot->setAxisScale(QwtPlot::yLeft, 0, m_most * 1.15); // from zero: the height is the price
    m_plot->replot();
    m_zoomer->setZoomBase(false);
}

QPair<double, double> PricePlot::shownTime() const
{
    const QwtInterval shown = m_plot->axisInterval(QwtPlot::xBottom);
    return {shown.minValue(), shown.maxValue()};
}

double PricePlot::shownMost() const
{
    return m_plot->axisInterval(QwtPlot::yLeft).maxValue();
}

void PricePlot::relabel()
{
    // The scales keep their labels until they are given another division.
    for (const int axis : {int(QwtPlot::xBottom), int(QwtPlot::yLeft)})
        m_plot->axisScaleDraw(axis)->setScaleDiv(m_plot->axisScaleDiv(axis));
    m_plot->replot();
    m_plot->update();
}

void PricePlot::colour()
{
    const QPalette colours = palette();
    const QColor text = colours.color(QPalette::Text);
    m_plot->setCanvasBackground(colours.brush(QPalette::Base));
    m_curve->setPen(QPen(colours.color(QPalette::Highlight), 2));
    m_zoomer->setTrackerPen(QPen(colours.color(QPalette::ToolTipText)));
    m_zoomer->setRubberBandPen(QPen(text, 1, Qt::DashLine));
    QColor faint = text;
    faint.setAlpha(48);
    m_grid->setPen(QPen(faint));
    m_plot->detachItems(QwtPlotItem::Rtti_PlotMarker);
    for (const Line &line : m_lines) {
        auto *marker = new QwtPlotMarker;
        marker->setLineStyle(QwtPlotMarker::HLine);
        marker->setLinePen(QPen(text, 1, line.dashes));
        marker->setYValue(line.y);
        marker->setLabelAlignment(Qt::AlignRight | (line.nameAbove ? Qt::AlignTop : Qt::AlignBottom));
        QwtText name(line.name);
        name.setColor(text);
        QColor ground = colours.color(QPalette::Base); // the curve may run behind it
        ground.setAlpha(208);
        name.setBackgroundBrush(ground);
        marker->setLabel(name);
        marker->attach(m_plot);
    }
    m_plot->replot();
}

void PricePlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        colour();
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
