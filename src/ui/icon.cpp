#include "ui/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace spotbook::ui {

namespace {

QColor colourFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected: return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active: break;
    }
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

// Qt's own engine for SVG knows no palette.
class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QString name, QByteArray svg)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_oneColour(m_svg.contains("currentColor"))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourFor(mode);
        const QString key = QStringLiteral("spotbook-icon/%1/%2x%3/%4/%5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode))
                                .arg(colour.rgba(), 0, 16);
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = draw(size, mode, colour);
            QPixmapCache::insert(key, drawn);
        }
        return drawn;
    }

    // Trays on D-Bus are sent these and nothing between them.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) const override
    {
        QList<QSize> sizes;
        for (const int size : {16, 22, 24, 32, 48, 64})
            sizes << QSize(size, size);
        return sizes;
    }

    QIconEngine *clone() const override { return new SvgIconEngine(*this); }
    QString key() const override { return QStringLiteral("spotbook-svg"); }
    // No iconName(): trays would look for it in the theme of icons instead of taking the pictures.

private:
    QPixmap draw(const QSize &size, QIcon::Mode mode, const QColor &colour) const
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(svg);
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        const int side = std::min(size.width(), size.height());
        QPainter painter(&drawn);
        // A palette may dim by transparency, which a colour's name in SVG does not carry; coloured pictures have no
        // second set of colours and are dimmed here.
        painter.setOpacity(m_oneColour ? colour.alphaF() : mode == QIcon::Disabled ? 0.4 : 1.0);
        renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        return drawn;
    }

    QString m_name;
    QByteArray m_svg;
    bool m_oneColour;
};

} // namespace

QIcon icon(const QString &name)
{
    initIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SvgIconEngine(name, file.readAll()));
}

} // namespace spotbook::ui
