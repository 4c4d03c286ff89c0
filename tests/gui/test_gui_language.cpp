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
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
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
                       // a region's name; its name, zone, type and GPU; a disk's name, kind and zone; a snapshot's name
                       QStringLiteral("regionCombo:1"), QStringLiteral("ladderCombo"), QStringLiteral("offersTable:0"),
                       QStringLiteral("offersTable:1"), QStringLiteral("offersTable:2"),
                       QStringLiteral("offersTable:3"), QStringLiteral("diskTree:0"), QStringLiteral("diskTree:2"),
                       QStringLiteral("diskTree:3"), QStringLiteral("quotaRegionCombo:0"),
                       QStringLiteral("quotaRegionCombo:1"), QStringLiteral("accountTree:1"),
                       QStringLiteral("snapshotTree:0")};
// Of a person who has a key.
const QVector<int> way{ui::LaunchWizard::Start,    ui::LaunchWizard::Keys,    ui::LaunchWizard::Account,
                       ui::LaunchWizard::Offers,   ui::LaunchWizard::Network, ui::LaunchWizard::Disk,
                       ui::LaunchWizard::Notebook, ui::LaunchWizard::Review};
} // namespace

class TestGuiLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageSpeaksTheLanguageOfTheMoment()
    {
        test::FakeServices services;
        storeKey(services);
        for (const char *zone : {"a", "b"})
            services.cloud.addDisk(QString::fromLatin1(zone));
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
        const ui::Question question{QStringLiteral("问"), QStringLiteral("问"), {}, QStringLiteral("好"), {}, true};
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
        ui::MachineCard card(true);
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
