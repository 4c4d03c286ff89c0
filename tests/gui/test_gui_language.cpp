// Every word on every page goes through the translation, and changes when the language does.
#include "gui/fake_services.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "messages/translation.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QAction>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace spotbook;
using test::child;
using test::storeKey;

// With the texts in the report, all of them.
#define VERIFY_NONE(list)                                                                                              \
    do {                                                                                                               \
        const QStringList none = (list);                                                                               \
        QVERIFY2(none.isEmpty(), qPrintable(none.join(QLatin1Char('\n'))));                                            \
    } while (false)

namespace {
// Figures, names and addresses, and what QWizard keeps of its own for other styles.
const QStringList data{QStringLiteral("categoryCombo"), QStringLiteral("groupCombo"), QStringLiteral("stackCombo"),
                       QStringLiteral("extraNameCombo"), // the provider's own names

                       QStringLiteral("addressLabel"), QStringLiteral("nameLabel"), QStringLiteral("qt_wizard_help"),
                       QStringLiteral("qt_spinbox_lineedit"),
                       // an offer; its zone, type and GPU; a disk's name, kind and zone; a snapshot's name
                       QStringLiteral("ladderCombo"), QStringLiteral("offersTable:1"), QStringLiteral("offersTable:2"),
                       QStringLiteral("offersTable:3"), QStringLiteral("diskTree:0"), QStringLiteral("diskTree:2"),
                       QStringLiteral("diskTree:3"), QStringLiteral("accountTree:1"), QStringLiteral("snapshotTree:0"),
                       QStringLiteral("policyEdit"), // typed by nobody, read by the cloud
                       QStringLiteral("logEdit")};   // what happened, for whoever is asked for help
// Of a person who has a key.
const QVector<int> way{ui::LaunchWizard::Start,    ui::LaunchWizard::Keys,    ui::LaunchWizard::Account,
                       ui::LaunchWizard::Offers,   ui::LaunchWizard::Network, ui::LaunchWizard::Disk,
                       ui::LaunchWizard::Notebook, ui::LaunchWizard::Review};
} // namespace

class TestGuiLanguage : public QObject
{
    Q_OBJECT
    // The page that is shown, there and back.
    static void switchesLive(ui::LaunchWizard &wizard)
    {
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents(); // LanguageChange is delivered by the event loop
        VERIFY_NONE(test::untranslated(*wizard.currentPage(),
                                       data + QStringList{QStringLiteral("logEdit"), QStringLiteral("progressView")}));
        QVERIFY(wizard.currentPage()->title().contains(QStringLiteral("⟦")));
        QCoreApplication::removeTranslator(&brackets);
        QCoreApplication::processEvents();
        for (const auto *label : wizard.currentPage()->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(QStringLiteral("⟦")), qPrintable(label->text()));
    }
private Q_SLOTS:
    void everyPageSpeaksTheLanguageOfTheMoment()
    {
        test::FakeServices services;
        storeKey(services);
        for (const char *zone : {"a", "b"})
            services.cloud.addDisk(QString::fromLatin1(zone));
        services.cloud.regionName = QStringLiteral("⟦Test⟧");
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        for (const int id : way) {
            QCOMPARE(wizard.currentId(), id);
            QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(QString::number(id)));
            test::BracketTranslator brackets;
            QCoreApplication::installTranslator(&brackets);
            QCoreApplication::processEvents(); // LanguageChange is delivered by the event loop
            VERIFY_NONE(test::untranslated(*wizard.currentPage(), data));
            QVERIFY(wizard.currentPage()->title().contains(QStringLiteral("⟦")));
            QVERIFY(wizard.currentPage()->subTitle().contains(QStringLiteral("⟦")));
            for (const auto which :
                 {QWizard::NextButton, QWizard::BackButton, QWizard::CancelButton, QWizard::CommitButton}) {
                if (wizard.button(which)->isVisible())
                    QVERIFY2(wizard.buttonText(which).contains(QStringLiteral("⟦")),
                             qPrintable(wizard.buttonText(which)));
            }
            QCoreApplication::removeTranslator(&brackets);
            QCoreApplication::processEvents();
            QVERIFY(!wizard.currentPage()->title().contains(QStringLiteral("⟦")));
            QVERIFY(wizard.currentPage()->isComplete()); // nothing was lost on the way
            if (id < ui::LaunchWizard::Review)
                wizard.next();
        }
    }

    // While it runs, after it has failed, and when the notebook is there.
    void theLaunchFollowsALiveSwitch()
    {
        using domain::StageState;
        for (const bool fails : {true, false}) {
            test::FakeServices services;
            storeKey(services);
            ui::LaunchWizard wizard(services, {});
            std::atomic<bool> goOn{false};
            ui::Job job(services, ui::Verb::Launch, QStringLiteral("default"), {});
            job.start([&goOn, fails](const auto &, const launch::ProgressSink &progress, const auto &) -> ui::JobEnd {
                domain::Progress news;
                news.stage = domain::Stage::Buy;
                news.state = StageState::Running;
                progress(news);
                while (!goOn)
                    std::this_thread::yield();
                if (fails)
                    throw domain::Error(domain::FailureKind::NetworkUnreachable);
                launch::LaunchResult result;
                result.machine.autoReleaseAt = QDateTime::currentDateTimeUtc().addSecs(8 * 3600);
                return result;
            });
            wizard.showJob(&job);
            wizard.setStartId(ui::LaunchWizard::Progress);
            wizard.show();
            QTRY_COMPARE(job.stages()[4].state, StageState::Running);
            switchesLive(wizard);
            goOn = true;
            QTRY_VERIFY(!job.isRunning());
            QTRY_COMPARE(wizard.currentId(), int(fails ? ui::LaunchWizard::Progress : ui::LaunchWizard::Ready));
            QCOMPARE(test::bannerOf(*wizard.currentPage()).failure().has_value(), fails);
            switchesLive(wizard);
        }
    }

    void everyPageSpeaksChinese_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("simplified") << QStringLiteral("zh_CN");
        QTest::newRow("traditional") << QStringLiteral("zh_TW");
    }

    void everyPageSpeaksChinese()
    {
        QFETCH(QString, language);
        test::FakeServices services;
        storeKey(services);
        for (const char *zone : {"a", "b"})
            services.cloud.addDisk(QString::fromLatin1(zone));
        services.cloud.regionName = QStringLiteral("测试");
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        ui::MainWindow window(services);
        QTRY_VERIFY(child<QLabel>(window, "emptyLabel")->text().size() > 10);
        VERIFY_NONE(test::notChinese(window, data));
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        for (const int id : way) {
            QCOMPARE(wizard.currentId(), id);
            QTRY_VERIFY(wizard.currentPage()->isComplete());
            VERIFY_NONE(test::notChinese(*wizard.currentPage(), data));
            if (id < ui::LaunchWizard::Review)
                wizard.next();
        }
        for (const int id : {int(ui::LaunchWizard::HowTo), int(ui::LaunchWizard::Practice),
                             int(ui::LaunchWizard::Progress), int(ui::LaunchWizard::Ready)})
            VERIFY_NONE(test::notChinese(*wizard.page(id), data));
    }

    void whatRunsAndFailsSpeaksChinese_data() { everyPageSpeaksChinese_data(); }

    void whatRunsAndFailsSpeaksChinese()
    {
        QFETCH(QString, language);
        test::FakeServices services;
        storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        test::FakeDialogs answers;
        std::atomic<bool> broken{false};
        services.cloud.hook = [&broken](const auto &, auto) {
            if (broken)
                throw domain::Error(domain::FailureKind::NetworkUnreachable);
        };
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        broken = true;
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "undoButton")->click();
        QTRY_VERIFY(test::bannerOf(window).failure().has_value());
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        QCoreApplication::processEvents(); // what is there already follows
        VERIFY_NONE(test::notChinese(window, data + QStringList{QStringLiteral("profileLabel")}));

        ui::LaunchWizard wizard(services, {});
        ui::Job job(services, ui::Verb::Launch, QStringLiteral("default"), {});
        broken = false;
        job.start([](const auto &, const launch::ProgressSink &progress, const auto &) -> ui::JobEnd {
            domain::Progress news;
            news.stage = domain::Stage::Buy;
            progress(news);
            throw domain::Error(domain::FailureKind::UndoIncomplete,
                                {{QStringLiteral("left"), QStringLiteral("machine i-1")}});
        });
        wizard.showJob(&job);
        QTRY_VERIFY(test::bannerOf(*wizard.page(ui::LaunchWizard::Progress)).failure().has_value());
        VERIFY_NONE(test::notChinese(*wizard.page(ui::LaunchWizard::Progress), data));
        QVERIFY(!child<QLabel>(*wizard.page(ui::LaunchWizard::Progress), "bannerText")
                     ->text()
                     .contains(QStringLiteral("machine")));
    }

    void questionsSpeakChinese_data() { everyPageSpeaksChinese_data(); }

    void questionsSpeakChinese()
    {
        QFETCH(QString, language);
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        QWidget window;
        window.show();
        ui::Question question;
        question.title = question.text = QStringLiteral("问");
        question.yes = QStringLiteral("好");
        question.destructive = true;
        ui::dialogs().ask(&window, question, [](bool) {});
        ui::dialogs().askText(&window, question, [](const QString &) {});
        ui::dialogs().tell(&window, question.title, question.text);
        const auto boxes = window.findChildren<QDialog *>();
        QCOMPARE(boxes.size(), 3);
        for (QDialog *box : boxes)
            VERIFY_NONE(test::notChinese(*box, {}));
    }

    void backKeepsWhatWasTyped()
    {
        test::FakeServices services;
        storeKey(services);
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        const auto forward = [&wizard] {
            QTRY_VERIFY(wizard.currentPage()->isComplete());
            wizard.next();
        };
        while (wizard.currentId() < ui::LaunchWizard::Network)
            forward();
        child<QLineEdit>(wizard, "nameEdit")->setText(QStringLiteral("a-name-of-mine"));
        forward();
        QCOMPARE(wizard.currentId(), int(ui::LaunchWizard::Disk));
        wizard.back();
        wizard.back();
        QCOMPARE(wizard.currentId(), int(ui::LaunchWizard::Offers));
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        forward();
        QCOMPARE(child<QLineEdit>(wizard, "nameEdit")->text(), QStringLiteral("a-name-of-mine"));
        forward();
        QCOMPARE(wizard.state().plan.machineName, QStringLiteral("a-name-of-mine"));
    }

    void everyWidgetAPersonTouchesHasAName()
    {
        test::FakeServices services;
        ui::LaunchWizard wizard(services, {});
        QStringList nameless;
        for (const int id : wizard.pageIds()) {
            for (QWidget *widget : wizard.page(id)->findChildren<QWidget *>()) {
                const bool touched =
                    !qobject_cast<QHeaderView *>(widget)
                    && (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                        || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractItemView *>(widget));
                if (touched && widget->objectName().isEmpty() && !qobject_cast<QComboBox *>(widget->parentWidget())
                    && !qobject_cast<QLineEdit *>(widget->parentWidget())
                    && !QString::fromLatin1(widget->metaObject()->className()).startsWith(QLatin1String("QComboBox"))
                    && QString::fromLatin1(widget->metaObject()->className()) != QLatin1String("QTableCornerButton"))
                    nameless << QString::fromLatin1(widget->metaObject()->className());
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char(' '))));
    }

    void theMachineCardSpeaksItToo()
    {
        test::BracketTranslator brackets;
        ui::MachineCard card(true, test::anyProvider());
        domain::LaunchState state;
        state.profile = QStringLiteral("default");
        state.billing = domain::Billing::Charging;
        state.ready = true;
        state.machine = domain::Machine();
        state.checkedAt = QDateTime::currentDateTimeUtc();
        card.setState(state, false);
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents();
        card.show();
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&card, &change);
        VERIFY_NONE(test::untranslated(card, data));
        QCoreApplication::removeTranslator(&brackets);
    }

    // A German desktop, and a person who reads English.
    void figuresFollowTheLanguageOfTheWindow()
    {
        const QLocale before;
        const auto back = qScopeGuard([before] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German));
        test::FakeServices services;
        storeKey(services);
        ui::MainWindow window(services);
        window.showPage(QStringLiteral("prices"));
        ui::LaunchWizard wizard(services, {});
        const QVector<QDoubleSpinBox *> spins{
            child<QDoubleSpinBox>(window, "watchSpin"),
            child<QDoubleSpinBox>(*wizard.page(ui::LaunchWizard::Offers), "limitSpin"),
            child<QDoubleSpinBox>(*wizard.page(ui::LaunchWizard::Notebook), "limitSpin")};
        for (auto *spin : spins) {
            spin->setDecimals(2);
            spin->setValue(1.25);
            QVERIFY2(spin->cleanText() == QStringLiteral("1,25"), qPrintable(spin->cleanText()));
        }
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("en"));
        QCoreApplication::processEvents();
        for (auto *spin : spins)
            QCOMPARE(spin->cleanText(), QStringLiteral("1.25"));
        // And what comes later.
        QDoubleSpinBox later;
        later.setValue(1.25);
        QCOMPARE(later.cleanText(), QStringLiteral("1.25"));
    }

    void theWindowTellsWhichLanguageWasChosen()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        QSignalSpy chosen(&window, &ui::MainWindow::languageChosen);
        child<QAction>(window, "simplifiedAction")->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("zh_CN"));
        QTRY_COMPARE(services.settings().values().language, QStringLiteral("zh_CN"));
    }
};

QTEST_MAIN(TestGuiLanguage)
#include "test_gui_language.moc"
