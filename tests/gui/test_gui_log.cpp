// The page of the log: followed, searched, copied and saved.
#include "gui/gui_support.h"
#include "ui/log/log_page.h"

#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace spotbook;
using test::child;

namespace {
class LogFile
{
public:
    QString name() const { return m_folder.filePath(QStringLiteral("spotbook.log")); }
    void write(const QByteArray &text) const
    {
        QFile file(name());
        if (!file.open(QIODevice::Append) || file.write(text) != text.size())
            qFatal("no log");
    }
    static QByteArray line(char level, const QByteArray &text)
    {
        return "2024-03-01T12:00:00.000Z " + QByteArray(1, level) + " spotbook.net " + text + '\n';
    }

private:
    QTemporaryDir m_folder;
};
} // namespace

class TestGuiLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLogIsFollowed()
    {
        LogFile log;
        ui::LogPage page(log.name(), std::chrono::milliseconds(5));
        page.show();
        auto *label = child<QLabel>(page, "logCountLabel");
        QTRY_COMPARE(label->text(), ui::LogPage::tr("There is no log yet."));
        log.write(LogFile::line('I', "one") + LogFile::line('W', "two\n    more of two"));
        auto *table = child<QTableView>(page, "logTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(table->model()->index(1, 3).data().toString().contains(QStringLiteral("more of two")));
        log.write("2024-03-01T12:00:01.000Z E spotbook.ssh half");
        page.hide(); // whoever does not look reads nothing
        log.write(" and half\n");
        page.show();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->model()->index(2, 3).data().toString().contains(QStringLiteral("half and half")));
        QFile::remove(log.name()); // turned over
        log.write(LogFile::line('I', "new file"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
    }

    void theLogIsSearchedByWordsAndLevel()
    {
        LogFile log;
        log.write(LogFile::line('D', "detail apple") + LogFile::line('I', "note pear")
                  + LogFile::line('W', "Apple pear") + LogFile::line('E', "error"));
        ui::LogPage page(log.name(), std::chrono::milliseconds(5));
        page.show();
        auto *model = child<QTableView>(page, "logTable")->model();
        QTRY_COMPARE(model->rowCount(), 4);
        child<QLineEdit>(page, "logWordsEdit")->setText(QStringLiteral("pear apple"));
        QTRY_COMPARE(model->rowCount(), 1);
        log.write(LogFile::line('I', "apple again") + LogFile::line('I', "apple and pear"));
        QTRY_COMPARE(model->rowCount(), 2); // what comes is filtered, too
        child<QLineEdit>(page, "logWordsEdit")->clear();
        child<QComboBox>(page, "logLevelCombo")->setCurrentIndex(2);
        QTRY_COMPARE(model->rowCount(), 2);
        QTemporaryDir folder;
        test::FakeDialogs answers;
        answers.file = folder.filePath(QStringLiteral("log.txt"));
        child<QPushButton>(page, "logSaveButton")->click();
        QTRY_VERIFY(QFile::exists(answers.file));
        QFile file(answers.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), LogFile::line('W', "Apple pear") + LogFile::line('E', "error"));
        child<QPushButton>(page, "logCopyButton")->click();
        QTRY_COMPARE(QGuiApplication::clipboard()->text().toUtf8(),
                     LogFile::line('W', "Apple pear") + LogFile::line('E', "error"));
    }

    void aFullLogOpensWithoutHoldingTheWindow()
    {
        LogFile log;
        QByteArray text;
        while (text.size() < 4 * 1024 * 1024 - 200)
            text += LogFile::line('I', "GET https://ecs.example.com/ 200 in 123 ms, attempt 1, " + QByteArray(20, 'x'));
        log.write(text);
        ui::LogPage page(log.name(), std::chrono::milliseconds(5));
        page.resize(800, 500);
        page.show();
        auto *model = child<QTableView>(page, "logTable")->model();
        QTRY_VERIFY(model->rowCount() > 30000);
        QCOMPARE(model->rowCount(), text.count('\n'));
        QVERIFY(!child<QTableView>(page, "logTable")->visibleRegion().isEmpty());
        QCOMPARE(
            child<QTableView>(page, "logTable")->rowAt(child<QTableView>(page, "logTable")->viewport()->height() - 25),
            model->rowCount() - 1); // at its end
    }
};

QTEST_MAIN(TestGuiLog)
#include "test_gui_log.moc"
