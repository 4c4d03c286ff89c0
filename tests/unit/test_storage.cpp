// Folders and files, settings, host keys, learned times, receipts.
#include "base/fan_out.h"
#include "base/secret.h"
#include "storage/autostart.h"
#include "storage/host_key_store.h"
#include "storage/learned_times.h"
#include "storage/paths.h"
#include "storage/posix_file.h"
#include "storage/receipts.h"
#include "storage/settings.h"
#include "support/failure_kind.h"
#include "support/persian_digits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace spotbook;
using namespace std::chrono_literals;
using storage::Paths;

namespace {

int modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

void put(const QString &path, const QByteArray &content, mode_t mode = 0600)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    ::chmod(QFile::encodeName(path).constData(), mode);
}

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Home
{
    QTemporaryDir folder;
    Paths paths = Paths::below(folder.filePath(QStringLiteral("home")));
};

} // namespace

class TestStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardPathsFollowXdg()
    {
        const QTemporaryDir folder;
        const auto before = qgetenv("SPOTBOOK_HOME");
        qunsetenv("SPOTBOOK_HOME");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(folder.filePath(QStringLiteral("c"))));
        qputenv("XDG_DATA_HOME", QFile::encodeName(folder.filePath(QStringLiteral("d"))));
        qputenv("XDG_CACHE_HOME", QFile::encodeName(folder.filePath(QStringLiteral("k"))));
        const auto paths = Paths::standard();
        QCOMPARE(paths.config, folder.filePath(QStringLiteral("c/spotbook")));
        QCOMPARE(paths.data, folder.filePath(QStringLiteral("d/spotbook")));
        QCOMPARE(paths.cache, folder.filePath(QStringLiteral("k/spotbook")));
        qputenv("SPOTBOOK_HOME", QFile::encodeName(folder.filePath(QStringLiteral("own"))));
        QCOMPARE(Paths::standard().data, folder.filePath(QStringLiteral("own/data")));
        qputenv("SPOTBOOK_HOME", before);
    }

    void foldersArePrivateAndMended()
    {
        const Home home;
        const auto old = ::umask(0);
        home.paths.create();
        ::umask(old);
        const QStringList folders{home.paths.config,     home.paths.data,       home.paths.cache,
                                  home.paths.journals(), home.paths.profiles(), QFileInfo(home.paths.keyFile()).path()};
        for (const QString &folder : folders)
            QCOMPARE(modeOf(folder), 0700);

        put(home.paths.keyFile(), "key", 0644);
        put(home.paths.stacks() + QStringLiteral("/apply"), "#!/bin/sh\n", 0755);
        // The practice cloud keeps the files of its machines there, with the rights that they have on a machine.
        const QString library = home.paths.cache + QStringLiteral("/practice/root/lib.so");
        QVERIFY(QDir().mkpath(QFileInfo(library).path()));
        put(library, "lib", 0755);
        ::chmod(QFile::encodeName(home.paths.data).constData(), 0755);
        home.paths.create();
        QCOMPARE(modeOf(home.paths.data), 0700);
        QCOMPARE(modeOf(home.paths.keyFile()), 0600);
        QCOMPARE(modeOf(home.paths.stacks() + QStringLiteral("/apply")), 0700);
        QCOMPARE(modeOf(library), 0755);
    }

    void linksAreNotFollowedWhenMending()
    {
        const Home home;
        home.paths.create();
        const QString outside = home.folder.filePath(QStringLiteral("outside"));
        put(outside, "x", 0644);
        QVERIFY(QFile::link(outside, home.paths.stacks() + QStringLiteral("/link")));
        home.paths.create();
        QCOMPARE(modeOf(outside), 0644);
    }

    // Another process may have renamed its temporary file since the folder was listed.
    void aFileThatIsGoneNeedsNoMending()
    {
        const Home home;
        home.paths.create();
        const QString gone = home.paths.stacks() + QStringLiteral("/gone.new");
        QVERIFY(!test::failureOf([&] { storage::makePrivate(gone); }));
    }

    void aFileWhereAFolderShouldBe()
    {
        const Home home;
        put(home.folder.filePath(QStringLiteral("home")), "x");
        QVERIFY_FAILS(home.paths.create(), StorageFailed);
    }

    void durableWriteReplacesAndLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a/b/file"));
        storage::writeFileDurably(file, "one", 0600);
        storage::writeFileDurably(file, "two", 0640);
        QCOMPARE(storage::readFile(file), QByteArray("two"));
        QCOMPARE(modeOf(file), 0640);
        QCOMPARE(QDir(folder.filePath(QStringLiteral("a/b"))).entryList(QDir::Files | QDir::Hidden).size(), 1);

        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("a/b/dir/inner"))));
        QVERIFY_FAILS(storage::writeFileDurably(folder.filePath(QStringLiteral("a/b/dir")), "x", 0600), StorageFailed);
        QCOMPARE(QDir(folder.filePath(QStringLiteral("a/b"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void readingTellsWhatIsWrong()
    {
        const QTemporaryDir folder;
        QVERIFY_FAILS(storage::readFile(folder.filePath(QStringLiteral("none"))), NotFound);
        QVERIFY_FAILS(storage::readFile(folder.path()), StorageFailed);
        put(folder.filePath(QStringLiteral("large")), QByteArray(11, 'x'));
        QVERIFY_FAILS(storage::readFile(folder.filePath(QStringLiteral("large")), 10), StorageFailed);
        QCOMPARE(storage::readFile(folder.filePath(QStringLiteral("large")), 11).size(), 11);
    }

    void settingsBeginWithAnOwner()
    {
        const Home home;
        const auto first = storage::Settings(home.paths).values();
        QCOMPARE(first.owner.size(), 16);
        QVERIFY(first.addressServices.size() >= 2);
        for (const QString &service : first.addressServices)
            QVERIFY(service.startsWith(QStringLiteral("https://")));
        QVERIFY(storage::Settings(home.paths).values() == first);
        QCOMPARE(modeOf(home.paths.config + QStringLiteral("/settings.json")), 0600);
    }

    void settingsAreKeptWithWhatTheyDoNotKnow()
    {
        const Home home;
        home.paths.create();
        const QString file = home.paths.config + QStringLiteral("/settings.json");
        put(file, R"({"owner":"me","future":{"a":[1]},"language":"zh_CN"})");
        storage::Settings settings(home.paths);
        settings.update([](storage::SettingsValues &values) { values.lastProfile = QStringLiteral("p"); });
        const auto json = QJsonDocument::fromJson(get(file)).object();
        QCOMPARE(json.value(QStringLiteral("future")).toObject().value(QStringLiteral("a")).toArray().size(), 1);
        QCOMPARE(json.value(QStringLiteral("owner")).toString(), QStringLiteral("me"));
        const auto again = storage::Settings(home.paths).values();
        QCOMPARE(again.lastProfile, QStringLiteral("p"));
        QCOMPARE(again.language, QStringLiteral("zh_CN"));
    }

    // Written by a version that knew less.
    void settingsOfBeforeKeepTheirDefaults()
    {
        const Home home;
        home.paths.create();
        put(home.paths.config + QStringLiteral("/settings.json"), R"({"owner":"me"})");
        storage::Settings settings(home.paths);
        QVERIFY(settings.values().quietNotices.isEmpty());
        QVERIFY(!settings.values().startHidden && !settings.values().saidNoTray && !settings.values().saidGoesOn);
        settings.update([](storage::SettingsValues &values) {
            values.quietNotices = QStringList{QStringLiteral("night")};
            values.startHidden = values.saidNoTray = values.saidGoesOn = true;
        });
        QVERIFY(storage::Settings(home.paths).values() == settings.values());
    }

    void anEntryStartsSpotbookAtLogin()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("autostart/spotbook.desktop"));
        const storage::Autostart autostart(QFileInfo(file).path());
        QVERIFY(!autostart.isOn());
        autostart.set(true, QStringLiteral("/opt/a \"b\" 5%/spotbook"));
        QVERIFY(autostart.isOn());
        QVERIFY2(get(file).contains(R"(Exec="/opt/a \\"b\\" 5%%/spotbook")"), get(file).constData());
        put(file, get(file) + "Hidden=true\n"); // as the desktop's own settings switch it off
        QVERIFY(!autostart.isOn());
        autostart.set(true, QStringLiteral("/usr/bin/spotbook"));
        QVERIFY(autostart.isOn());
        autostart.set(false, {});
        autostart.set(false, {}); // what is not there is off
        QVERIFY(!autostart.isOn() && !QFile::exists(file));
    }

    void settingsOfTwoProcessesDoNotOverwriteEachOther()
    {
        const Home home;
        storage::Settings one(home.paths);
        storage::Settings two(home.paths);
        one.update([](auto &values) { values.language = QStringLiteral("en"); });
        two.update([](auto &values) { values.lastProfile = QStringLiteral("p"); });
        const auto both = storage::Settings(home.paths).values();
        QCOMPARE(both.language, QStringLiteral("en"));
        QCOMPARE(both.lastProfile, QStringLiteral("p"));
        base::fanOut(40, 4, {}, [&](std::size_t i) {
            storage::Settings mine(home.paths);
            mine.update([i](auto &values) { values.addressServices.append(QString::number(i)); });
        });
        QCOMPARE(storage::Settings(home.paths).values().addressServices.size(), both.addressServices.size() + 40);
    }

    void unreadableSettingsAreNotReplaced_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << QByteArray("{\"owner\":\"me\"");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("type") << QByteArray("{\"owner\":[]}");
    }

    void unreadableSettingsAreNotReplaced()
    {
        QFETCH(QByteArray, content);
        const Home home;
        home.paths.create();
        const QString file = home.paths.config + QStringLiteral("/settings.json");
        put(file, content);
        QVERIFY_FAILS(storage::Settings(home.paths), SettingsUnreadable);
        QCOMPARE(get(file), content);
    }

    void settingsRefuseSecrets()
    {
        const Home home;
        storage::Settings settings(home.paths);
        const auto secret = base::Secret::copyOf("AccessKeySecretOf30Characters!");
        QVERIFY_FAILS(
            settings.update([](auto &values) { values.endpoint = QStringLiteral("AccessKeySecretOf30Characters!"); }),
            Internal);
        QVERIFY(!get(home.paths.config + QStringLiteral("/settings.json")).contains("AccessKeySecret"));
        QVERIFY(settings.values().endpoint.isEmpty());
    }

    void hostKeys()
    {
        const Home home;
        storage::HostKeyStore store(home.paths);
        const QString id = QStringLiteral("launch-1");
        QVERIFY(store.keys(id).isEmpty());
        store.pin(id, {"ssh-ed25519 AAAA", "ssh-ed25519 BBBB"});
        QCOMPARE(storage::HostKeyStore(home.paths).keys(id),
                 (QVector<QByteArray>{"ssh-ed25519 AAAA", "ssh-ed25519 BBBB"}));
        store.pin(id, {"ssh-ed25519 BBBB\n"});
        QCOMPARE(store.keys(id), QVector<QByteArray>{"ssh-ed25519 BBBB"});
        QCOMPARE(modeOf(home.paths.data + QStringLiteral("/known-hosts/launch-1")), 0600);
        QVERIFY_FAILS(store.pin(id, {}), Internal);
        QVERIFY_FAILS(store.pin(id, {"a\nb"}), Internal);
        QVERIFY_FAILS(store.pin(QStringLiteral("../x"), {"ssh-ed25519 A"}), InvalidInput);
        QCOMPARE(store.keys(id).size(), 1);
        store.forget(id);
        store.forget(id);
        QVERIFY(store.keys(id).isEmpty());
    }

    void learnedTimesAreMedians()
    {
        const Home home;
        storage::LearnedTimes times(home.paths);
        const QString key = QStringLiteral("boot/ecs.gn5");
        QVERIFY(!times.expected(key));
        for (const auto took : {30s, 32s, 900s})
            times.record(key, took);
        QCOMPARE(times.expected(key)->count(), qint64(32'000));
        const auto ranges = times.ranges({key, QStringLiteral("another")});
        QCOMPARE(ranges.size(), 1);
        QCOMPARE(ranges.value(key).usual.count(), qint64(32'000));
        QCOMPARE(ranges.value(key).worst.count(), qint64(900'000));
        for (int i = 0; i < 9; ++i)
            times.record(key, 10s); // the old ones are forgotten
        QCOMPARE(storage::LearnedTimes(home.paths).expected(key)->count(), qint64(10'000));
        put(home.paths.cache + QStringLiteral("/learned-times.json"), "nonsense");
        QVERIFY(!times.expected(key));
        times.record(key, 5s);
        QCOMPARE(times.expected(key)->count(), qint64(5000));
    }

    void learnedTimesFromManyThreads()
    {
        const Home home;
        storage::LearnedTimes times(home.paths);
        base::fanOut(16, 4, {}, [&](std::size_t i) { times.record(QStringLiteral("k%1").arg(i), 1s); });
        for (int i = 0; i < 16; ++i)
            QVERIFY(times.expected(QStringLiteral("k%1").arg(i)));
    }

    void receiptsAreKeptInOrderAndNeverRewritten()
    {
        const Home home;
        const QDateTime early(QDate(2024, 1, 2), QTime(3, 4), Qt::UTC);
        storage::saveReceipt(home.paths, early.addDays(1), QStringLiteral("l2"), {{QStringLiteral("n"), 2}});
        storage::saveReceipt(home.paths, early, QStringLiteral("l1"), {{QStringLiteral("n"), 1}});
        storage::saveReceipt(home.paths, early, QStringLiteral("l1"), {{QStringLiteral("n"), 3}});
        const auto all = storage::receipts(home.paths);
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(2).value(QStringLiteral("n")).toInt(), 2);
        QCOMPARE(all.at(2).value(QStringLiteral("launch")).toString(), QStringLiteral("l2"));
        QCOMPARE(all.at(0).value(QStringLiteral("n")).toInt() + all.at(1).value(QStringLiteral("n")).toInt(), 4);
        // Their names sort by time in every language.
        QVERIFY(test::systemDigitsAreForeign());
        QCOMPARE(QDir(home.paths.receipts()).entryList(QDir::Files).last(),
                 QStringLiteral("20240103T030400000Z-l2.json"));
        put(home.paths.receipts() + QStringLiteral("/x.json"), "{");
        QVERIFY_FAILS(storage::receipts(home.paths), StorageFailed);
    }
};

QTEST_GUILESS_MAIN(TestStorage)
#include "test_storage.moc"
