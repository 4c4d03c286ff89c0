// The family of icons: complete, of one make, in the colours of the palette, and different in shape where they tell a
// state.
#include "gui/fake_services.h"
#include "gui/gui_support.h"
#include "ui/decorate.h"
#include "ui/icon.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/state_icon.h"

#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <cmath>

using namespace spotbook;
using domain::Billing;
using test::child;

namespace {
const QStringList states{QStringLiteral("state-billing"), QStringLiteral("state-parked"),
                         QStringLiteral("state-nothing"), QStringLiteral("state-unknown")};

QDir folder()
{
    return QDir(QStringLiteral(SPOTBOOK_SOURCE_DIR "/resources/icons"));
}

QStringList familyNames()
{
    QStringList names;
    for (const QFileInfo &file : folder().entryInfoList({QStringLiteral("*.svg")}, QDir::Files)) {
        if (file.completeBaseName() != QLatin1String("spotbook"))
            names << file.completeBaseName();
    }
    return names;
}

QByteArray source(const QString &name)
{
    QFile file(folder().filePath(name + QStringLiteral(".svg")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void paletteOf(const QColor &text, const QColor &disabled)
{
    QPalette palette = QGuiApplication::palette();
    palette.setColor(QPalette::Active, QPalette::ButtonText, text);
    palette.setColor(QPalette::Inactive, QPalette::ButtonText, text);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, disabled);
    QGuiApplication::setPalette(palette);
}

QImage image(const QIcon &icon, int size, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize(size, size), mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

// The colours of what is drawn with full cover.
QSet<QRgb> colours(const QImage &picture)
{
    QSet<QRgb> found;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qAlpha(picture.pixel(x, y)) == 255)
                found << (picture.pixel(x, y) & 0xffffff);
        }
    }
    return found;
}

double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

// How many of the pixels are covered in one and open in the other.
double differenceOfShape(const QImage &a, const QImage &b)
{
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if ((qAlpha(a.pixel(x, y)) > 127) != (qAlpha(b.pixel(x, y)) > 127))
                ++different;
        }
    }
    return double(different) / (a.width() * a.height());
}
} // namespace

class TestGuiIcons : public QObject
{
    Q_OBJECT
    QPalette m_before;

private Q_SLOTS:
    void init() { m_before = QGuiApplication::palette(); }
    void cleanup() { QGuiApplication::setPalette(m_before); }

    void everyFileIsAnIcon_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : familyNames() + QStringList(QStringLiteral("spotbook")))
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyFileIsAnIcon()
    {
        QFETCH(QString, name);
        const QIcon icon = ui::icon(name);
        QVERIFY2(!icon.isNull(), "not in resources/icons.qrc");
        for (const int size : {16, 22, 32, 64}) {
            const QImage picture = image(icon, size);
            QCOMPARE(picture.size(), QSize(size, size));
            QVERIFY(!colours(picture).isEmpty() || size == 16);
            int covered = 0;
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x)
                    covered += qAlpha(picture.pixel(x, y)) > 127 ? 1 : 0;
            }
            QVERIFY2(covered > size * size / 12, "hardly anything to see");
        }
    }

    void theFamilyHasOneMake_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : familyNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void theFamilyHasOneMake()
    {
        QFETCH(QString, name);
        const QByteArray svg = source(name);
        QVERIFY(
            svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" "
                           "fill=\"none\" stroke="));
        QVERIFY(svg.contains("stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\""));
        auto radii = QRegularExpression(QStringLiteral("rx=\"([^\"]*)\"")).globalMatch(QString::fromUtf8(svg));
        while (radii.hasNext())
            QCOMPARE(radii.next().captured(1), QStringLiteral("2"));
        // States have colours of their own; everything else takes those of the palette.
        const bool ownColours =
            QRegularExpression(QStringLiteral("#[0-9a-f]{6}")).match(QString::fromUtf8(svg)).hasMatch();
        QCOMPARE(ownColours, states.contains(name));
        QCOMPARE(svg.contains("currentColor"), !states.contains(name));
    }

    void nothingIsCutAtTheEdge_data() { theFamilyHasOneMake_data(); }
    void nothingIsCutAtTheEdge()
    {
        QFETCH(QString, name);
        QSvgRenderer renderer(source(name).replace("currentColor", "#000000"));
        QVERIFY(renderer.isValid());
        renderer.setViewBox(QRectF(-4, -4, 32, 32));
        QImage picture(128, 128, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        renderer.render(&painter);
        painter.end();
        for (int y = 0; y < 128; ++y) {
            for (int x = 0; x < 128; ++x) {
                if (!QRect(16, 16, 96, 96).contains(x, y))
                    QVERIFY2(qAlpha(picture.pixel(x, y)) < 32, "drawn beyond the grid of 24");
            }
        }
    }

    void anActionHasThePalettesColour()
    {
        paletteOf(Qt::black, QColor(0x99, 0x99, 0x99));
        const QIcon park = ui::icon(QStringLiteral("park"));
        QCOMPARE(colours(image(park, 48)), QSet<QRgb>{0x000000});
        QCOMPARE(colours(image(park, 48, QIcon::Disabled)), QSet<QRgb>{0x999999});
        // The same icon, without being made again.
        paletteOf(QColor(0xee, 0xee, 0xec), QColor(0x55, 0x55, 0x55));
        QCOMPARE(colours(image(park, 48)), QSet<QRgb>{0xeeeeec});
        QCOMPARE(colours(image(park, 48, QIcon::Disabled)), QSet<QRgb>{0x555555});
    }

    void aStateKeepsItsColour()
    {
        paletteOf(Qt::black, Qt::gray);
        const QImage onLight = image(ui::stateIcon(Billing::Charging), 48);
        paletteOf(Qt::white, Qt::gray);
        QCOMPARE(image(ui::stateIcon(Billing::Charging), 48), onLight);
    }

    void statesDifferInShape()
    {
        // Also where both are ours and grey on a tray: at least one pixel in ten.
        for (const int size : {16, 22, 48}) {
            for (const Billing a : {Billing::Charging, Billing::Parked, Billing::Nothing, Billing::Unknown}) {
                for (const Billing b : {Billing::Charging, Billing::Parked, Billing::Nothing, Billing::Unknown}) {
                    const double share =
                        differenceOfShape(image(ui::stateIcon(a), size), image(ui::stateIcon(b), size));
                    if (a != b)
                        QVERIFY2(
                            share > 0.1,
                            qPrintable(
                                QStringLiteral("%1 and %2 at %3: %4").arg(int(a)).arg(int(b)).arg(size).arg(share)));
                }
            }
        }
    }

    void statesReadOnLightAndDark()
    {
        for (const QString &name : states) {
            const QString svg = QString::fromUtf8(source(name));
            QSet<QString> grounds;
            auto found = QRegularExpression(QStringLiteral("#[0-9a-f]{6}")).globalMatch(svg);
            while (found.hasNext())
                grounds << found.next().captured();
            const bool white = grounds.remove(QStringLiteral("#ffffff"));
            QCOMPARE(grounds.size(), 1);
            const QColor ground(*grounds.begin());
            // 3:1 is what WCAG 2.1 asks of a picture that tells something (1.4.11).
            for (const QColor &behind :
                 {QColor(0xff, 0xff, 0xff), QColor(0xef, 0xef, 0xef), QColor(0x2b, 0x2d, 0x30), QColor(0, 0, 0)})
                QVERIFY2(contrast(ground, behind) >= 3, qPrintable(name + QStringLiteral(" on ") + behind.name()));
            if (white)
                QVERIFY2(contrast(Qt::white, ground) >= 3, qPrintable(name));
        }
    }

    void aTrayIsSentTheUsualSizes()
    {
        const auto sizes = ui::stateIcon(Billing::Parked).availableSizes();
        QVERIFY(sizes.contains(QSize(16, 16)) && sizes.contains(QSize(22, 22)) && sizes.contains(QSize(32, 32)));
        QVERIFY(ui::stateIcon(Billing::Parked).name().isEmpty()); // a theme would be asked for it
    }

    void anUnknownNameIsNoIcon() { QVERIFY(ui::icon(QStringLiteral("no-such-icon")).isNull()); }

    void theWindowsButtonsHaveThem()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        const ui::MachineCard card(true, test::anyProvider());
        for (const auto *button : card.findChildren<QPushButton *>())
            QVERIFY2(!button->icon().isNull(), qPrintable(button->objectName()));
        QVERIFY(!child<QPushButton>(window, "newButton")->icon().isNull());
        QVERIFY(!child<QPushButton>(window, "refreshButton")->icon().isNull());
        QCOMPARE(image(child<QAction>(window, "newAction")->icon(), 22),
                 image(ui::icon(QStringLiteral("new-machine")), 22));
        // Whatever the name, nothing else is touched.
        QVERIFY(child<QPushButton>(window, "hideJobButton")->icon().isNull());
    }
};

QTEST_MAIN(TestGuiIcons)
#include "test_gui_icons.moc"
