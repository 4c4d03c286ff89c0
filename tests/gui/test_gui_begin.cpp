// The wizard's first pages: what the person has, how to get a key, practice; and what is pasted for a key.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/browser.h"
#include "ui/busy_line.h"
#include "ui/main_window.h"
#include "ui/picture.h"
#include "ui/practice_label.h"
#include "ui/wizard/keys_page.h"
#include "ui/wizard/launch_wizard.h"
#include "ui/wizard/practice_page.h"
#include "ui/wizard/start_page.h"

#include <QSignalSpy>
#include <QtWidgets>
#include <memory>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::keyId;
using test::keySecret;
using ui::LaunchWizard;

namespace {

// A wizard over a real cloud's window, where practice can be chosen.
struct Begun
{
    explicit Begun(test::FakeServices &services) : wizard((services.isPractice = false, services), {})
    {
        ui::setBrowser([this](const QUrl &url) {
            opened << url.toString();
            return true;
        });
        wizard.show();
    }
    ~Begun() { ui::setBrowser({}); }
    Begun(const Begun &) = delete;
    Begun &operator=(const Begun &) = delete;

    void choose(const char *radio) { child<QRadioButton>(wizard, radio)->click(); }

    QStringList opened;
    LaunchWizard wizard;
};

} // namespace

class TestGuiBegin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAKeyTheWayToOneIsProposed()
    {
        test::FakeServices services;
        Begun begun(services);
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Start));
        QTRY_VERIFY(child<QRadioButton>(begun.wizard, "howToRadio")->isChecked());
        QVERIFY(begun.wizard.currentPage()->isComplete());
        begun.choose("haveRadio");
        begun.wizard.next();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Keys));
        begun.wizard.back();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Start));
        QVERIFY(child<QRadioButton>(begun.wizard, "haveRadio")->isChecked()); // what was chosen stays
    }

    void aStoredKeyIsProposedAndNamedInShort()
    {
        test::FakeServices services;
        test::storeKey(services);
        Begun begun(services);
        QTRY_VERIFY(child<QRadioButton>(begun.wizard, "haveRadio")->isChecked());
        const QString said = child<QLabel>(begun.wizard, "haveLabel")->text();
        QVERIFY2(said.contains(QStringLiteral("LTAI5t…st12")), qPrintable(said));
        QVERIFY(!said.contains(keyId));
    }

    void aKeychainThatIsSlowHoldsUpNobodyWhoHasChosen()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.keychain.waits = true;
        Begun begun(services);
        QVERIFY(!begun.wizard.currentPage()->isComplete()); // nothing is proposed yet
        begun.choose("howToRadio");
        QVERIFY(begun.wizard.currentPage()->isComplete());
        services.keychain.waits = false;
        QTRY_VERIFY(child<QLabel>(begun.wizard, "haveLabel")->text().contains(QStringLiteral("LTAI5t")));
        QVERIFY(child<QRadioButton>(begun.wizard, "howToRadio")->isChecked()); // what comes late chooses nothing
    }

    void aLockedKeychainLeadsToThePageThatSaysSo()
    {
        test::FakeServices services;
        services.keychain.missing = true;
        Begun begun(services);
        QTRY_VERIFY(child<QRadioButton>(begun.wizard, "haveRadio")->isChecked());
        begun.wizard.next();
        QTRY_VERIFY(bannerOf(*begun.wizard.currentPage()).failure().has_value());
    }

    void thePracticeWindowOffersNoPractice()
    {
        test::FakeServices services;
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        QVERIFY(child<QRadioButton>(wizard, "practiceRadio")->isHidden());
        QVERIFY(wizard.currentPage()->findChild<ui::PracticeLabel *>());
    }

    void theWayToAKeyIsShownInWordsAndPictures()
    {
        test::FakeServices services;
        Begun begun(services);
        begun.choose("howToRadio");
        begun.wizard.next();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::HowTo));
        auto *page = begun.wizard.currentPage();
        const auto pictures = page->findChildren<ui::Picture *>();
        QCOMPARE(pictures.size(), 4);
        for (const auto *picture : pictures)
            QVERIFY2(!picture->isEmpty(), qPrintable(picture->objectName()));
        auto *policy = child<QPlainTextEdit>(*page, "policyEdit");
        QVERIFY(policy->isReadOnly());
        QCOMPARE(policy->toPlainText(), QStringLiteral("{\"policy\": true}"));
        child<QPushButton>(*page, "copyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), policy->toPlainText());
        QVERIFY(!child<QLabel>(*page, "copiedLabel")->text().isEmpty());
        child<QPushButton>(*page, "keyButton")->click();
        QCOMPARE(begun.opened, QStringList{QStringLiteral("https://example.com/keys")});
        // A page that the provider does not have is no button.
        QVERIFY(child<QPushButton>(*page, "policiesButton")->isHidden());
        begun.wizard.next();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Keys));
        begun.wizard.back();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::HowTo));
        begun.wizard.back();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Start));
    }

    void theWayToAKeyFollowsTheLanguage()
    {
        test::FakeServices services;
        Begun begun(services);
        begun.choose("howToRadio");
        begun.wizard.next();
        auto *page = begun.wizard.currentPage();
        child<QPushButton>(*page, "copyButton")->click();
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents();
        const auto left = test::untranslated(*page, {QStringLiteral("policyEdit")});
        const QString next = begun.wizard.button(QWizard::NextButton)->text();
        const QString copied = child<QLabel>(*page, "copiedLabel")->text();
        QCoreApplication::removeTranslator(&brackets);
        QCoreApplication::processEvents();
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY2(next.contains(QStringLiteral("⟦")), qPrintable(next));
        QVERIFY2(copied.contains(QStringLiteral("⟦")), qPrintable(copied));
        QVERIFY(!page->title().contains(QStringLiteral("⟦")));
    }

    void pictureFollowsTheColoursOfTheDesktop()
    {
        ui::Picture picture;
        picture.setPicture(QStringLiteral("make-user"));
        picture.resize(96, 64);
        const auto has = [&](const QColor &colour) {
            const QImage image = picture.grab().toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y) == colour)
                        return true;
                }
            }
            return false;
        };
        QPalette palette = picture.palette();
        palette.setColor(QPalette::WindowText, QColor(1, 2, 3));
        palette.setColor(QPalette::Window, Qt::white);
        picture.setPalette(palette);
        QVERIFY(has(QColor(1, 2, 3)));
        palette.setColor(QPalette::WindowText, QColor(250, 251, 252));
        picture.setPalette(palette);
        QVERIFY(!has(QColor(1, 2, 3)) && has(QColor(250, 251, 252)));
    }

    void practiceIsStartedForThePerson()
    {
        test::FakeServices services;
        services.practiceWaits = true;
        Begun begun(services);
        begun.choose("practiceRadio");
        begun.wizard.next();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Practice));
        auto *page = begun.wizard.currentPage();
        QVERIFY(!page->isComplete());
        auto *news = child<QLabel>(*page, "newsLabel");
        QTRY_COMPARE(news->text(), QStringLiteral("Downloading and unpacking the system of the practice machines…"));
        QVERIFY2(news->toolTip().contains(QStringLiteral("building the machine image, 3 s: downloading")),
                 qPrintable(news->toolTip())); // as the cloud says it
        QVERIFY(begun.wizard.button(QWizard::BackButton)->isVisible());
        QVERIFY(begun.wizard.button(QWizard::CancelButton)->isVisible());
        services.practiceWaits = false;
        QTRY_VERIFY(page->isComplete());
        QVERIFY(child<QLabel>(*page, "stateLabel")->text().startsWith(QStringLiteral("✓")));
        QVERIFY(begun.wizard.button(QWizard::BackButton)->isVisible());
        child<QPushButton>(*page, "showButton")->click(); // brings it to the front
        QTRY_COMPARE(int(services.practiceStarts), 2);
        QTRY_VERIFY(begun.wizard.button(QWizard::FinishButton)->isEnabled());
        begun.wizard.button(QWizard::FinishButton)->click();
        QVERIFY(begun.wizard.isHidden());
        QCOMPARE(services.cloud.calls(), 0); // the real cloud was asked nothing
    }

    void backStopsWhatIsNotReadyYet()
    {
        test::FakeServices services;
        services.practiceWaits = true;
        Begun begun(services);
        begun.choose("practiceRadio");
        begun.wizard.next();
        QTRY_COMPARE(int(services.practiceStarts), 1);
        begun.wizard.back();
        QCOMPARE(begun.wizard.currentId(), int(LaunchWizard::Start));
        QTRY_COMPARE(int(services.practiceStops), 1);
        services.practiceWaits = false;
        begun.wizard.next();
        QTRY_VERIFY(begun.wizard.currentPage()->isComplete());
        QCOMPARE(int(services.practiceStarts), 2);
    }

    void cancelStopsWhatIsNotReadyYet()
    {
        test::FakeServices services;
        services.isPractice = false;
        services.practiceWaits = true;
        ui::MainWindow window(services);
        window.show();
        window.newMachine();
        auto *wizard = window.findChild<LaunchWizard *>();
        child<QRadioButton>(*wizard, "practiceRadio")->click();
        wizard->next();
        QTRY_COMPARE(int(services.practiceStarts), 1);
        wizard->button(QWizard::CancelButton)->click();
        QTRY_VERIFY(!window.findChild<LaunchWizard *>());
        QCOMPARE(int(services.practiceStops), 1); // nothing is left running
    }

    void practiceSaysHowFarItIsInThePersonsLanguage()
    {
        test::FakeServices services;
        services.practiceWaits = true;
        Begun begun(services);
        begun.choose("practiceRadio");
        begun.wizard.next();
        auto *page = begun.wizard.currentPage();
        QTRY_VERIFY(!child<QLabel>(*page, "newsLabel")->text().isEmpty());
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents();
        const auto waiting = test::untranslated(*page, {});
        const QString news = child<QLabel>(*page, "newsLabel")->text();
        services.practiceWaits = false;
        const bool opened = QTest::qWaitFor([&] { return page->isComplete(); });
        const auto ready = test::untranslated(*page, {});
        const QString finish = begun.wizard.button(QWizard::FinishButton)->text();
        QCoreApplication::removeTranslator(&brackets);
        QCoreApplication::processEvents();
        QVERIFY2(waiting.isEmpty(), qPrintable(waiting.join(QLatin1Char('\n'))));
        QVERIFY2(news.startsWith(QStringLiteral("⟦Downloading")), qPrintable(news));
        QVERIFY(opened);
        QVERIFY2(ready.isEmpty(), qPrintable(ready.join(QLatin1Char('\n'))));
        QVERIFY2(finish.contains(QStringLiteral("⟦")), qPrintable(finish));
    }

    void aPracticeThatFailsSaysWhyAndCanBeRepeated()
    {
        test::FakeServices services;
        services.practiceFailure = domain::Failure{FailureKind::PracticeMissing};
        Begun begun(services);
        begun.choose("practiceRadio");
        begun.wizard.next();
        auto &banner = bannerOf(*begun.wizard.currentPage());
        QTRY_VERIFY(banner.failure().has_value());
        QCOMPARE(banner.failure()->kind, FailureKind::PracticeMissing);
        QVERIFY(!begun.wizard.currentPage()->isComplete());
        services.practiceFailure.reset();
        child<QPushButton>(banner, "bannerAction")->click();
        QTRY_VERIFY(begun.wizard.currentPage()->isComplete());
        QVERIFY(!banner.failure());
    }

    void machinesThatCannotRunHereAreSaid()
    {
        test::FakeServices services;
        services.practiceWindow.noMachines =
            domain::Failure{FailureKind::PracticeNoMachines,
                            {},
                            {},
                            false,
                            {{QStringLiteral("reason"), QStringLiteral("user namespaces: forbidden")}},
                            {}};
        Begun begun(services);
        begun.choose("practiceRadio");
        begun.wizard.next();
        QTRY_VERIFY(begun.wizard.currentPage()->isComplete()); // everything else can be tried
        const QString words = child<QLabel>(bannerOf(*begun.wizard.currentPage()), "bannerText")->text();
        QVERIFY2(words.contains(QStringLiteral("user namespaces: forbidden")), qPrintable(words));
    }

    void whatIsPastedIsCleaned_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("pasted");
        const QString csv = keyId + QLatin1Char(',') + keySecret;
        QTest::newRow("the console's line") << QStringLiteral("idEdit") << csv;
        QTest::newRow("into the other field") << QStringLiteral("secretEdit") << csv;
        QTest::newRow("with its head") << QStringLiteral(
            "idEdit") << QStringLiteral("AccessKey ID,AccessKey Secret\r\n") + csv + QStringLiteral("\r\n");
        QTest::newRow("in quotes") << QStringLiteral("idEdit") << QStringLiteral("\"%1\",\"%2\"").arg(keyId, keySecret);
        QTest::newRow("two lines") << QStringLiteral("idEdit") << keyId + QLatin1Char('\n') + keySecret;
        QTest::newRow("with labels") << QStringLiteral("idEdit")
                                     << QStringLiteral("AccessKey ID：%1\nAccessKey Secret：%2").arg(keyId, keySecret);
        QString wide;
        for (const QChar character : csv)
            wide += QChar(character.unicode() + 0xfee0);
        QTest::newRow("in full width") << QStringLiteral("idEdit") << wide;
    }

    void whatIsPastedIsCleaned()
    {
        QFETCH(QString, field);
        QFETCH(QString, pasted);
        test::FakeServices services;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        child<QTimer>(page, "typedTimer")->setInterval(0);
        child<QLineEdit>(page, field.toLatin1().constData())->setText(pasted);
        QCOMPARE(child<QLineEdit>(page, "idEdit")->text(), keyId);
        QTRY_VERIFY(page.isComplete()); // tested and stored without another click
        QCOMPARE(services.lastKeyTried, keyId + QLatin1Char(':') + keySecret);
        QVERIFY(services.accessKey({}).has_value());
    }

    void aSlowTestOfAKeyIsShownAndWaitedFor()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        auto *busy = child<ui::BusyLine>(page, "busyLine");
        QTRY_VERIFY(!busy->isBusy()); // there is none to be found
        services.keychain.waits = true;
        child<QLineEdit>(page, "idEdit")->setText(keyId);
        child<QLineEdit>(page, "secretEdit")->setText(keySecret);
        child<QPushButton>(page, "testButton")->click();
        QVERIFY(busy->isVisibleTo(&page));
        QVERIFY(!child<QPushButton>(page, "testButton")->isEnabled());
        QVERIFY(!page.isComplete());
        services.keychain.waits = false;
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!busy->isVisibleTo(&page));
    }

    void cancelEndsTheTestOfAKey()
    {
        test::FakeServices services;
        auto begun = std::make_unique<Begun>(services);
        begun->choose("haveRadio");
        begun->wizard.next();
        auto *page = begun->wizard.currentPage();
        QTRY_VERIFY(!child<ui::BusyLine>(*page, "busyLine")->isBusy());
        services.keychain.waits = true;
        child<QLineEdit>(*page, "idEdit")->setText(keyId);
        child<QLineEdit>(*page, "secretEdit")->setText(keySecret);
        child<QPushButton>(*page, "testButton")->click();
        begun->wizard.button(QWizard::CancelButton)->click();
        QVERIFY(begun->wizard.isHidden());
        begun.reset(); // as its window does then: it waits for nobody
        services.keychain.waits = false;
        QVERIFY(!services.accessKey({}).has_value());
    }

    void theStoredKeyCanBeKeptAfterAll()
    {
        test::FakeServices services;
        test::storeKey(services);
        Begun begun(services);
        QTRY_VERIFY(child<QRadioButton>(begun.wizard, "haveRadio")->isChecked());
        begun.wizard.next();
        auto *page = begun.wizard.currentPage();
        QTRY_VERIFY(page->isComplete());
        auto *keep = child<QPushButton>(*page, "keepKeyButton");
        auto *other = child<QPushButton>(*page, "otherKeyButton");
        QVERIFY(keep->isHidden()); // it is kept
        other->click();
        QVERIFY(!page->isComplete());
        QVERIFY(keep->isVisible());
        child<QLineEdit>(*page, "idEdit")->setText(QStringLiteral("LTAI"));
        keep->click();
        QTRY_VERIFY(page->isComplete());
        QVERIFY(keep->isHidden());
        QVERIFY(child<QLineEdit>(*page, "idEdit")->text().isEmpty());
        other->click();
        begun.wizard.back(); // and forth: it is looked for again
        begun.wizard.next();
        QTRY_VERIFY(page->isComplete());
    }

    void aRootKeyLeadsToAUserOfItsOwn()
    {
        test::FakeServices services;
        services.cloud.identityKind = domain::Identity::Kind::Root;
        services.links(QStringLiteral("create-user"), QStringLiteral("https://example.com/users"));
        test::storeKey(services);
        Begun begun(services);
        QTRY_VERIFY(child<QRadioButton>(begun.wizard, "haveRadio")->isChecked());
        begun.wizard.next();
        QTRY_VERIFY(begun.wizard.currentPage()->isComplete());
        QVERIFY(child<QPushButton>(begun.wizard, "makeUserButton")->isVisible());
        child<QPushButton>(begun.wizard, "makeUserButton")->click();
        QCOMPARE(begun.opened, QStringList{QStringLiteral("https://example.com/users")});
    }
};

QTEST_MAIN(TestGuiBegin)
#include "test_gui_begin.moc"
