#include "ui/picture.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initPictures()
{
    Q_INIT_RESOURCE(pictures);
}

namespace spotbook::ui {

Picture::Picture(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Picture::setPicture(const QString &name)
{
    initPictures();
    QFile file(QStringLiteral(":/pictures/") + name + QStringLiteral(".svg"));
    m_drawing = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    update();
}

void Picture::paintEvent(QPaintEvent *)
{
    QByteArray drawing = m_drawing;
    drawing.replace("currentColor", palette().color(QPalette::WindowText).name().toLatin1());
    QSvgRenderer renderer(drawing);
    QPainter painter(this);
    const QSizeF fitting = QSizeF(renderer.defaultSize()).scaled(size(), Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(0, 0), fitting));
}

} // namespace spotbook::ui
