// Every window, page and dialog, in each language: usable with the keyboard and a screen reader, and nothing cut off.
#include "gui/access_checks.h"
#include "gui/screens.h"
#include "messages/translation.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace spotbook;
using test::Screen;

namespace {
void addLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scene");
    for (const char *language : {"en", "zh_CN", "zh_TW"}) {
        int number = 0;
        for (const auto &scene : test::scenes())
            QTest::addRow("%s %s", scene.name, language) << QString::fromLatin1(language) << number++;
    }
}

// The tables and lists of a page that have rows.
QStringList fullLists(const QWidget &page)
{
    QStringList names;
    for (const auto *list : page.findChildren<QAbstractItemView *>()) {
        if (list->isVisible() && list->model() && list->model()->rowCount() > 0)
            names << list->objectName();
    }
    return names;
}
} // namespace

class TestGuiAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The checks themselves: on a window with every fault, each is found, and a good one has none.
    void aBadWindowIsFound()
    {
        QWidget window;
        window.setObjectName(QStringLiteral("bad"));
        window.resize(300, 260);
        auto *edit = new QLineEdit(&window);
        edit->setGeometry(10, 150, 100, 24);
        auto *first = new QPushButton(QStringLiteral("&Same"), &window);
        first->setGeometry(10, 60, 90, 30);
        auto *second = new QPushButton(QStringLiteral("&Sound of a long text that is cut"), &window);
        second->setGeometry(60, 70, 60, 30);
        auto *label = new QLabel(QStringLiteral("words that need more room than there is"), &window);
        label->setGeometry(10, 10, 40, 20);
        auto *outside = new QCheckBox(QStringLiteral("&Outside"), &window);
        outside->setGeometry(250, 200, 100, 24);
        auto *table = new QTableView(&window); // takes the Tab key for itself
        table->setGeometry(10, 180, 200, 70);
        table->setAccessibleName(QStringLiteral("table"));
        QWidget::setTabOrder(edit, first);
        QWidget::setTabOrder(first, second);
        QWidget::setTabOrder(second, outside);
        window.show();
        test::settle(window);
        const auto has = [](const QStringList &faults, const char *words) {
            QVERIFY2(
                faults.join(QLatin1Char('\n')).contains(QString::fromLatin1(words)),
                qPrintable(QString::fromLatin1(words) + QStringLiteral(" not in\n") + faults.join(QLatin1Char('\n'))));
        };
        has(test::withoutName(window), "no accessible name: QLineEdit");
        has(test::mnemonicClashes(window), "Alt+S clashes");
        has(test::tabFaults(window), "Tab jumps back");
        has(test::cutTexts(window), "cut off: QPushButton");
        has(test::cutTexts(window), "cut off: QLabel");
        has(test::overlaps(window), "overlap: QPushButton");
        has(test::overlaps(window), "reaches out of its parent: QCheckBox");
        has(test::tooLarge(window, 200, 200), "needs");
        auto *area = new QScrollArea(&window);
        area->setGeometry(120, 100, 60, 40);
        area->setWidget(new QLabel(QStringLiteral("what is wider than the window that shows it")));
        area->show();
        QCoreApplication::processEvents();
        has(test::scrolledSideways(window), "wider than its window");
        second->setFocusPolicy(Qt::StrongFocus);
        outside->setAutoExclusive(false);
        QWidget island(&window); // Tab never gets here
        auto *unreached = new QPushButton(QStringLiteral("x"), &island);
        island.show();
        unreached->setFocusPolicy(Qt::TabFocus);
        auto *trap = new Trap(&window);
        trap->show();
        has(test::tabFaults(window), "Tab does not");
    }

    void aGoodWindowIsLeftAlone()
    {
        QWidget window;
        auto *form = new QFormLayout(&window);
        form->addRow(QStringLiteral("&Name"), new QLineEdit);
        form->addRow(QStringLiteral("&Size"), new QSpinBox);
        form->addRow(QStringLiteral("&Until"), new QDateTimeEdit); // Tab goes through its parts first
        form->addRow(new QCheckBox(QStringLiteral("&Keep")));
        form->addRow(new QPushButton(QStringLiteral("&Go && stay")));
        window.resize(400, 300);
        window.show();
        test::settle(window);
        QCOMPARE(test::withoutName(window) + test::mnemonicClashes(window) + test::tabFaults(window)
                     + test::cutTexts(window) + test::overlaps(window) + test::scrolledSideways(window)
                     + test::tooLarge(window, 1024, 700),
                 QStringList());
    }

    // What these tests are worth depends on what they are shown.
    void everythingIsLookedAt()
    {
        QStringList seen;
        QStringList listsSeen;
        for (const auto &scene : test::scenes()) {
            scene.walk([&](const Screen &screen) {
                seen << screen.name;
                if (screen.name.startsWith(QStringLiteral("MainWindow-full-")))
                    listsSeen << fullLists(screen.part);
            });
        }
        QStringList wanted{
            QStringLiteral("StartPage-new"),  QStringLiteral("KeysPage-empty"),  QStringLiteral("KeysPage-refused"),
            QStringLiteral("SettingsDialog"), QStringLiteral("Question-park"),   QStringLiteral("Question-release"),
            QStringLiteral("Question-stop"),  QStringLiteral("Dialog-password"), QStringLiteral("Question-erase"),
            QStringLiteral("Question-until"), QStringLiteral("Question-delete"), QStringLiteral("Dialog-failure")};
        test::FakeServices services;
        ui::MainWindow window(services);
        const auto &list = *test::child<QListWidget>(window, "pageList");
        QVERIFY(list.count() >= 5);
        for (int row = 0; row < list.count(); ++row) {
            const QString id = list.item(row)->data(Qt::UserRole).toString();
            wanted << QStringLiteral("MainWindow-new-") + id << QStringLiteral("MainWindow-full-") + id;
        }
        const ui::LaunchWizard wizard(services, {});
        for (const int id : wizard.pageIds()) {
            const QString name = test::pageName(*wizard.page(id));
            wanted << (id == ui::LaunchWizard::Progress ? name + QStringLiteral("-running") : name);
        }
        for (const QString &name : qAsConst(seen))
            wanted.removeAll(name);
        QVERIFY2(wanted.isEmpty(), qPrintable(QStringLiteral("not looked at: ") + wanted.join(QStringLiteral(", "))));
        QCOMPARE(seen.removeDuplicates(), 0); // pictures would replace one another
        // An empty page has nothing that could be cut off.
        for (const char *name : {"storageTree", "offersTable", "watchList", "historyTree", "monthTree", "logTable"})
            QVERIFY2(listsSeen.contains(QString::fromLatin1(name)), name);
    }

    void everyScreenIsUsable_data() { addLanguages(); }

    void everyScreenIsUsable()
    {
        QFETCH(QString, language);
        QFETCH(int, scene);
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(language), language);
        QStringList faults;
        int screens = 0;
        test::scenes().at(scene).walk([&](const Screen &screen) {
            ++screens;
            const QStringList found = test::withoutName(screen.window) + test::mnemonicClashes(screen.window)
                                      + test::tabFaults(screen.window) + test::cutTexts(screen.window)
                                      + test::overlaps(screen.window) + test::scrolledSideways(screen.window)
                                      + test::tooLarge(screen.window, test::screenWidth, test::screenHeight);
            for (const QString &fault : found)
                faults << screen.name + QStringLiteral(": ") + fault;
        });
        QVERIFY(screens >= 3);
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

private:
    // Takes the Tab key and does nothing with it.
    class Trap : public QWidget
    {
    public:
        explicit Trap(QWidget *parent) : QWidget(parent)
        {
            setFocusPolicy(Qt::StrongFocus);
            setAccessibleName(QStringLiteral("trap"));
        }

    protected:
        bool focusNextPrevChild(bool) override { return false; }
        void keyPressEvent(QKeyEvent *event) override { event->accept(); }
    };
};

QTEST_MAIN(TestGuiAccess)
#include "test_gui_access.moc"
