// From the first page to the open notebook without a mouse: Tab, arrow keys, Alt with a letter, Enter.
#include "gui/gui_support.h"
#include "gui/keyboard.h"
#include "gui/screens.h"
#include "messages/translation.h"
#include "ui/browser.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>

using namespace spotbook;
using test::child;
using ui::LaunchWizard;

#define PRESSED(what) QVERIFY2(what, qPrintable(QStringLiteral("focus: ") + focused()))

namespace {
QString focused()
{
    return QApplication::focusWidget() ? test::called(*QApplication::focusWidget()) : QStringLiteral("none");
}
} // namespace

class TestGuiKeyboard : public QObject
{
    Q_OBJECT
    test::TestKeyboard m_keys;

    // By the letter that the button shows, in whatever language.
    bool go(LaunchWizard &wizard, QWizard::WizardButton which)
    {
        const QString letter = test::mnemonicIn(wizard.button(which)->text());
        return !letter.isEmpty() && m_keys.press(QStringLiteral("alt+") + letter.toLower());
    }

    // What this page needs so that it can be left; a page that is not known here must need nothing.
    void fillIn(LaunchWizard &wizard)
    {
        const QWizardPage *page = wizard.currentPage();
        if (auto *secret = page->findChild<QLineEdit *>(QStringLiteral("secretEdit")); secret && secret->isVisible()) {
            PRESSED(m_keys.fill(wizard, QStringLiteral("idEdit"), test::keyId));
            PRESSED(m_keys.fill(wizard, QStringLiteral("secretEdit"), test::keySecret));
        }
        if (auto *table = page->findChild<QTableView *>(QStringLiteral("offersTable"))) {
            QTRY_VERIFY(page->isComplete());
            PRESSED(m_keys.tabTo(wizard, QStringLiteral("offersTable")));
            const int row = table->currentIndex().row();
            const bool last = row + 1 == table->model()->rowCount();
            PRESSED(m_keys.press(last ? QStringLiteral("Up") : QStringLiteral("Down")));
            QVERIFY(table->currentIndex().row() != row);
            QCOMPARE(wizard.state().plan.typeId,
                     table->model()->index(table->currentIndex().row(), typeColumn(*table)).data().toString());
        }
        if (auto *name = page->findChild<QLineEdit *>(QStringLiteral("nameEdit"))) {
            PRESSED(m_keys.fill(wizard, QStringLiteral("nameEdit"), QStringLiteral("by-keyboard")));
            QCOMPARE(name->text(), QStringLiteral("by-keyboard"));
        }
        if (page->findChild<QLineEdit *>(QStringLiteral("repeatEdit"))) {
            PRESSED(m_keys.pressMnemonic(wizard, QStringLiteral("ownRadio")));
            QTRY_VERIFY(child<QLineEdit>(wizard, "passwordEdit")->isVisible());
            PRESSED(m_keys.fill(wizard, QStringLiteral("passwordEdit"), QStringLiteral("correct horse battery")));
            PRESSED(m_keys.fill(wizard, QStringLiteral("repeatEdit"), QStringLiteral("correct horse battery")));
        }
    }

    static int typeColumn(const QTableView &table)
    {
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (table.model()->index(0, column).data().toString().startsWith(QLatin1String("t.")))
                return column;
        }
        return -1;
    }

private Q_SLOTS:
    void fromTheKeysToTheNotebook_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "zh_CN"})
            QTest::addRow("%s", language) << QString::fromLatin1(language);
    }

    void fromTheKeysToTheNotebook()
    {
        QFETCH(QString, language);
        messages::Translation translation(*qApp);
        translation.load(language);
        test::FakeServices services;
        QVector<QUrl> opened;
        ui::setBrowser([&opened](const QUrl &url) {
            opened << url;
            return true;
        });
        {
            ui::MainWindow window(services);
            test::showAtSize(window);
            QTRY_VERIFY(child<QPushButton>(window, "newButton")->isEnabled());
            PRESSED(m_keys.pressMnemonic(window, QStringLiteral("newButton")));
            QTRY_VERIFY(window.findChild<LaunchWizard *>());
            auto &wizard = *window.findChild<LaunchWizard *>();
            test::showAtSize(wizard);
            QTRY_COMPARE(QApplication::activeWindow(), &wizard);
            int pages = 0;
            while (wizard.currentId() != LaunchWizard::Review) {
                const int id = wizard.currentId();
                QVERIFY(++pages < 20);
                fillIn(wizard);
                if (QTest::currentTestFailed())
                    return;
                QTRY_VERIFY2(wizard.currentPage()->isComplete(), wizard.currentPage()->metaObject()->className());
                QTRY_VERIFY(wizard.button(QWizard::NextButton)->isEnabled());
                PRESSED(go(wizard, QWizard::NextButton));
                QTRY_VERIFY2(wizard.currentId() != id, wizard.currentPage()->metaObject()->className());
                test::settle(wizard);
            }
            QVERIFY(pages >= 5);
            QTRY_VERIFY(wizard.currentPage()->isComplete());
            PRESSED(m_keys.tabTo(wizard, wizard.button(QWizard::CommitButton)->objectName()));
            QVERIFY(services.cloud.bought.isEmpty());
            PRESSED(m_keys.press(QStringLiteral("space")));
            QTRY_COMPARE_WITH_TIMEOUT(wizard.currentId(), int(LaunchWizard::Ready), 15000);
            QCOMPARE(services.cloud.bought.size(), 1);
            test::settle(wizard);
            PRESSED(m_keys.press(QStringLiteral("Return")));
            QTRY_COMPARE(opened.size(), 1);
            QCOMPARE(opened.first().scheme(), QStringLiteral("https"));
        }
        ui::setBrowser({});
    }

    // The menus of the main window have their letters, too.
    void theMenusOpen()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        test::showAtSize(window);
        for (const char *menu : {"fileMenu", "languageMenu", "helpMenu"}) {
            auto *entry = child<QMenu>(window, menu);
            const QString letter = test::mnemonicIn(entry->title());
            QVERIFY(!letter.isEmpty());
            window.setFocus();
            PRESSED(m_keys.press(QStringLiteral("alt+") + letter.toLower()));
            QTRY_VERIFY2(entry->isVisible(), menu);
            QTest::keyClick(entry, Qt::Key_Escape);
            QTRY_VERIFY(!entry->isVisible());
            test::settle(window);
        }
    }

    void theHelpersCanFail()
    {
        QWidget window;
        window.setObjectName(QStringLiteral("window"));
        auto *edit = new QLineEdit(&window);
        edit->setObjectName(QStringLiteral("edit"));
        auto *hidden = new QLineEdit(&window);
        hidden->setObjectName(QStringLiteral("skipped"));
        hidden->setFocusPolicy(Qt::NoFocus);
        test::showAtSize(window);
        QVERIFY(m_keys.tabTo(window, QStringLiteral("edit")));
        QVERIFY(!m_keys.tabTo(window, QStringLiteral("skipped"), 10));
        QVERIFY(!m_keys.pressMnemonic(window, QStringLiteral("edit")));
        QVERIFY(!m_keys.press(QStringLiteral("NoSuchKey")));
    }
};

QTEST_MAIN(TestGuiKeyboard)
#include "test_gui_keyboard.moc"
