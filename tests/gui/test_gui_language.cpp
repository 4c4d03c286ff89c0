// Every word on every page goes through the translation, and changes when the language does.
#include "gui/fake_services.h"
#include "gui/gui_support.h"
#include "messages/translation.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace spotbook;
using test::child;

namespace {
// Figures, names and addresses, and what QWizard keeps of its own for other styles.
const QStringList data{
    QStringLiteral("categoryCombo"),  QStringLiteral("groupCombo"),          QStringLiteral("regionCombo"),
    QStringLiteral("addressLabel"),   QStringLiteral("nameLabel"),           QStringLiteral("strengthLabel"),
    QStringLiteral("qt_wizard_help"), QStringLiteral("qt_spinbox_lineedit"), QStringLiteral("costLabel")};

void storeKey(test::FakeServices &services)
{
    services.setAccessKey({QStringLiteral("LTAI5tTestTestTest"), base::Secret::copyOf("abcdefghijklmnop1234")}, {});
}
} // namespace

class TestGuiLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageSpeaksTheLanguageOfTheMoment()
    {
        test::FakeServices services;
        storeKey(services);
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        for (int id = ui::LaunchWizard::Keys; id <= ui::LaunchWizard::Review; ++id) {
            QCOMPARE(wizard.currentId(), id);
            QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(QString::number(id)));
            test::BracketTranslator brackets;
            QCoreApplication::installTranslator(&brackets);
            QCoreApplication::processEvents(); // LanguageChange is delivered by the event loop
            QCOMPARE(test::untranslated(*wizard.currentPage(), data), QStringList());
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
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        ui::MainWindow window(services);
        QTRY_VERIFY(child<QLabel>(window, "emptyLabel")->text().size() > 10);
        QCOMPARE(test::notChinese(window, data + QStringList{QStringLiteral("englishAction")}), QStringList());
        ui::LaunchWizard wizard(services, {});
        wizard.show();
        for (int id = ui::LaunchWizard::Keys; id <= ui::LaunchWizard::Review; ++id) {
            QTRY_VERIFY(wizard.currentPage()->isComplete());
            QCOMPARE(test::notChinese(*wizard.currentPage(), data), QStringList());
            if (id < ui::LaunchWizard::Review)
                wizard.next();
        }
        for (const int id : {int(ui::LaunchWizard::Progress), int(ui::LaunchWizard::Ready)})
            QCOMPARE(test::notChinese(*wizard.page(id), data), QStringList());
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
        forward();
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
        QCOMPARE(test::untranslated(card, data), QStringList());
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
