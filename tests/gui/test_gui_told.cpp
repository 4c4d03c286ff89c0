// What the window tells and asks: warnings that must not be lost, notices that wait for one another, and questions.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/desktop_notes.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"
#include "ui/notice_desk.h"
#include "ui/practice_label.h"
#include "ui/settings_dialog.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace spotbook;
using test::child;

namespace {
domain::LaunchState running()
{
    domain::LaunchState state;
    state.launchId = QStringLiteral("L1");
    state.profile = QStringLiteral("default");
    state.billing = domain::Billing::Charging;
    state.ready = true;
    state.checkedAt = QDateTime::currentDateTimeUtc();
    domain::Machine machine;
    machine.id = QStringLiteral("i-1");
    machine.state = domain::MachineState::Running;
    state.machine = machine;
    return state;
}
} // namespace

class TestGuiTold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Nobody outside shows anything here.
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }

    void practiceIsSaidOverEveryQuestion()
    {
        for (const bool practice : {true, false}) {
            test::FakeServices services;
            services.isPractice = practice;
            ui::MainWindow window(services);
            window.show();
            ui::Question question;
            question.title = question.text = question.yes = QStringLiteral("Park");
            const auto says = [](const QString &text) { return text.contains(ui::PracticeLabel::words()); };
            ui::dialogs().ask(&window, question, [](bool) {});
            QCOMPARE(says(window.findChild<QMessageBox *>()->informativeText()), practice);
            ui::dialogs().askText(&window, question, [](const QString &) {});
            QCOMPARE(says(window.findChild<QInputDialog *>()->labelText()), practice);
            ui::dialogs().askTime(&window, question, QDateTime::currentDateTimeUtc(), {}, [](const QDateTime &) {});
            auto *box = child<QDialog>(window, "timeBox");
            QCOMPARE(box->findChild<ui::PracticeLabel *>() != nullptr, practice);
            const QTemporaryDir folder;
            const ui::SettingsDialog settings(services, folder.path());
            QCOMPARE(settings.findChild<ui::PracticeLabel *>() != nullptr, practice);
        }
    }

    void ofThreeWaysEachCanBeTaken()
    {
        QWidget parent;
        parent.show();
        ui::Question question;
        question.title = question.text = question.yes = QStringLiteral("Finish");
        question.other = QStringLiteral("Stop");
        const auto taken = [&](const char *button) {
            std::optional<ui::Way> way;
            ui::dialogs().askWay(&parent, question, [&](ui::Way now) { way = now; });
            const QPointer<QMessageBox> box = parent.findChild<QMessageBox *>();
            if (*button)
                child<QPushButton>(*box, button)->click();
            else
                QTest::keyClick(box, Qt::Key_Return);
            (void)QTest::qWaitFor([&] { return way.has_value(); });
            delete box;
            return way;
        };
        QCOMPARE(taken("questionYes"), std::optional(ui::Way::Yes));
        QCOMPARE(taken("questionOther"), std::optional(ui::Way::Other));
        QCOMPARE(taken("questionNo"), std::optional(ui::Way::No));
        QCOMPARE(taken(""), std::optional(ui::Way::Yes)); // of a question that destroys nothing
    }

    void whatIsUrgentIsTheServicesToo()
    {
        ui::Note note;
        note.urgent = true;
        const QVariant urgency = ui::hintsFor(note).value(QStringLiteral("urgency"));
        QCOMPARE(urgency.userType(), int(QMetaType::UChar)); // a byte, as the specification has it
        QCOMPARE(urgency.toInt(), 2);
        note.urgent = false;
        QCOMPARE(ui::hintsFor(note).value(QStringLiteral("urgency")).toInt(), 1);
    }

    void aWarningThatNobodyShowsBringsTheWindow_data()
    {
        QTest::addColumn<bool>("limit");
        QTest::newRow("reclaim") << false;
        QTest::newRow("limit") << true;
    }

    void aWarningThatNobodyShowsBringsTheWindow()
    {
        QFETCH(bool, limit);
        test::FakeServices services;
        ui::MainWindow window(services);
        window.show();
        window.hide();
        window.tellPrice(QStringLiteral("gn5 is cheap"));
        QCoreApplication::processEvents();
        QVERIFY(!window.isVisible());
        auto state = running();
        state.machine->autoReleaseAt = {};
        state.machine->reclaimNotice = !limit;
        if (limit)
            state.session = state.spendingLimit = domain::Money::micros(5'000'000, QStringLiteral("CNY"));
        window.findChild<ui::NoticeDesk *>()->take({state});
        QTRY_VERIFY(window.isVisible());
        auto *label = child<QLabel>(window, "noticeLabel");
        QVERIFY2(label->isVisible() && label->text().contains(state.profile), qPrintable(label->text()));
        test::BracketTranslator brackets; // it follows the language
        QCoreApplication::installTranslator(&brackets);
        QTRY_VERIFY2(label->text().contains(QStringLiteral("⟦")), qPrintable(label->text()));
        QCoreApplication::removeTranslator(&brackets);
    }

    void noticesStandAboveOneAnother()
    {
        ui::NoticeBar bar;
        const auto say = [&bar](const char *text) { bar.say([text] { return QString::fromLatin1(text); }); };
        const auto lines = [&bar] { return child<QLabel>(bar, "noticeLabel")->text().split(QLatin1Char('\n')); };
        const auto words = [](const char *list) { return QString::fromLatin1(list).split(QLatin1Char(' ')); };
        for (const char *text : {"one", "two", "three"})
            say(text);
        QCOMPARE(lines(), words("three two one"));
        say("one");
        QCOMPARE(lines(), words("one three two"));
        say("four");
        QCOMPARE(lines().mid(0, ui::NoticeBar::shownAtOnce), words("four one three"));
        QCOMPARE(lines().size(), ui::NoticeBar::shownAtOnce + 1); // that there is more is said
        auto *close = child<QPushButton>(bar, "noticeCloseButton");
        close->click();
        QVERIFY(!bar.isHidden());
        QCOMPARE(lines(), words("two"));
        close->click();
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestGuiTold)
#include "test_gui_told.moc"
