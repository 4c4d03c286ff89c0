// The ways into a machine beside the notebook: terminal and editor; and what is said before something is lost.
#include "gui/fake_programs.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "storage/ssh_config.h"
#include "ui/browser.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"

#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::FakePrograms;
using test::offers;
using test::press;

namespace {

const QString work = QStringLiteral("work");

// A window over one machine that is ready.
struct Running
{
    Running()
    {
        test::storeKey(services);
        domain::LaunchPlan plan;
        plan.profile = work;
        plan.regionId = QStringLiteral("cn-test");
        plan.zoneId = QStringLiteral("a");
        plan.typeId = QStringLiteral("t.small");
        plan.priceLimit = domain::Money::micros(2'000'000, QStringLiteral("CNY"));
        result = launch::launch(services.context({}), plan, {}, {});
        ui::setBrowser([this](const QUrl &url) {
            opened << url;
            return browses;
        });
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
    }
    ~Running()
    {
        window.reset();
        ui::setBrowser({});
    }
    ui::MachineCard &card() const { return *window->findChild<ui::MachineCard *>(); }
    bool ready() const { return window->findChild<ui::MachineCard *>() && card().state().ready; }
    QString entryOf() { return storage::SshConfig(services.paths()).launchOf(QStringLiteral("spotbook-work")); }

    test::FakeServices services;
    test::FakeDialogs answers;
    FakePrograms computer;
    launch::LaunchResult result;
    QVector<QUrl> opened;
    bool browses = true;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace

class TestGuiOpen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- terminal and editor

    void theTerminalThatIsThereIsTaken_data()
    {
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("first");
        const auto row = [](const char *name, const QStringList &there, const char *variable, const char *file,
                            const QStringList &first) {
            QTest::newRow(name) << there << QString::fromLatin1(variable)
                                << QStringLiteral("/usr/bin/") + QString::fromLatin1(file) << first;
        };
        const QString e = QStringLiteral("-e");
        const QStringList all{QStringLiteral("xterm"), QStringLiteral("konsole"), QStringLiteral("gnome-terminal"),
                              QStringLiteral("x-terminal-emulator"), QStringLiteral("xdg-terminal-exec")};
        row("the desktop's own", all, "", "xdg-terminal-exec", {});
        row("Debian's", all.mid(0, 4), "", "x-terminal-emulator", {e});
        row("gnome", all.mid(0, 3), "", "gnome-terminal", {QStringLiteral("--")});
        row("kde", all.mid(0, 2), "", "konsole", {e});
        row("xfce", {QStringLiteral("xfce4-terminal")}, "", "xfce4-terminal", {QStringLiteral("-x")});
        row("x", all.mid(0, 1), "", "xterm", {e});
        row("the person's", all + QStringList{QStringLiteral("kitty")}, "kitty --single-instance", "kitty",
            {QStringLiteral("--single-instance"), e});
        row("the person's is gone", all.mid(0, 1), "kitty", "xterm", {e});
    }
    void theTerminalThatIsThereIsTaken()
    {
        QFETCH(QStringList, there);
        QFETCH(QString, variable);
        QFETCH(QString, file);
        QFETCH(QStringList, first);
        FakePrograms computer;
        computer.there = there;
        computer.terminalVariable = variable;
        const auto terminal = ui::terminalWith({QStringLiteral("ssh"), QStringLiteral("a b")});
        QVERIFY(terminal.has_value());
        QCOMPARE(terminal->file, file);
        QCOMPARE(terminal->arguments.mid(0, first.size()), first);
        QCOMPARE(terminal->arguments.mid(first.size(), 2), (QStringList{QStringLiteral("sh"), QStringLiteral("-c")}));
        QCOMPARE(terminal->arguments.mid(terminal->arguments.size() - 2),
                 (QStringList{QStringLiteral("ssh"), QStringLiteral("a b")}));
    }

    // What the terminal is given runs the command as it is, and keeps the window when that fails.
    void theTerminalsCommandRuns()
    {
        FakePrograms computer;
        computer.there = QStringList{QStringLiteral("xterm")};
        const auto run = [](const QStringList &command) {
            auto arguments = ui::terminalWith(command)->arguments.mid(1);
            QProcess process;
            const QString program = arguments.takeFirst();
            process.start(program, arguments);
            process.write("\n");
            process.closeWriteChannel();
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        QCOMPARE(run({QStringLiteral("printf"), QStringLiteral("[%s]"), QStringLiteral("a 'b"), QStringLiteral("$c")}),
                 QByteArray("[a 'b][$c]"));
        QVERIFY(run({QStringLiteral("false")}).contains("Enter"));
    }

    void theTerminalOpensOnTheMachine()
    {
        Running scene;
        scene.computer.there = QStringList{QStringLiteral("xterm")};
        QTRY_VERIFY(scene.ready() && offers(scene.card(), "terminalButton"));
        press(scene.card(), "terminalButton");
        QTRY_COMPARE(scene.computer.started.size(), 1);
        const QString line = scene.computer.started.first().arguments.join(QLatin1Char(' '));
        QVERIFY2(line.contains(QStringLiteral("-F none")) && line.contains(QStringLiteral("StrictHostKeyChecking=yes"))
                     && line.contains(QStringLiteral("HostName=") + scene.result.machine.publicAddress),
                 qPrintable(line));
        QVERIFY(scene.entryOf().isEmpty());
        // Without one the line is shown, to copy.
        scene.computer.there.clear();
        press(scene.card(), "terminalButton");
        QTRY_COMPARE(scene.answers.asked.size(), 1);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("ssh -F none ")));
        QCOMPARE(scene.answers.details.last(), QGuiApplication::clipboard()->text());
        // One that does not start is none.
        scene.computer.there = QStringList{QStringLiteral("xterm")};
        scene.computer.starts = false;
        press(scene.card(), "terminalButton");
        QTRY_COMPARE(scene.answers.asked.size(), 2);
    }

    void theEditorIsAskedForOnce()
    {
        Running scene;
        scene.computer.there = QStringList{QStringLiteral("codium")};
        QTRY_VERIFY(scene.ready() && offers(scene.card(), "editorButton"));
        scene.answers.yes = false;
        press(scene.card(), "editorButton");
        QCOMPARE(scene.answers.asked.size(), 1);
        QVERIFY(scene.answers.details.first().contains(scene.services.paths().sshConfig));
        QCoreApplication::processEvents();
        QVERIFY2(scene.entryOf().isEmpty() && !scene.services.settings().values().editSshConfig, "no is no");
        scene.answers.yes = true;
        press(scene.card(), "editorButton");
        QTRY_COMPARE(scene.computer.started.size(), 1);
        QCOMPARE(scene.computer.started.first(),
                 (ui::Program{QStringLiteral("/usr/bin/codium"),
                              {QStringLiteral("--remote"), QStringLiteral("ssh-remote+spotbook-work"),
                               QStringLiteral("/mnt/ml")}}));
        QCOMPARE(scene.entryOf(), scene.result.launchId);
        scene.computer.there.clear();
        press(scene.card(), "editorButton");
        QTRY_COMPARE(scene.opened.size(), 1);
        QCOMPARE(scene.opened.first().toString(),
                 QStringLiteral("vscode://vscode-remote/ssh-remote+spotbook-work/mnt/ml"));
        QCOMPARE(scene.answers.asked.size(), 2); // asked for once and for all
        scene.browses = false;
        press(scene.card(), "editorButton");
        QTRY_COMPARE(scene.answers.asked.size(), 3);
        // With the machine the entry goes.
        press(scene.card(), "parkButton");
        QTRY_VERIFY(scene.entryOf().isEmpty());
    }

    void whatTheCloudHasTakenBackLosesItsEntry()
    {
        Running scene;
        QTRY_VERIFY(scene.ready() && offers(scene.card(), "editorButton"));
        scene.computer.there = QStringList{QStringLiteral("code")};
        press(scene.card(), "editorButton");
        QTRY_COMPARE(scene.computer.started.size(), 1);
        QCOMPARE(scene.entryOf(), scene.result.launchId);
        scene.services.cloud.machineMap.clear();
        press(*scene.window, "refreshButton");
        QTRY_VERIFY(scene.entryOf().isEmpty());
    }

    void aMachineThatIsGoneIsSaid()
    {
        Running scene;
        scene.computer.there = QStringList{QStringLiteral("xterm")};
        QTRY_VERIFY(scene.ready() && offers(scene.card(), "terminalButton"));
        scene.services.cloud.machineMap.clear();
        press(scene.card(), "terminalButton");
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QCOMPARE(bannerOf(*scene.window).failure()->kind, FailureKind::MachineGone);
        QVERIFY(scene.computer.started.isEmpty());
    }

    // -- what is lost and what stays

    void destructiveQuestionsTellSizes()
    {
        Running scene;
        QTRY_VERIFY(scene.ready());
        scene.answers.yes = false;
        press(scene.card(), "releaseButton");
        QCOMPARE(scene.answers.details.size(), 1);
        const QString details = scene.answers.details.first();
        QVERIFY2(details.contains(scene.result.machine.id) && details.contains(QStringLiteral("(40 GiB)")),
                 qPrintable(details));
        QVERIFY2(details.contains(scene.result.workDiskId + QStringLiteral(", 40 GiB")), qPrintable(details));
        launch::park(scene.services.context({}), scene.result.launchId, launch::KeepBy::Disk, {}, {});
        press(*scene.window, "refreshButton");
        QTRY_VERIFY(offers(scene.card(), "eraseButton"));
        press(scene.card(), "eraseButton");
        QVERIFY2(scene.answers.details.last().contains(scene.result.workDiskId + QStringLiteral(", 40 GiB")),
                 qPrintable(scene.answers.details.last()));
    }
};

QTEST_MAIN(TestGuiOpen)
#include "test_gui_open.moc"
