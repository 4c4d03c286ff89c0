// Leaving the wizard while a page waits for its answer: by its own Cancel and by Escape. Nothing has been made, nothing
// goes on behind the person's back.
#include "gui/launching.h"

#include <QtWidgets>

using namespace spotbook;
using test::goTo;
using ui::LaunchWizard;

namespace {

// Holds one question of the cloud until it is stopped, as a slow cloud does.
class Slow
{
public:
    explicit Slow(test::FakeServices &services)
    {
        services.cloud.hook = [state = m_state](const test::FakeCloud::CallSeen &seen, auto phase) {
            if (phase != test::FakeCloud::Phase::Before || !state->on || seen.name != state->name)
                return;
            state->holding = true;
            while (state->on && !seen.stop.stop_requested())
                std::this_thread::yield();
            if (seen.stop.stop_requested()) {
                ++state->stopped;
                throw domain::Error(domain::FailureKind::Cancelled);
            }
        };
    }
    ~Slow() { m_state->on = false; }
    Slow(const Slow &) = delete;
    Slow &operator=(const Slow &) = delete;
    void hold(const QString &name)
    {
        m_state->name = name;
        m_state->on = true;
    }
    bool isHolding() const { return m_state->holding; }
    int stopped() const { return m_state->stopped; }

private:
    struct State
    {
        QString name; // set before `on`
        std::atomic<bool> on{false};
        std::atomic<bool> holding{false};
        std::atomic<int> stopped{0};
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

void pressEscape(QWidget &window)
{
    QWidget *focus = window.focusWidget();
    QTest::keyClick(focus ? focus : &window, Qt::Key_Escape);
}

} // namespace

class TestGuiCancel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageIsLeftWhileItWaits_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("question");
        QTest::addColumn<bool>("byKey");
        const QVector<QPair<int, const char *>> pages{{LaunchWizard::Network, "securityGroups"},
                                                      {LaunchWizard::Disk, "disks"},
                                                      {LaunchWizard::Notebook, "quote"},
                                                      {LaunchWizard::Review, "identity"}};
        for (const auto &[page, question] : pages) {
            for (const bool byKey : {false, true})
                QTest::addRow("%d %s %s", page, question, byKey ? "Escape" : "Cancel")
                    << page << QString::fromLatin1(question) << byKey;
        }
    }

    void aPageIsLeftWhileItWaits()
    {
        QFETCH(int, page);
        QFETCH(QString, question);
        QFETCH(bool, byKey);
        test::FakeServices services;
        test::storeKey(services);
        Slow slow(services);
        QPointer<LaunchWizard> wizard = new LaunchWizard(services, {});
        wizard->setAttribute(Qt::WA_DeleteOnClose); // as the window opens it
        wizard->show();
        QApplication::setActiveWindow(wizard);
        goTo(*wizard, static_cast<LaunchWizard::Page>(page - 1));
        slow.hold(question);
        wizard->next();
        QCOMPARE(wizard->currentId(), page);
        QTRY_VERIFY(slow.isHolding());
        QVERIFY(wizard->button(QWizard::CancelButton)->isEnabled());
        if (byKey)
            pressEscape(*wizard);
        else
            wizard->button(QWizard::CancelButton)->click();
        QTRY_VERIFY(!wizard); // and with it all that it had begun
        QVERIFY(slow.stopped() > 0);
        const int calls = services.cloud.calls();
        QCoreApplication::processEvents();
        QCOMPARE(services.cloud.calls(), calls);
        QCOMPARE(services.cloud.writes(), 0);
        QVERIFY(services.cloud.everything().isEmpty());
        QVERIFY(services.profiles().names().isEmpty());
    }

    void theWindowGoesOnWithoutIt()
    {
        test::Launching scene;
        goTo(*scene.wizard, LaunchWizard::Review);
        scene.wizard->button(QWizard::CancelButton)->click();
        QTRY_VERIFY(!scene.wizard);
        QVERIFY(scene.window->isVisible());
        QCOMPARE(scene.services.cloud.writes(), 0);
        scene.window->newMachine();
        scene.wizard = scene.window->findChild<LaunchWizard *>();
        QVERIFY(scene.wizard);
        QCOMPARE(scene.wizard->currentId(), int(LaunchWizard::Start));
        goTo(*scene.wizard, LaunchWizard::Review);
        pressEscape(*scene.wizard);
        QTRY_VERIFY(!scene.wizard);
        QCOMPARE(scene.services.cloud.writes(), 0);
        QVERIFY(scene.answers.asked.isEmpty());
    }
};

QTEST_MAIN(TestGuiCancel)
#include "test_gui_cancel.moc"
