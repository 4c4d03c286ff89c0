// The log sink: no live secret leaves it, lines cannot be forged, the file is private and bounded.
#include "base/fan_out.h"
#include "base/log.h"
#include "base/secret.h"

#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace spotbook;

namespace {

// Standard error of this process in a file for its lifetime.
class CapturedError
{
public:
    explicit CapturedError(const QString &file) : m_file(file), m_before(::dup(2))
    {
        const int fd = ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        ::dup2(fd, 2);
        ::close(fd);
    }
    ~CapturedError() { restore(); }
    QByteArray text()
    {
        restore();
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void restore()
    {
        if (m_before < 0)
            return;
        ::fflush(stderr);
        ::dup2(m_before, 2);
        ::close(m_before);
        m_before = -1;
    }
    QString m_file;
    int m_before;
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksSecretsEverywhere()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        const auto secret = base::Secret::copyOf("S3cret/With+Signs");
        CapturedError error(folder.filePath(QStringLiteral("stderr")));
        {
            const base::LogSink sink({file});
            qWarning("key is S3cret/With+Signs");
            qInfo("url ?k=S3cret%%2FWith%%2BSigns");
            qCritical("basic %s", QByteArray("S3cret/With+Signs").toBase64().constData());
        }
        for (const QByteArray &text : {contentOf(file), error.text()}) {
            QCOMPARE(text.count('\n'), 3);
            QVERIFY2(!text.contains("S3cret") && !text.contains("UzNjcmV0"), text.constData());
            QVERIFY(text.contains("key is ***"));
        }
    }

    void linesHaveTimeLevelAndCategory()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        {
            const base::LogSink sink({file, 1024, false});
            static const QLoggingCategory category("spotbook.test");
            qCWarning(category, "hello");
        }
        static const QRegularExpression form(
            QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z W spotbook\.test hello\n$)"));
        QVERIFY2(form.match(QString::fromUtf8(contentOf(file))).hasMatch(), contentOf(file).constData());
    }

    void textFromOutsideForgesNothing()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        {
            const base::LogSink sink({file, 1024, false});
            // U+009B is a terminal's escape sequence in one character, U+0085 its next line; U+00A0 and U+4E2D are
            // text.
            qWarning("%s", "one\n2024-01-01T00:00:00.000Z I forged\r\x1b[2Jend "
                           "\xc2\x80\xc2\x85\xc2\x9b"
                           "2J\xc2\x9f\xc2\xa0\xe4\xb8\xad");
        }
        const auto lines = contentOf(file).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(1).startsWith("    2024"));
        QVERIFY2(lines.at(1).endsWith("\\x0d\\x1b[2Jend \\x80\\x85\\x9b"
                                      "2J\\x9f\xc2\xa0\xe4\xb8\xad"),
                 lines.at(1).constData());
    }

    void fileIsPrivateEvenWhenItWasNot()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        QFile older(file);
        QVERIFY(older.open(QIODevice::WriteOnly));
        older.close();
        QVERIFY(::chmod(QFile::encodeName(file).constData(), 0666) == 0);
        const base::LogSink sink({file, 1024, false});
        qWarning("x");
        struct stat status
        {
        };
        QVERIFY(::stat(QFile::encodeName(file).constData(), &status) == 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
    }

    void sizeIsBounded()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        {
            const base::LogSink sink({file, 1000, false});
            for (int i = 0; i < 200; ++i)
                qWarning("line %d", i);
        }
        QVERIFY(contentOf(file).size() <= 1000);
        QVERIFY(contentOf(file + QStringLiteral(".1")).size() <= 1000);
        QVERIFY(contentOf(file).contains("line 199\n"));
        QVERIFY(contentOf(file + QStringLiteral(".1")).size() > 500);
    }

    void unwritableFileDoesNotStopTheProgram()
    {
        const QTemporaryDir folder;
        CapturedError error(folder.filePath(QStringLiteral("stderr")));
        {
            const base::LogSink sink({folder.filePath(QStringLiteral("no/such/folder.log"))});
            qWarning("first");
            qWarning("second");
        }
        const QByteArray text = error.text();
        QCOMPARE(text.count("cannot be written"), 1);
        QVERIFY(text.contains("first") && text.contains("second"));
    }

    void manyThreadsWriteWholeLines()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("spotbook.log"));
        {
            const base::LogSink sink({file, 1024 * 1024, false});
            base::fanOut(400, 8, {}, [](std::size_t i) { qWarning("begin %d end", int(i)); });
        }
        const auto lines = contentOf(file).trimmed().split('\n');
        QCOMPARE(lines.size(), 400);
        for (const auto &line : lines)
            QVERIFY(line.contains("begin ") && line.endsWith(" end"));
    }

    void restoresTheHandlerBefore()
    {
        const auto before = qInstallMessageHandler(nullptr);
        qInstallMessageHandler(before);
        {
            const base::LogSink sink({QString(), 10, false});
        }
        const auto after = qInstallMessageHandler(before);
        QVERIFY(before == after);
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"
