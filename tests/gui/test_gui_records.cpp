// The pages beside the machines: storage and history; each slow, failing, cancelled, and in another language.
#include "gui/full_account.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "launch/record.h"
#include "messages/figures.h"
#include "messages/translation.h"
#include "ui/history/history_page.h"
#include "ui/main_window.h"
#include "ui/row_feeder.h"
#include "ui/storage/storage_page.h"

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace spotbook;
using domain::FailureKind;
using test::child;

namespace {
const QString work = QStringLiteral("work");

domain::LaunchPlan workPlan()
{
    domain::LaunchPlan plan;
    plan.profile = work;
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::micros(2000000, QStringLiteral("CNY"));
    return plan;
}

QString launchWork(test::FakeServices &services)
{
    test::storeKey(services);
    return launch::launch(services.context({}), workPlan(), {}, {}).launchId;
}

QString parkWork(test::FakeServices &services)
{
    const QString id = launchWork(services);
    launch::park(services.context({}), id, launch::KeepBy::Disk, {}, {});
    return id;
}

QTreeWidgetItem *rowWith(QTreeWidget &tree, const QString &text)
{
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        for (int column = 0; column < tree.columnCount(); ++column) {
            if (tree.topLevelItem(i)->text(column).contains(text)
                || tree.topLevelItem(i)->toolTip(column).contains(text))
                return tree.topLevelItem(i);
        }
    }
    return nullptr;
}

QString sums(ui::StoragePage &page)
{
    return child<QLabel>(page, "storageSumLabel")->text();
}

// How many rows came into a tree at once.
class Inserted
{
public:
    explicit Inserted(const QTreeWidget &tree) : m_spy(tree.model(), &QAbstractItemModel::rowsInserted) {}
    int most() const
    {
        int most = 0;
        for (const auto &arguments : m_spy)
            most = std::max(most, arguments.at(2).toInt() - arguments.at(1).toInt() + 1);
        return most;
    }

private:
    QSignalSpy m_spy;
};

bool isLooking(ui::StoragePage &page)
{
    return child<QPushButton>(page, "storageStopButton")->isVisible();
}

} // namespace

class TestGuiRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -------------------------------------------------------------------------------------------------- storage

    void storageTellsWhatCostsAndWhatNobodyKnows()
    {
        test::FakeServices services;
        parkWork(services);
        domain::Image image;
        image.id = QStringLiteral("m-1");
        image.minimumDiskGiB = 20;
        services.cloud.ownImages = {image};
        ui::StoragePage page(services);
        page.show();
        auto *tree = child<QTreeWidget>(page, "storageTree");
        QTRY_VERIFY(!isLooking(page) && tree->topLevelItemCount() == 2);
        auto *disk = rowWith(*tree, services.cloud.diskMap.firstKey());
        QVERIFY(disk);
        QVERIFY(disk->text(6).contains(QStringLiteral("¥28.8"))); // 40 GiB at 0.04 an hour
        QCOMPARE(disk->text(4), work);
        QVERIFY2(sums(page).contains(QStringLiteral("¥28.8")), qPrintable(sums(page)));
        // For an image, 20 GiB at 0.12: a figure of the provider's documentation, not its price.
        QCOMPARE(rowWith(*tree, image.id)->text(6),
                 ui::StoragePage::tr("at most about %1").arg(QStringLiteral("¥2.40")));
        QVERIFY2(sums(page).contains(QStringLiteral("¥2.40")), qPrintable(sums(page)));
        QVERIFY(!sums(page).contains(ui::StoragePage::tr("price not known: %1").arg(1)));
        QVERIFY(child<QLabel>(page, "storageMissingLabel")->isHidden());
        services.cloud.providerInfo().snapshotGiBPerMonth.clear();
        child<QPushButton>(page, "storageRefreshButton")->click();
        QTRY_VERIFY2(!isLooking(page) && sums(page).contains(ui::StoragePage::tr("price not known: %1").arg(1)),
                     qPrintable(sums(page)));
    }

    void whatItIsWhatItCostsAndItsDateAreSeenInASmallWindow()
    {
        test::FakeServices services;
        parkWork(services);
        const auto other = services.cloud.addDisk(QStringLiteral("a"));
        services.cloud.diskMap.remove(other.id);
        auto disk = other;
        disk.id = QStringLiteral("d-bp1abcdefghijklmnopqrs");
        services.cloud.diskMap.insert(disk.id, disk);
        ui::StoragePage page(services);
        page.resize(800, 400);
        page.show();
        auto *tree = child<QTreeWidget>(page, "storageTree");
        QTRY_VERIFY(!isLooking(page) && tree->topLevelItemCount() == 2);
        auto *row = rowWith(*tree, disk.id);
        QCOMPARE(row->text(5), messages::dateText(disk.createdAt));
        QVERIFY2(row->text(5).contains(QStringLiteral("2024")), qPrintable(row->text(5)));
        for (const int column : {0, 6}) {
            const QRect cell = tree->visualItemRect(row) & tree->viewport()->rect();
            const int right = tree->header()->sectionViewportPosition(column) + tree->header()->sectionSize(column);
            QVERIFY(right <= cell.right() + 1);
            QVERIFY(tree->header()->sectionSize(column) >= tree->fontMetrics().horizontalAdvance(row->text(column)));
        }
        const QString heading = tree->headerItem()->text(3);
        QVERIFY(tree->columnWidth(3) > tree->header()->fontMetrics().horizontalAdvance(heading));
    }

    void manyThingsComeAFewAtATime()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::Fullness full;
        full.disks = 3 * ui::RowFeeder::atOnce;
        test::fillStorage(services, full);
        ui::StoragePage page(services);
        auto *tree = child<QTreeWidget>(page, "storageTree");
        const Inserted inserted(*tree);
        page.show();
        QTRY_COMPARE(tree->topLevelItemCount(), full.disks + full.snapshots + full.images);
        QVERIFY(inserted.most() <= ui::RowFeeder::atOnce);
        for (int row = 1; row < tree->topLevelItemCount(); ++row) // as if they had come at once
            QVERIFY(!(*tree->topLevelItem(row - 1) < *tree->topLevelItem(row)));
    }

    void onlyWhatIsOursAndFreeCanBeDeleted()
    {
        test::FakeServices services;
        parkWork(services);
        const auto foreign = services.cloud.addDisk(QStringLiteral("a"));
        test::FakeDialogs answers;
        answers.text = QStringLiteral("wrok");
        ui::StoragePage page(services);
        page.show();
        auto *tree = child<QTreeWidget>(page, "storageTree");
        auto *remove = child<QPushButton>(page, "storageDeleteButton");
        QTRY_VERIFY(!isLooking(page) && tree->topLevelItemCount() == 2);
        QVERIFY(!remove->isEnabled()); // nothing is selected
        tree->setCurrentItem(rowWith(*tree, foreign.id));
        QVERIFY(!remove->isEnabled());
        QVERIFY(!remove->toolTip().isEmpty()); // says why
        tree->setCurrentItem(rowWith(*tree, work));
        QVERIFY(remove->isEnabled());
        remove->click();
        QVERIFY(answers.asked.first().contains(QStringLiteral("40 GiB")));
        QTRY_VERIFY(child<ui::Banner>(page, "storageBanner")->failure().has_value());
        QCOMPARE(child<ui::Banner>(page, "storageBanner")->failure()->kind, FailureKind::InvalidInput);
        QCOMPARE(services.cloud.diskMap.size(), 2);
        answers.text = work;
        QSignalSpy gone(&page, &ui::StoragePage::deleted);
        QTRY_VERIFY(remove->isEnabled());
        remove->click();
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(services.cloud.diskMap.keys(), QStringList{foreign.id});
        QTRY_VERIFY(!isLooking(page) && tree->topLevelItemCount() == 1);
    }

    void aSlowCloudCanBeStopped()
    {
        test::FakeServices services;
        parkWork(services);
        test::Gate gate(services);
        gate.close();
        ui::StoragePage page(services);
        page.show();
        QTRY_VERIFY(gate.isHolding());
        QVERIFY(isLooking(page) && !child<QPushButton>(page, "storageRefreshButton")->isEnabled());
        child<QPushButton>(page, "storageStopButton")->click();
        gate.open();
        QTRY_VERIFY(!isLooking(page));
        QVERIFY2(sums(page).contains(ui::StoragePage::tr("Not everything was looked at.")), qPrintable(sums(page)));
        QVERIFY(!child<ui::Banner>(page, "storageBanner")->failure().has_value());
        child<QPushButton>(page, "storageRefreshButton")->click();
        QTRY_VERIFY(!isLooking(page) && child<QTreeWidget>(page, "storageTree")->topLevelItemCount() == 1);
        QVERIFY(!sums(page).contains(ui::StoragePage::tr("Not everything was looked at.")));
    }

    void aPartThatFailsIsNamed()
    {
        test::FakeServices services;
        parkWork(services);
        services.cloud.hook = [](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (call.name == QLatin1String("images"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        ui::StoragePage page(services);
        page.show();
        QTRY_VERIFY(child<QLabel>(page, "storageMissingLabel")->isVisible());
        QVERIFY(child<QLabel>(page, "storageMissingLabel")->text().contains(QStringLiteral("cn-test images")));
        QCOMPARE(child<QTreeWidget>(page, "storageTree")->topLevelItemCount(), 1);
    }

    void aCloudThatIsAwayIsSaidAndAskedAgain()
    {
        test::FakeServices services;
        parkWork(services);
        std::atomic<bool> away{true};
        services.cloud.hook = [&away](const auto &, auto) {
            if (away)
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        ui::StoragePage page(services);
        page.show();
        auto *banner = child<ui::Banner>(page, "storageBanner");
        QTRY_VERIFY(banner->failure().has_value());
        QCOMPARE(banner->failure()->kind, FailureKind::NetworkUnreachable);
        away = false;
        child<QPushButton>(*banner, "bannerAction")->click();
        QTRY_COMPARE(child<QTreeWidget>(page, "storageTree")->topLevelItemCount(), 1);
        QVERIFY(!banner->failure().has_value());
    }

    // -------------------------------------------------------------------------------------------------- history

    void historyShowsEachSessionWithItsReceipt()
    {
        test::FakeServices services;
        parkWork(services);
        ui::HistoryPage page(services);
        page.show();
        auto *tree = child<QTreeWidget>(page, "historyTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->text(0), work);
        QCOMPARE(tree->topLevelItem(0)->text(1), QStringLiteral("t.small"));
        QCOMPARE(tree->topLevelItem(0)->text(5), ui::endText(launch::Session::End::Parked));
        QVERIFY(tree->topLevelItem(0)->text(6).startsWith(QStringLiteral("¥")));
        const QString receipt = child<QPlainTextEdit>(page, "receiptView")->toPlainText();
        QVERIFY2(receipt.contains(services.cloud.diskMap.firstKey())
                     && receipt.contains(QStringLiteral("Ended: machine")),
                 qPrintable(receipt));
        child<QPushButton>(page, "receiptCopyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), receipt + QLatin1Char('\n'));
        auto *months = child<QTreeWidget>(page, "monthTree");
        QCOMPARE(months->topLevelItemCount(), 1);
        QVERIFY(months->topLevelItem(0)->text(0).startsWith(QStringLiteral("2024-0")));
    }

    void whenItWasAndWhatItCostAreSeenInASmallWindow()
    {
        test::FakeServices services;
        auto plan = workPlan();
        plan.profile = QStringLiteral("a-profile-with-a-name-as-long-as-any");
        test::storeKey(services);
        const QString id = launch::launch(services.context({}), plan, {}, {}).launchId;
        launch::park(services.context({}), id, launch::KeepBy::Disk, {}, {});
        messages::Translation translation(*qApp);
        QCOMPARE(translation.load(QStringLiteral("zh_CN")), QStringLiteral("zh_CN")); // its dates are the longest
        ui::HistoryPage page(services);
        page.resize(850, 500);
        page.show();
        auto *tree = child<QTreeWidget>(page, "historyTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QCoreApplication::processEvents();
        for (const int column : {3, 6}) {
            const int right = tree->header()->sectionViewportPosition(column) + tree->header()->sectionSize(column);
            QVERIFY(right <= tree->viewport()->width());
        }
    }

    void whoReadsAnOldSessionIsLeftThere()
    {
        test::FakeServices services;
        test::Fullness full;
        full.sessions = 2 * ui::RowFeeder::atOnce + 1;
        test::fillHistory(services, full);
        launchWork(services);
        ui::HistoryPage page(services);
        page.resize(800, 400);
        auto *tree = child<QTreeWidget>(page, "historyTree");
        const Inserted inserted(*tree);
        page.show();
        QTRY_COMPARE(tree->topLevelItemCount(), full.sessions + 1);
        QVERIFY(inserted.most() <= ui::RowFeeder::atOnce);
        QTRY_COMPARE(tree->currentItem(), tree->topLevelItem(0)); // the newest
        auto *oldest = tree->topLevelItem(full.sessions);
        tree->setCurrentItem(oldest);
        const int scrolled = tree->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        const QString receipt = child<QPlainTextEdit>(page, "receiptView")->toPlainText();
        services.time().advance(std::chrono::hours(2));
        page.setStates(launch::states(services.context({}), {}));
        QTRY_COMPARE(rowWith(*tree, work)->text(5), ui::endText(launch::Session::End::Running));
        QCOMPARE(tree->currentItem(), oldest);
        QCOMPARE(tree->verticalScrollBar()->value(), scrolled);
        QCOMPARE(child<QPlainTextEdit>(page, "receiptView")->toPlainText(), receipt);
    }

    void aSessionThatRunsHasNoReceiptYet()
    {
        test::FakeServices services;
        launchWork(services);
        ui::HistoryPage page(services);
        page.show();
        auto *tree = child<QTreeWidget>(page, "historyTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->text(5), ui::endText(launch::Session::End::Unknown));
        page.setStates(launch::states(services.context({}), {}));
        QTRY_COMPARE(tree->topLevelItem(0)->text(5), ui::endText(launch::Session::End::Running));
        QVERIFY(child<QPlainTextEdit>(page, "receiptView")->toPlainText().contains(QStringLiteral("no receipt")));
    }

    void historyIsSavedAsCsv()
    {
        test::FakeServices services;
        parkWork(services);
        QTemporaryDir folder;
        test::FakeDialogs answers;
        answers.file = folder.filePath(QStringLiteral("history.csv"));
        ui::HistoryPage page(services);
        QVERIFY(!child<QPushButton>(page, "historySaveButton")->isEnabled());
        page.show();
        QTRY_VERIFY(child<QPushButton>(page, "historySaveButton")->isEnabled());
        child<QPushButton>(page, "historySaveButton")->click();
        QTRY_VERIFY(QFile::exists(answers.file));
        QFile file(answers.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QVERIFY2(csv.startsWith("launch,") && csv.contains(",parked,"), csv.constData());
        answers.file = folder.filePath(QStringLiteral("nowhere/history.csv"));
        child<QPushButton>(page, "historySaveButton")->click();
        QTRY_VERIFY(child<ui::Banner>(page, "historyBanner")->failure().has_value());
        QCOMPARE(child<ui::Banner>(page, "historyBanner")->failure()->kind, FailureKind::StorageFailed);
    }

    void anEmptyHistorySaysSo()
    {
        test::FakeServices services;
        ui::HistoryPage page(services);
        page.show();
        QTRY_VERIFY(!child<QPlainTextEdit>(page, "receiptView")->toPlainText().isEmpty());
        QVERIFY(!child<QPushButton>(page, "receiptCopyButton")->isEnabled());
    }

    // ------------------------------------------------------------------------------------------------- together

    void thePagesSpeakTheLanguageOfTheMoment()
    {
        test::FakeServices services;
        parkWork(services);
        services.cloud.addDisk(QStringLiteral("a"));
        ui::MainWindow window(services);
        window.resize(1024, 700);
        window.show();
        for (const char *id : {"storage", "history", "log"}) {
            window.showPage(QString::fromLatin1(id));
            QCOMPARE(window.currentPage(), QString::fromLatin1(id));
        }
        auto *storage = child<QTreeWidget>(window, "storageTree");
        window.showPage(QStringLiteral("storage"));
        QTRY_COMPARE(storage->topLevelItemCount(), 2);
        auto *history = child<QTreeWidget>(window, "historyTree");
        QTRY_COMPARE(history->topLevelItemCount(), 1);
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents();
        const QStringList data{
            QStringLiteral("nameLabel"),     QStringLiteral("addressLabel"),  QStringLiteral("storageTree:2"),
            QStringLiteral("storageTree:3"), QStringLiteral("storageTree:4"), QStringLiteral("historyTree:0"),
            QStringLiteral("historyTree:1"), QStringLiteral("historyTree:2"),
            QStringLiteral("historyTree:3"), // two dates
            QStringLiteral("historyTree:4"), QStringLiteral("storageTree:0"), QStringLiteral("storageTree:1")};
        for (auto *page : {window.findChild<ui::StoragePage *>()->parentWidget()}) {
            const QStringList missing = test::untranslated(*page, data);
            QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
        }
        QVERIFY(child<QListWidget>(window, "pageList")->item(1)->text().contains(QStringLiteral("⟦")));
        QCoreApplication::removeTranslator(&brackets);
        QCoreApplication::processEvents();
        QVERIFY(!child<QListWidget>(window, "pageList")->item(1)->text().contains(QStringLiteral("⟦")));
    }

    void deletingOnThePageEndsTheCard()
    {
        test::FakeServices services;
        parkWork(services);
        test::FakeDialogs answers;
        answers.text = work;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<QFrame *>(QStringLiteral("machineCard")));
        window.showPage(QStringLiteral("storage"));
        auto *tree = child<QTreeWidget>(window, "storageTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        tree->setCurrentItem(tree->topLevelItem(0));
        child<QPushButton>(window, "storageDeleteButton")->click();
        QTRY_VERIFY(!window.findChild<QFrame *>(QStringLiteral("machineCard")));
        QVERIFY(services.cloud.diskMap.isEmpty());
    }
};

QTEST_MAIN(TestGuiRecords)
#include "test_gui_records.moc"
