// The whole way through the window: keys to an open notebook on a real machine by the keyboard alone, with real key
// presses on a real display, then a real browser that logs in and runs a cell, then the release by real clicks.
// Screenshots of every page in both languages are left in build/<preset>/screens/.
#include "app/app_services.h"
#include "gui/gui_support.h"
#include "gui/hand.h"
#include "messages/translation.h"
#include "support/practice_server.h"
#include "support/secret_scan.h"
#include "ui/browser.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/prices/market_model.h"
#include "ui/wizard/launch_wizard.h"

#include <QCheckBox>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScreen>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace spotbook;
using test::child;
using test::Hand;
using ui::LaunchWizard;

namespace {
constexpr int pageMilliseconds = 60'000;
constexpr int launchMilliseconds = 700'000;

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input, int milliseconds)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    // The window must stay alive meanwhile (a tunnel, the monitor): so no waitForFinished().
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < milliseconds)
        QTest::qWait(50);
    const QByteArray output = process.readAll();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? output : "FAILED: " + output;
}
} // namespace

class TestGuiWholeWay : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_work;
    std::unique_ptr<test::PracticeServer> m_cloud;
    std::unique_ptr<messages::Translation> m_translation;
    const QString m_keyId = QStringLiteral("LTAI5tPracticeOfWindow01");
    const QString m_keySecret = QStringLiteral("practiceSecretOfTheWindow2468x");
    const QString m_password = QStringLiteral("a long way to Tokyo 2468");
    std::unique_ptr<test::ArgumentWatch> m_watch;
    std::unique_ptr<test::SecretValues> m_secrets;
    test::HandKeyboard m_keys;
    QUrl m_opened;
    int m_shots = 0;

    // The page as it is, in English and in Chinese; the person goes on in English.
    void shoot(const char *name)
    {
        ++m_shots;
        for (const char *language : {"zh_CN", "en"}) {
            m_translation->load(QString::fromLatin1(language));
            shootIn(language, name);
        }
    }

    void shootIn(const char *language, const char *name) const
    {
        QTest::qWait(250); // the event of the new language, then the painting
        const QString folder = QStringLiteral(SPOTBOOK_SCREENS_DIR "/") + QString::fromLatin1(language).left(2);
        QVERIFY(QDir().mkpath(folder));
        const QString file = QStringLiteral("%1/%2-%3.png")
                                 .arg(folder)
                                 .arg(m_shots, 2, 10, QLatin1Char('0'))
                                 .arg(QString::fromLatin1(name));
        QVERIFY(QGuiApplication::primaryScreen()->grabWindow(0).save(file));
    }

    // A question is asked in the language of its moment, and the menu cannot be reached before it is answered: it is
    // asked in Chinese, left without an answer, and asked again in English.
    void ask(QWidget &window, QPushButton *button, const char *dialog, const char *name)
    {
        ++m_shots;
        for (const char *language : {"zh_CN", "en"}) {
            m_translation->load(QString::fromLatin1(language));
            QTest::qWait(100); // the button may move with its words
            QVERIFY(Hand::click(button));
            QTRY_VERIFY(window.findChild<QDialog *>(QString::fromLatin1(dialog)));
            QPointer<QDialog> box = window.findChild<QDialog *>(QString::fromLatin1(dialog));
            QVERIFY(QTest::qWaitForWindowActive(box));
            if (QByteArray(language) == "zh_CN") {
                const QStringList english = test::notChinese(*box, {QStringLiteral("qt_spinbox_lineedit")});
                QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
            }
            shootIn(language, name);
            if (QByteArray(language) != "en") {
                QVERIFY(Hand::key(QStringLiteral("Escape")));
                QTRY_VERIFY(!box);
            }
        }
    }

    // By its letter, else by Tab and the space bar.
    bool press(QWidget &window, const QString &name)
    {
        return m_keys.pressMnemonic(window, name)
               || (m_keys.tabTo(window, name) && m_keys.press(QStringLiteral("space")));
    }
    void go(QWizard &wizard, QWizard::WizardButton which)
    {
        QTRY_VERIFY_WITH_TIMEOUT(wizard.button(which)->isVisible() && wizard.button(which)->isEnabled(),
                                 pageMilliseconds);
        QVERIFY(press(wizard, wizard.button(which)->objectName()));
    }

    void reach(LaunchWizard &wizard, int page) { QTRY_COMPARE_WITH_TIMEOUT(wizard.currentId(), page, 10'000); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_work.isValid());
        QLoggingCategory::setFilterRules(QStringLiteral("spotbook.*.debug=false"));
        qputenv("SPOTBOOK_HOME", (m_work.path() + QStringLiteral("/home")).toUtf8());
        test::SecretValues values;
        values.add(QStringLiteral("access key secret"), m_keySecret.toUtf8());
        values.add(QStringLiteral("notebook password"), m_password.toUtf8());
        m_watch = std::make_unique<test::ArgumentWatch>(values);
        m_secrets = std::make_unique<test::SecretValues>(values);
        test::PracticeOptions options;
        options.accessKeyId = m_keyId;
        options.accessKeySecret = m_keySecret.toUtf8();
        options.machines = QStringLiteral("auto");
        options.timeScale = 1; // the screenshots show stages as they take
        m_cloud = std::make_unique<test::PracticeServer>(options);
        m_translation = std::make_unique<messages::Translation>(*qApp);
        m_translation->load(QStringLiteral("en"));
        ui::setBrowser([this](const QUrl &url) {
            m_opened = url;
            return true;
        });
    }

    void cleanupTestCase()
    {
        ui::setBrowser({});
        if (QTest::currentTestFailed() && m_cloud)
            qWarning("%s", m_cloud->log().right(4000).constData());
        m_cloud.reset();
    }

    void fromKeysToAReleasedMachine()
    {
        app::AppServices services({m_cloud->endpoint(), {}, false, QStringLiteral("en")});
        ui::MainWindow window(services);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        shoot("window-empty");
        QVERIFY(press(window, QStringLiteral("newButton")));
        QTRY_VERIFY(window.findChild<LaunchWizard *>());
        QPointer<LaunchWizard> wizard = window.findChild<LaunchWizard *>();
        QVERIFY(QTest::qWaitForWindowActive(wizard));

        const std::vector<std::function<void()>> steps{
            [&] { begin(*wizard); },
            [&] { enterKeys(*wizard); },
            [&] { checkAccount(*wizard); },
            [&] { choosePlace(*wizard); },
            [&] { setUpNetwork(*wizard); },
            [&] { chooseDisk(*wizard); },
            [&] { setPassword(*wizard); },
            [&] { review(*wizard); },
            [&] { follow(*wizard); },
            [&] { openNotebook(*wizard); },
            [&] { useNotebook(); },
            [&] { go(*wizard, QWizard::FinishButton); },
            [&] { releaseMachine(window, services); },
        };
        for (const auto &step : steps) { // a check that fails leaves its own function only
            step();
            if (QTest::currentTestFailed())
                return;
        }
        QTRY_VERIFY(!wizard);
    }

    // After the run: neither the key nor the password is in a file of ours, in a log, or was ever in an argument list.
    void nothingSecretWasLeftAnywhere()
    {
        const auto inArguments = m_watch->finish();
        for (const auto &hit : inArguments)
            qWarning("%s: %s", qPrintable(hit.where), qPrintable(hit.label));
        QVERIFY(inArguments.isEmpty());
        QVERIFY(m_watch->samples() > 100);
        QVERIFY(QDir().mkpath(m_work.path() + QStringLiteral("/logs")));
        QFile log(m_work.path() + QStringLiteral("/logs/cloud.log"));
        QVERIFY(log.open(QIODevice::WriteOnly));
        QVERIFY(log.write(m_cloud->log()) > 0);
        log.close();
        const auto inFiles = test::scanFolders(
            *m_secrets, {m_work.path() + QStringLiteral("/home"), m_work.path() + QStringLiteral("/logs")});
        for (const auto &hit : inFiles)
            qWarning("%s: %s", qPrintable(hit.where), qPrintable(hit.label));
        QVERIFY(inFiles.isEmpty());
    }

private:
    // Out of curiosity by way of how a key is made.
    void begin(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Start);
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        QVERIFY(press(wizard, QStringLiteral("howToRadio")));
        shoot("start");
        go(wizard, QWizard::NextButton);
        reach(wizard, LaunchWizard::HowTo);
        shoot("how-to");
        go(wizard, QWizard::BackButton);
        reach(wizard, LaunchWizard::Start);
        QVERIFY(press(wizard, QStringLiteral("haveRadio")));
        go(wizard, QWizard::NextButton);
    }

    void checkAccount(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Account);
        QTRY_VERIFY_WITH_TIMEOUT(wizard.currentPage()->isComplete(), pageMilliseconds);
        auto *tree = child<QTreeWidget>(wizard, "accountTree");
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            QVERIFY2(!tree->topLevelItem(i)->text(0).startsWith(QStringLiteral("✗")),
                     qPrintable(tree->topLevelItem(i)->text(0) + tree->topLevelItem(i)->text(1)));
        shoot("account");
        go(wizard, QWizard::NextButton);
    }

    void enterKeys(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Keys);
        QTRY_VERIFY(child<QLineEdit>(wizard, "idEdit")->isVisible());
        QVERIFY(m_keys.fill(wizard, QStringLiteral("idEdit"), m_keyId));
        shoot("keys-empty");
        QVERIFY(m_keys.fill(wizard, QStringLiteral("secretEdit"), m_keySecret));
        QTRY_VERIFY_WITH_TIMEOUT(wizard.currentPage()->isComplete(), pageMilliseconds);
        shoot("keys");
        go(wizard, QWizard::NextButton);
    }

    void choosePlace(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Offers);
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(wizard, "reloadButton")->isVisible(),
                                 pageMilliseconds); // all loaded
        QVERIFY(wizard.currentPage()->isComplete());
        QVERIFY2(wizard.state().plan.typeId.contains(QStringLiteral("gn5")), qPrintable(wizard.state().plan.typeId));
        auto *table = child<QTableView>(wizard, "offersTable");
        QVERIFY(table->model()->rowCount() > 20);
        shoot("offers");
        auto *filter = child<QLineEdit>(wizard, "filterEdit");
        const int all = table->model()->rowCount();
        const QString words = QStringLiteral("gn5- P100");
        QVERIFY(m_keys.fill(wizard, QStringLiteral("filterEdit"), words));
        QTRY_COMPARE(filter->text(), words);
        QTRY_VERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < all);
        const QModelIndex row = table->model()->index(0, ui::MarketModel::Type);
        QVERIFY(m_keys.tabTo(wizard, QStringLiteral("offersTable")));
        QVERIFY(m_keys.press(QStringLiteral("ctrl+Home")));
        QTRY_COMPARE(wizard.state().plan.typeId, row.data().toString());
        QVERIFY(wizard.currentPage()->isComplete());
        go(wizard, QWizard::NextButton);
    }

    void setUpNetwork(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Network);
        QTRY_VERIFY_WITH_TIMEOUT(wizard.currentPage()->isComplete(), pageMilliseconds);
        auto *name = child<QLineEdit>(wizard, "nameEdit");
        QVERIFY(m_keys.fill(wizard, QStringLiteral("nameEdit"), QStringLiteral("whole-way")));
        QTRY_COMPARE(name->text(), QStringLiteral("whole-way"));
        QVERIFY(press(wizard, QStringLiteral("addressRadio")));
        shoot("network");
        go(wizard, QWizard::NextButton);
    }

    void chooseDisk(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Disk);
        QTRY_VERIFY_WITH_TIMEOUT(wizard.currentPage()->isComplete(), pageMilliseconds);
        QVERIFY(m_keys.fill(wizard, QStringLiteral("sizeSpin"), QStringLiteral("20")));
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(wizard, "priceLabel")->text().contains(QLatin1Char('.')),
                                 pageMilliseconds);
        shoot("disk");
        go(wizard, QWizard::NextButton);
        QTRY_COMPARE(wizard.state().plan.workDisk.sizeGiB, 20);
    }

    void setPassword(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Notebook);
        QVERIFY(press(wizard, QStringLiteral("ownRadio")));
        QTRY_VERIFY(child<QLineEdit>(wizard, "passwordEdit")->isVisible());
        QVERIFY(m_keys.fill(wizard, QStringLiteral("passwordEdit"), m_password));
        QVERIFY(m_keys.fill(wizard, QStringLiteral("repeatEdit"), m_password));
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        shoot("notebook");
        go(wizard, QWizard::NextButton);
    }

    void review(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Review);
        QTRY_VERIFY_WITH_TIMEOUT(wizard.currentPage()->isComplete(), pageMilliseconds);
        const QString words = wizard.button(QWizard::CommitButton)->text();
        QVERIFY2(words.contains(QRegularExpression(QStringLiteral("[0-9]\\.[0-9]"))), qPrintable(words));
        QVERIFY(m_keys.fill(wizard, QStringLiteral("profileEdit"), QStringLiteral("whole-way")));
        QTRY_COMPARE(wizard.state().plan.profile, QStringLiteral("whole-way"));
        shoot("review");
        go(wizard, QWizard::CommitButton);
    }

    void follow(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Progress);
        auto *page = wizard.currentPage();
        QVERIFY(press(wizard, QStringLiteral("logButton")));
        auto *stages = child<QTreeWidget>(*page, "stageTree");
        const auto provisioning = [stages] {
            for (int i = 0; i < stages->topLevelItemCount(); ++i) {
                if (stages->topLevelItem(i)->text(1).isEmpty() || i < 8)
                    continue;
                return true;
            }
            return false;
        };
        const auto failed = [page] { return test::bannerOf(*page).failure().has_value(); };
        QTRY_VERIFY_WITH_TIMEOUT(provisioning() || failed() || wizard.currentId() == LaunchWizard::Ready,
                                 launchMilliseconds);
        shoot("progress");
        QTRY_VERIFY_WITH_TIMEOUT(failed() || wizard.currentId() == LaunchWizard::Ready, launchMilliseconds);
        if (failed()) {
            const auto failure = *test::bannerOf(*page).failure();
            shoot("failed");
            qWarning("%s", qPrintable(child<QPlainTextEdit>(*page, "logEdit")->toPlainText().right(6000)));
            QFAIL(domain::Error(failure).what());
        }
    }

    void openNotebook(LaunchWizard &wizard)
    {
        reach(wizard, LaunchWizard::Ready);
        auto *open = child<QPushButton>(*wizard.currentPage(), "openButton");
        QTRY_VERIFY(open->isDefault());
        shoot("ready");
        wizard.activateWindow();
        QVERIFY(Hand::key(QStringLiteral("Return")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_opened.isEmpty(), pageMilliseconds);
        QCOMPARE(m_opened.scheme(), QStringLiteral("https"));
        QVERIFY(!m_opened.toString().contains(m_password));
    }

    void useNotebook()
    {
        const QString driver = QStringLiteral(SPOTBOOK_BROWSER_DIR);
        const QByteArray installed =
            run(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/gui/browser/install.sh"), {driver}, {}, 180'000);
        QVERIFY2(!installed.startsWith("FAILED"), installed.constData());
        const QString chromium = QStringLiteral("/usr/bin/chromium"); // else the driver's own
        const QJsonObject order{
            {QStringLiteral("url"), m_opened.toString()},
            {QStringLiteral("password"), m_password},
            {QStringLiteral("code"),
             QStringLiteral("import os, getpass; print('ANSWER', 6 * 7, getpass.getuser(), os.getcwd())")},
            {QStringLiteral("expect"), QStringLiteral("ANSWER 42")},
            {QStringLiteral("screenshot"), QStringLiteral(SPOTBOOK_SCREENS_DIR "/en/notebook.png")},
            {QStringLiteral("chromium"), QFileInfo::exists(chromium) ? chromium : QString()}};
        const QByteArray output = run(QStringLiteral("node"), {driver + QStringLiteral("/notebook.js")},
                                      QJsonDocument(order).toJson(QJsonDocument::Compact), 240'000);
        QVERIFY2(!output.startsWith("FAILED"), output.constData());
        QVERIFY2(output.contains("ANSWER 42 ml"), output.constData());
        QVERIFY2(output.contains("/mnt/ml"), output.constData());
    }

    void releaseMachine(ui::MainWindow &window, app::AppServices &services)
    {
        window.bringToFront();
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<ui::MachineCard *>(), pageMilliseconds);
        auto *card = window.findChild<ui::MachineCard *>();
        QTRY_COMPARE_WITH_TIMEOUT(card->state().billing, domain::Billing::Charging, pageMilliseconds);
        QTRY_VERIFY(child<QPushButton>(*card, "releaseButton")->isEnabled());
        shoot("window-running");
        answer(window, child<QPushButton>(*card, "releaseButton"), "release-asked");
        if (QTest::currentTestFailed())
            return;
        QTRY_COMPARE_WITH_TIMEOUT(card->state().billing, domain::Billing::Parked, launchMilliseconds);
        QVERIFY(!card->state().machine);
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(*card, "eraseButton")->isEnabled(), pageMilliseconds);
        shoot("window-released");

        ask(window, child<QPushButton>(*card, "eraseButton"), "textBox", "erase-asked");
        if (QTest::currentTestFailed())
            return;
        QVERIFY(Hand::type(QStringLiteral("whole-way")));
        QVERIFY(Hand::key(QStringLiteral("Return")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<ui::MachineCard *>()
                                     || window.findChild<ui::MachineCard *>()->state().billing
                                            == domain::Billing::Nothing,
                                 launchMilliseconds);
        const auto left = launch::sweep(services.context({}), {}, {});
        QStringList bills;
        for (const auto &item : left.items) {
            if (item.billable)
                bills << item.kind + QLatin1Char(' ') + item.id;
        }
        QCOMPARE(bills, QStringList());
        QCOMPARE(left.notLooked, QStringList());
    }

    // Presses the button and answers the question that comes with yes, all by mouse.
    void answer(QWidget &window, QPushButton *button, const char *name)
    {
        ask(window, button, "questionBox", name);
        if (QTest::currentTestFailed())
            return;
        auto *box = window.findChild<QDialog *>(QStringLiteral("questionBox"));
        QVERIFY(Hand::click(child<QPushButton>(*box, "questionYes")));
    }
};

QTEST_MAIN(TestGuiWholeWay)
#include "test_gui_whole_way.moc"
