#include "ui/state_icon.h"

#include <QPainter>
#include <QPixmap>
#include <algorithm>

namespace spotbook::ui {

using domain::Billing;

namespace {
QPixmap paint(Billing billing, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = size / 9.0;
    const QRectF ring = QRectF(0, 0, size, size).adjusted(line, line, -line, -line);
    const auto pen = [&](const QColor &colour) { return QPen(colour, line, Qt::SolidLine, Qt::RoundCap); };
    switch (billing) {
    case Billing::Charging:
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xd9, 0x66, 0x00));
        painter.drawEllipse(ring);
        painter.setPen(pen(Qt::white));
        painter.drawLine(QPointF(size / 2.0, size * 0.3), QPointF(size / 2.0, size * 0.7));
        painter.drawLine(QPointF(size * 0.35, size * 0.5), QPointF(size * 0.65, size * 0.5));
        break;
    case Billing::Parked:
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x2a, 0x6f, 0xb0));
        painter.drawRoundedRect(QRectF(size * 0.2, size * 0.15, size * 0.22, size * 0.7), line / 2, line / 2);
        painter.drawRoundedRect(QRectF(size * 0.58, size * 0.15, size * 0.22, size * 0.7), line / 2, line / 2);
        break;
    case Billing::Nothing:
        painter.setPen(pen(QColor(0x3a, 0x8a, 0x3a)));
        painter.drawEllipse(ring);
        break;
    case Billing::Unknown: {
        painter.setPen(pen(QColor(0x80, 0x80, 0x80)));
        painter.drawEllipse(ring);
        QFont font = painter.font();
        font.setPixelSize(size * 6 / 10);
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(QRectF(0, 0, size, size), Qt::AlignCenter, QStringLiteral("?"));
        break;
    }
    }
    return pixmap;
}
} // namespace

QIcon stateIcon(Billing billing)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(paint(billing, size));
    return icon;
}

Billing overall(const QVector<domain::LaunchState> &states)
{
    const auto any = [&states](Billing billing) {
        return std::any_of(states.begin(), states.end(), [billing](const auto &s) { return s.billing == billing; });
    };
    for (const Billing billing : {Billing::Charging, Billing::Unknown, Billing::Parked}) {
        if (any(billing))
            return billing;
    }
    return Billing::Nothing;
}

} // namespace spotbook::ui
