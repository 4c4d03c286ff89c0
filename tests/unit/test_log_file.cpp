// Reading the log back: what LogSink has written comes out again, also while it is written and turned over.
#include "base/log.h"
#include "base/log_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook;
using base::LogLevel;

class TestLogFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheSinkWritesIsRead()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("spotbook.log"));
        {
            const base::LogSink sink({name, 4 * 1024 * 1024, false});
            qInfo("one");
            qWarning("two\nwith a second line");
            qCritical("three");
        }
        base::LogFollower follower(name);
        const auto read = follower.readOn();
        QCOMPARE(read.entries.size(), 3);
        QVERIFY(read.exists && !read.begunAnew);
        QVERIFY(read.entries.at(0).level == LogLevel::Info && read.entries.at(1).level == LogLevel::Warning
                && read.entries.at(2).level == LogLevel::Error);
        QCOMPARE(read.entries.at(1).text, QStringLiteral("two\nwith a second line"));
        QCOMPARE(read.entries.at(0).source, QStringLiteral("default"));
        QVERIFY(read.entries.at(0).at.isValid());
        QVERIFY(follower.readOn().entries.isEmpty());
    }

    void aFileThatIsTurnedOverIsReadAnew()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("spotbook.log"));
        base::LogFollower follower(name);
        QVERIFY(!follower.readOn().exists);
        const base::LogSink sink({name, 600, false});
        qInfo("first");
        QCOMPARE(follower.readOn().entries.size(), 1);
        int anew = 0;
        QString last;
        for (int i = 0; i < 30; ++i) {
            qInfo("line %d of a log that does not take many", i);
            const auto read = follower.readOn();
            anew += read.begunAnew ? 1 : 0;
            if (!read.entries.isEmpty())
                last = read.entries.last().text;
        }
        QVERIFY(anew > 1);
        QCOMPARE(last, QStringLiteral("line 29 of a log that does not take many"));
    }

    void aNewFileThatIsAlreadyLongerIsReadFromItsBeginning()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("spotbook.log"));
        const auto write = [&name](const QByteArray &text) {
            QFile file(name);
            return file.open(QIODevice::Append) && file.write(text) == text.size();
        };
        QVERIFY(write("2024-03-01T12:00:00.000Z I spotbook.net old\n"));
        base::LogFollower follower(name);
        QCOMPARE(follower.readOn().entries.size(), 1);
        QVERIFY(QFile::rename(name, name + QStringLiteral(".1")));
        QVERIFY(write("2024-03-01T12:00:01.000Z I spotbook.net new\n2024-03-01T12:00:02.000Z I spotbook.net newer\n"));
        const auto read = follower.readOn();
        QVERIFY(read.begunAnew);
        QCOMPARE(read.entries.size(), 2);
        QCOMPARE(read.entries.first().text, QStringLiteral("new"));
    }

    void ofALongFileOnlyTheEndIsRead()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("spotbook.log"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 100; ++i)
            file.write("2024-03-01T12:00:00.000Z I spotbook.net line " + QByteArray::number(i) + '\n');
        file.close();
        base::LogFollower follower(name, 500);
        const auto read = follower.readOn();
        QVERIFY(read.entries.size() > 5 && read.entries.size() < 12);
        QCOMPARE(read.entries.last().text, QStringLiteral("line 99"));
        QVERIFY(read.entries.first().text.startsWith(QStringLiteral("line ")));
    }

    void aHalfLineWaitsForItsEnd()
    {
        const QByteArray whole = "2024-03-01T12:00:00.000Z I spotbook.net text\n";
        const auto part = base::parseLog(whole + "2024-03-01T12:00:01.000Z W spot");
        QCOMPARE(part.entries.size(), 1);
        QCOMPARE(part.unfinished, QByteArray("2024-03-01T12:00:01.000Z W spot"));
        QVERIFY(base::parseLog("    a line of a message whose beginning is gone\n").entries.isEmpty());
        QVERIFY(base::parseLog({}).entries.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLogFile)
#include "test_log_file.moc"
