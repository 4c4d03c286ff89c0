// The start of the window: one per installation, and it lives until it is told to quit.
#include "app/single_instance.h"
#include "app/window.h"
#include "gui/fake_services.h"
#include "support/fake_terminal.h"
#include "ui/dialogs.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace spotbook;

class TestGuiStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The window is in the tray: its question is the only window there is.
    void anAnsweredQuestionDoesNotEndTheProgram()
    {
        QWidget window;
        window.show();
        window.hide();
        bool answered = false;
        QTimer::singleShot(0, this, [&] {
            ui::Question question;
            question.title = question.text = question.yes = QStringLiteral("Park");
            ui::dialogs().ask(&window, question, [&](bool yes) {
                answered = yes;
                QTimer::singleShot(100, this, [] { QCoreApplication::exit(7); });
            });
            QTest::mouseClick(window.findChild<QPushButton *>(QStringLiteral("questionYes")), Qt::LeftButton);
        });
        QCOMPARE(QCoreApplication::exec(), 7);
        QVERIFY(answered);
    }

    // Qt would close the windows when the session ends, and one that stays would call the logout off.
    void theSessionEndsWithoutAskingTheWindows() { QVERIFY(!QGuiApplication::isFallbackSessionManagementEnabled()); }

    void theSecondStartRaisesTheFirst()
    {
        const QTemporaryDir folder;
        app::SingleInstance first(folder.path());
        app::SingleInstance second(folder.path());
        QVERIFY(first.isFirst());
        QVERIFY(!second.isFirst());
        const QSignalSpy raised(&first, &app::SingleInstance::raiseWanted);
        std::optional<bool> reached;
        second.callFirst([&](bool yes) { reached = yes; });
        QTRY_VERIFY(reached.has_value());
        QVERIFY(*reached);
        QCOMPARE(raised.count(), 1);
    }

    void theSecondStartCanAskTheFirstForANewMachine()
    {
        const QTemporaryDir folder;
        app::SingleInstance first(folder.path());
        app::SingleInstance second(folder.path());
        const QSignalSpy raised(&first, &app::SingleInstance::raiseWanted);
        const QSignalSpy wanted(&first, &app::SingleInstance::newMachineWanted);
        std::optional<bool> reached;
        second.callFirst([&](bool yes) { reached = yes; }, app::SingleInstance::Wish::NewMachine);
        QTRY_VERIFY(reached.has_value());
        QVERIFY(*reached);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(raised.count(), 0);
    }

    void anotherInstallationHasAWindowOfItsOwn()
    {
        const QTemporaryDir here;
        const QTemporaryDir there;
        const app::SingleInstance first(here.path());
        const app::SingleInstance other(there.path());
        QVERIFY(other.isFirst());
    }

    void theProviderSpeaksTheLanguageThatIsChosen()
    {
        test::FakeServices services;
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("en"));
        test::FakeTerminal terminal;
        QTimer::singleShot(0, this, [] {
            for (QWidget *window : QApplication::topLevelWidgets()) {
                if (auto *action = window->findChild<QAction *>(QStringLiteral("simplifiedAction")))
                    action->trigger();
            }
            QCoreApplication::exit(7);
        });
        QCOMPARE(app::runWindow(*qApp, services, translation, terminal), 7);
        QCOMPARE(translation.language(), QStringLiteral("zh_CN"));
        QCOMPARE(services.language, QStringLiteral("zh_CN"));
        translation.load(QStringLiteral("en"));
    }

    void theWindowCanBeginWithItsWizard()
    {
        for (const bool newMachine : {false, true}) {
            test::FakeServices services;
            messages::Translation translation(*qApp);
            test::FakeTerminal terminal;
            bool wizard = false;
            // Behind what the start itself has queued.
            QTimer::singleShot(0, this, [&] {
                QTimer::singleShot(0, this, [&] {
                    for (const QWidget *window : QApplication::topLevelWidgets())
                        wizard |= window->objectName() == QLatin1String("launchWizard") && window->isVisible();
                    QCoreApplication::exit(7);
                });
            });
            QCOMPARE(app::runWindow(*qApp, services, translation, terminal, newMachine), 7);
            QCOMPARE(wizard, newMachine);
        }
    }

    // The refusal comes before the event loop could have begun.
    void aSecondStartEndsWhenTheFirstDoesNotAnswer()
    {
        test::FakeServices services;
        QLockFile lock(services.paths().data + QStringLiteral("/window.lock"));
        QVERIFY(lock.tryLock(0));
        messages::Translation translation(*qApp);
        test::FakeTerminal terminal;
        QTimer patience;
        connect(&patience, &QTimer::timeout, [] { QCoreApplication::exit(7); });
        patience.start(8000);
        // Who has started it from a menu reads it in a window, which ends the program when it is closed.
        QString told;
        QTimer closing;
        connect(&closing, &QTimer::timeout, this, [&told] {
            for (QWidget *window : QApplication::topLevelWidgets()) {
                auto *box = qobject_cast<QMessageBox *>(window);
                if (!box || !box->isVisible())
                    continue;
                told = box->informativeText();
                box->accept();
            }
        });
        closing.start(20);
        QCOMPARE(app::runWindow(*qApp, services, translation, terminal), 1);
        QVERIFY(!terminal.err().isEmpty());
        QVERIFY2(told.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(told));
    }
};

int main(int argc, char *argv[])
{
    const auto application = app::makeWindowApplication(argc, argv);
    TestGuiStart test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_gui_start.moc"
