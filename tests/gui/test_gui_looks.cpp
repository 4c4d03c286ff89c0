// How every window, page and dialog looks: in English and Simplified Chinese, light and dark; some of them, drawn with
// a seed that is printed (SPOTBOOK_TEST_SEED chooses it), in Traditional Chinese and at the other scales. The pictures
// are left in build/<preset>/screens/looks/{en,zh_CN,zh_TW}/{light,dark}/, those at 200 % with @2x; what can be judged
// without eyes is.
#include "gui/access_checks.h"
#include "gui/screens.h"
#include "messages/translation.h"

#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QRandomGenerator>
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
const char *const seedName = "SPOTBOOK_TEST_SEED";
constexpr int pngQuality = 80; // of 0 to 100: large files, soon written

// Figures, names and addresses, what a person wrote, and what the cloud or the log says.
const QStringList data{
    QStringLiteral("categoryCombo"), QStringLiteral("groupCombo"), QStringLiteral("addressLabel"),
    QStringLiteral("nameLabel"), QStringLiteral("profileLabel"), QStringLiteral("qt_wizard_help"),
    // the regions' names
    QStringLiteral("regionCombo:1"), QStringLiteral("regionCombo:2"), QStringLiteral("regionCombo:3"),
    QStringLiteral("quotaRegionCombo:0"), QStringLiteral("quotaRegionCombo:1"), QStringLiteral("quotaRegionCombo:2"),
    QStringLiteral("gpuCombo:1"), QStringLiteral("gpuCombo:2"), QStringLiteral("gpuCombo:3"),
    QStringLiteral("gpuCombo:4"), QStringLiteral("gpuCombo:5"), QStringLiteral("gpuCombo:6"),
    QStringLiteral("offersTable:0"), QStringLiteral("offersTable:1"), QStringLiteral("offersTable:2"),
    QStringLiteral("offersTable:3"), QStringLiteral("ladderCombo"), QStringLiteral("diskTree:0"),
    QStringLiteral("diskTree:2"), QStringLiteral("diskTree:3"), QStringLiteral("snapshotTree:0"),
    QStringLiteral("newsLabel"),      // what the practice cloud says
    QStringLiteral("extraNameCombo"), // the provider's own names
    QStringLiteral("qt_spinbox_lineedit"), QStringLiteral("qt_msgbox_informativelabel"),
    // place, user and owner of what is stored
    QStringLiteral("storageTree:2"), QStringLiteral("storageTree:3"), QStringLiteral("storageTree:4"),
    // profile, machine and place of a session
    QStringLiteral("historyTree:0"), QStringLiteral("historyTree:1"), QStringLiteral("historyTree:2"),
    QStringLiteral("policyEdit"), QStringLiteral("logEdit"), QStringLiteral("logTable:2"),
    QStringLiteral("logTable:3")};

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

// Names that stand among Chinese words: what these tests have called things.
QStringList leftInEnglish(QWidget &part)
{
    static const QRegularExpression names(QStringLiteral(
        "Fake Cloud|fine-tuning-of-models-[0-9]|another-one|another-computer|default|debian|GiB|"
        "P100, cn-hangzhou, gn6i|LTAI5t[A-Za-z0-9]*|t\\.(small|local)|vCPUs?|data of somebody [0-9]|"
        "[dsm]-[a-z0-9]+|before the update|image-of-mine|spotbook-[0-9a-f]+-disk|cloud_ssd|cloud_efficiency"));
    QStringList left;
    for (const QString &fault : test::notChinese(part, data)) {
        QString text = fault.section(QStringLiteral(": "), 1);
        text.remove(names);
        static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        const bool isChinese = chinese.match(text).hasMatch();
        if (isChinese ? !test::wordsLeftBehind(text).isEmpty() : test::holdsWords(text))
            left << fault;
    }
    return left;
}

bool isUniform(const QImage &image)
{
    QSet<QRgb> colours;
    const int step = 1 + int(image.devicePixelRatio());
    for (int y = 0; y < image.height(); y += step) {
        for (int x = 0; x < image.width(); x += step)
            colours.insert(image.pixel(x, y));
    }
    return colours.size() < 8;
}

// The same for the program and for those of the other scales that it starts.
quint32 seed()
{
    static const quint32 chosen = [] {
        bool given = false;
        const auto value = quint32(qEnvironmentVariableIntValue(seedName, &given));
        const quint32 drawn = given ? value : QRandomGenerator::system()->bounded(1u, 1000000u);
        qInfo("%s=%u", seedName, drawn);
        return drawn;
    }();
    return chosen;
}
} // namespace

class TestGuiLooks : public QObject
{
    Q_OBJECT
    QString m_platformStyle;
    QPalette m_platformPalette;

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
        QTest::addColumn<int>("every"); // so many-th scene is walked
        const int every = isOneScale() ? int(otherScaleCount) : 1;
        for (const char *language : {"en", "zh_CN"}) {
            QTest::addRow("%s light", language) << QString::fromLatin1(language) << false << every;
            QTest::addRow("%s dark", language) << QString::fromLatin1(language) << true << every;
        }
        QTest::newRow("zh_TW light") << QStringLiteral("zh_TW") << false << 3;
    }

    void everyScreen()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        QFETCH(int, every);
        if (dark) {
            QApplication::setStyle(QStringLiteral("Fusion"));
            QApplication::setPalette(darkPalette());
        }
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        const QString folder = QStringLiteral(SPOTBOOK_SCREENS_DIR "/looks/%1/%2/")
                                   .arg(language, dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(QDir().mkpath(folder));
        QStringList faults;
        const auto scenes = test::scenes();
        // From scale to scale another part, so that each is seen at one of them.
        const int first = int((seed() + quint32(qEnvironmentVariableIntValue(oneScale)) + (dark ? 2 : 0)) % 16);
        for (int number = 0; number < scenes.size(); ++number) {
            if ((number + first) % every == 0)
                scenes.at(number).walk([&](const Screen &screen) { faults << lookAt(screen, language, folder); });
        }
        faults.removeDuplicates();
        for (const QString &fault : qAsConst(faults))
            qWarning("%s", qPrintable(fault)); // a failure has room for the first ones only
        QVERIFY2(faults.isEmpty(), qPrintable(QString::number(faults.size()) + QStringLiteral(" faults, see above")));
    }

    void otherScales_data()
    {
        QTest::addColumn<QByteArray>("factor");
        QTest::addColumn<int>("number");
        int number = 0;
        for (const char *factor : {"1.25", "1.5", "2", "3"})
            QTest::newRow(factor) << QByteArray(factor) << number++;
        QCOMPARE(number, otherScaleCount);
    }

    // The scale is the whole program's: this test once more, as a program of its own.
    void otherScales()
    {
        QFETCH(QByteArray, factor);
        QFETCH(int, number);
        if (isOneScale()) {
            QCOMPARE(scale(), qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
            return;
        }
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::fromLatin1(factor));
        environment.insert(QString::fromLatin1(oneScale), QString::number(number));
        environment.insert(QString::fromLatin1(seedName), QString::number(seed()));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("otherScales:") + QString::fromLatin1(factor),
                     QStringLiteral("everyScreen:en light"), QStringLiteral("everyScreen:zh_CN dark")});
        QVERIFY(child.waitForFinished(150000));
        const QByteArray output = child.readAll();
        const bool fine = child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0;
        for (const QByteArray &line : output.split('\n')) {
            if (!fine && !line.contains("This plugin"))
                qWarning("%s", line.constData());
        }
        QVERIFY2(fine, "see above");
        QVERIFY2(!output.contains("0 passed"), output.constData());
    }

private:
    static constexpr int otherScaleCount = 4;
    static bool isOneScale() { return qEnvironmentVariableIsSet(oneScale); }
    static double scale() { return qGuiApp->devicePixelRatio(); }

    // The picture, and what is wrong with it. Colours are the same at every scale.
    static QStringList lookAt(const Screen &screen, const QString &language, const QString &folder)
    {
        const QImage picture = screen.window.grab().toImage();
        const QString suffix = scale() > 1 ? QStringLiteral("@%1x.png").arg(scale()) : QStringLiteral(".png");
        QStringList found;
        if (!picture.save(folder + screen.name + suffix, "PNG", pngQuality))
            found << QStringLiteral("cannot be saved");
        if (isUniform(picture))
            found << QStringLiteral("nothing to be seen");
        if (language != QLatin1String("en"))
            found += leftInEnglish(screen.part);
        found += test::tooLarge(screen.window, test::screenWidth, test::screenHeight);
        if (scale() > 1)
            found += test::cutTexts(screen.window);
        else
            found += unreadable(picture, screen.window);
        for (QString &fault : found)
            fault.prepend(screen.name + QStringLiteral(": "));
        return found;
    }
};

QTEST_MAIN(TestGuiLooks)
#include "test_gui_looks.moc"
