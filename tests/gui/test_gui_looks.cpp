// How every window, page and dialog looks: in English and Chinese, light and dark, at 100 and 200 %. The pictures are
// left in build/<preset>/screens/looks/{en,zh}/{light,dark}/, those at 200 % with @2x; what can be judged without eyes
// is.
#include "gui/access_checks.h"
#include "gui/screens.h"
#include "messages/translation.h"

#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QScreen>
#include <QSet>
#include <QStyle>
#include <QStyleFactory>
#include <cmath>

using namespace spotbook;
using test::Screen;

namespace {
constexpr double readable = 4.5; // WCAG 2.1, 1.4.3
const char *const oneScale = "SPOTBOOK_LOOKS_ONE_SCALE";

// Figures, names and addresses.
const QStringList data{QStringLiteral("categoryCombo"),       QStringLiteral("groupCombo"),
                       QStringLiteral("addressLabel"),        QStringLiteral("nameLabel"),
                       QStringLiteral("profileLabel"),        QStringLiteral("qt_wizard_help"),
                       QStringLiteral("regionCombo:1"),       QStringLiteral("offersTable:0"),
                       QStringLiteral("offersTable:1"),       QStringLiteral("offersTable:2"),
                       QStringLiteral("offersTable:3"),       QStringLiteral("diskTree:0"),
                       QStringLiteral("diskTree:2"),          QStringLiteral("diskTree:3"),
                       QStringLiteral("snapshotTree:0"),
                       QStringLiteral("newsLabel"), // what the practice cloud says
                       QStringLiteral("quotaRegionCombo:0"),  QStringLiteral("ladderCombo"),
                       QStringLiteral("extraNameCombo"), // the provider's own names
                       QStringLiteral("qt_spinbox_lineedit"), QStringLiteral("qt_msgbox_informativelabel")};

QPalette darkPalette()
{
    QPalette dark;
    const QColor window(0x2b, 0x2b, 0x2b);
    const QColor text(0xee, 0xee, 0xee);
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const QColor words = group == QPalette::Disabled ? QColor(0x90, 0x90, 0x90) : text;
        dark.setColor(group, QPalette::Window, window);
        dark.setColor(group, QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
        dark.setColor(group, QPalette::AlternateBase, QColor(0x26, 0x26, 0x26));
        dark.setColor(group, QPalette::Button, QColor(0x38, 0x38, 0x38));
        dark.setColor(group, QPalette::ToolTipBase, QColor(0x38, 0x38, 0x38));
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
            dark.setColor(group, role, words);
        dark.setColor(group, QPalette::PlaceholderText, QColor(0xa0, 0xa0, 0xa0));
        dark.setColor(group, QPalette::Link, QColor(0x7a, 0xb8, 0xff));
        dark.setColor(group, QPalette::Highlight, QColor(0x2a, 0x60, 0x9a));
        dark.setColor(group, QPalette::HighlightedText, Qt::white);
        dark.setColor(group, QPalette::Light, QColor(0x50, 0x50, 0x50));
        dark.setColor(group, QPalette::Midlight, QColor(0x44, 0x44, 0x44));
        dark.setColor(group, QPalette::Mid, QColor(0x22, 0x22, 0x22));
        dark.setColor(group, QPalette::Dark, QColor(0x18, 0x18, 0x18));
        dark.setColor(group, QPalette::Shadow, Qt::black);
    }
    return dark;
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// As it was painted: the background is the colour that most pixels have, and of the words the strongest strokes are
// what stands out most from it.
double paintedContrast(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    QRgb background = 0;
    int most = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > most) {
            most = it.value();
            background = it.key();
        }
    }
    double best = 1;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        best = std::max(best, contrast(QColor::fromRgb(background), QColor::fromRgb(it.key())));
    return best;
}

// Labels and buttons with words, except those that are switched off.
QStringList unreadable(const QImage &picture, QWidget &window)
{
    QStringList faults;
    const double scale = picture.devicePixelRatio();
    for (auto *widget : test::shownWidgets(window)) {
        const auto *label = qobject_cast<QLabel *>(widget);
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        if (!widget->isEnabled() || text.trimmed().isEmpty() || widget->visibleRegion().isEmpty())
            continue;
        QRect place = widget->visibleRegion().boundingRect().adjusted(3, 3, -3, -3); // without the frame
        if (place.width() < 8 || place.height() < 8)
            continue;
        place.moveTopLeft(widget->mapTo(&window, place.topLeft()));
        const QRect pixels(QPoint(int(place.x() * scale), int(place.y() * scale)), place.size() * scale);
        const double found = paintedContrast(picture.copy(pixels));
        if (found < readable)
            faults << QStringLiteral("contrast %1: %2 “%3”").arg(found, 0, 'f', 1).arg(test::called(*widget), text);
    }
    return faults;
}

bool isUniform(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    }
    return colours.size() < 8;
}
} // namespace

class TestGuiLooks : public QObject
{
    Q_OBJECT
    QString m_platformStyle;
    QPalette m_platformPalette;

    static double scale() { return qGuiApp->devicePixelRatio(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_platformStyle = QApplication::style()->objectName();
        m_platformPalette = QApplication::palette();
    }

    void cleanup()
    {
        QApplication::setStyle(m_platformStyle);
        QApplication::setPalette(m_platformPalette);
    }

    // The judge itself.
    void paleWordsAreFound()
    {
        for (const int grey : {0x00, 0x60, 0xa0, 0xf0}) {
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setPen(QColor(grey, grey, grey));
            painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("Spotbook HHH"));
            painter.end();
            QCOMPARE(paintedContrast(image) >= readable, grey <= 0x60);
            QVERIFY(!isUniform(image) || grey > 0xa0);
        }
        QImage empty(100, 100, QImage::Format_RGB32);
        empty.fill(Qt::gray);
        QVERIFY(isUniform(empty));
    }

    void everyScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("platformStyle");
        for (const char *language : {"en", "zh_CN"}) {
            QTest::addRow("%s light", language) << QString::fromLatin1(language) << false << true;
            QTest::addRow("%s dark", language) << QString::fromLatin1(language) << true << false;
        }
    }

    void everyScreen()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(bool, platformStyle);
        if (!platformStyle)
            QApplication::setStyle(QStringLiteral("Fusion"));
        if (dark)
            QApplication::setPalette(darkPalette());
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        const QString folder = QStringLiteral(SPOTBOOK_SCREENS_DIR "/looks/%1/%2/")
                                   .arg(language.left(2), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(QDir().mkpath(folder));
        const QString suffix = scale() > 1 ? QStringLiteral("@%1x.png").arg(scale()) : QStringLiteral(".png");
        QStringList faults;
        for (const auto &scene : test::scenes()) {
            scene.walk([&](const Screen &screen) {
                const QImage picture = screen.window.grab().toImage();
                QStringList found = unreadable(picture, screen.window);
                if (!picture.save(folder + screen.name + suffix))
                    found << QStringLiteral("cannot be saved");
                if (isUniform(picture))
                    found << QStringLiteral("nothing to be seen");
                if (language != QLatin1String("en"))
                    found += test::notChinese(screen.part, data);
                found += test::tooLarge(screen.window, test::screenWidth, test::screenHeight);
                if (scale() > 1)
                    found += test::cutTexts(screen.window);
                for (const QString &fault : found)
                    faults << screen.name + QStringLiteral(": ") + fault;
            });
        }
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void otherScales_data()
    {
        QTest::addColumn<QByteArray>("factor");
        QTest::addColumn<QStringList>("functions");
        QTest::newRow("200 %") << QByteArray("2") << QStringList();
        // One language in one palette: that it fits is all there is to see.
        QTest::newRow("300 %") << QByteArray("3") << QStringList{QStringLiteral("everyScreen:en light")};
    }

    // The scale is the whole program's: this test once more, as a program of its own.
    void otherScales()
    {
        QFETCH(QByteArray, factor);
        QFETCH(QStringList, functions);
        if (qEnvironmentVariableIsSet(oneScale)) {
            QCOMPARE(scale(), qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
            return;
        }
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::fromLatin1(factor));
        environment.insert(QString::fromLatin1(oneScale), QStringLiteral("1"));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList all{QStringLiteral("otherScales:200 %"), QStringLiteral("everyScreen")};
        child.start(QCoreApplication::applicationFilePath(),
                    (functions.isEmpty() ? all : QStringList{all.first()} + functions));
        QVERIFY(child.waitForFinished(150000));
        const QByteArray output = child.readAll();
        QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, output.right(8000).constData());
        QVERIFY2(!output.contains("0 passed"), output.constData());
    }
};

QTEST_MAIN(TestGuiLooks)
#include "test_gui_looks.moc"
