// Your work: each kind of disk with its price, and the image the machine begins with.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/wizard/disk_page.h"

#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::choosePlace;

namespace {

domain::Image image(const char *name, int leastGiB, bool cloudInit = true)
{
    domain::Image made;
    made.id = QStringLiteral("m-") + QString::fromLatin1(name);
    made.name = QString::fromLatin1(name);
    made.minimumDiskGiB = leastGiB;
    made.own = true;
    made.cloudInit = cloudInit;
    made.createdAt = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    return made;
}

// The first one of the list.
void chooseDisk(ui::DiskPage &page)
{
    QTRY_VERIFY(page.isComplete());
    child<QRadioButton>(page, "existingRadio")->setChecked(true);
    auto *tree = child<QTreeWidget>(page, "diskTree");
    tree->setCurrentItem(tree->topLevelItem(0));
}

} // namespace

class TestGuiPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCategoryShowsItsPricePerMonth()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        auto *categories = child<QComboBox>(page, "categoryCombo");
        // 40 GiB at 0.001 a GiB and hour, 720 hours.
        for (int i = 0; i < 2; ++i)
            QTRY_VERIFY2(categories->itemText(i).contains(QStringLiteral("¥28.80")),
                         qPrintable(categories->itemText(i)));
        QVERIFY(categories->itemText(1).startsWith(QStringLiteral("cloud_efficiency")));
        categories->setCurrentIndex(1);
        child<QSpinBox>(page, "sizeSpin")->setValue(100);
        for (int i = 0; i < 2; ++i)
            QTRY_VERIFY2(categories->itemText(i).contains(QStringLiteral("¥72.00")),
                         qPrintable(categories->itemText(i)));
        QCOMPARE(categories->currentIndex(), 1); // prices that come move no choice
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.workDisk.category, QStringLiteral("cloud_efficiency"));
        QCOMPARE(state.plan.workDisk.sizeGiB, 100);
    }

    void aPriceThatTheCloudDoesNotSayHoldsNothingUp()
    {
        test::FakeServices services;
        services.cloud.hook = [](const test::FakeCloud::CallSeen &call, auto) {
            if (call.name == QLatin1String("quoteDisk"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        auto *categories = child<QComboBox>(page, "categoryCombo");
        QTRY_VERIFY2(categories->itemText(0).contains(QStringLiteral("not known")),
                     qPrintable(categories->itemText(0)));
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.workDisk.category, QStringLiteral("cloud_ssd"));
    }

    void anOwnImageSetsTheLeastSystemDisk()
    {
        test::FakeServices services;
        services.cloud.ownImages = {image("trained", 80), image("bare", 20, false)};
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        auto *images = child<QComboBox>(page, "imageCombo");
        auto *size = child<QSpinBox>(page, "systemSizeSpin");
        auto *note = child<QLabel>(page, "imageNote");
        QTRY_COMPARE(images->count(), 3);
        QVERIFY(images->itemText(1).contains(QStringLiteral("trained"))
                && images->itemText(1).contains(QStringLiteral("2026")));
        QVERIFY(note->isHidden());
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.imageFamily, services.provider().defaultImageFamily);
        QVERIFY(state.plan.imageId.isEmpty());
        QCOMPARE(state.plan.systemDiskGiB, 40);
        images->setCurrentIndex(1);
        QCOMPARE(size->value(), 80);
        QVERIFY(note->text().contains(QStringLiteral("80")));
        size->setValue(10);
        QCOMPARE(size->value(), 80);
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.imageId, QStringLiteral("m-trained"));
        QVERIFY(state.plan.imageFamily.isEmpty());
        QCOMPARE(state.plan.systemDiskGiB, 80);
        QVERIFY(state.plan.problems().isEmpty());
        images->setCurrentIndex(2);
        QVERIFY2(note->text().contains(QStringLiteral("cloud-init")), qPrintable(note->text()));
        images->setCurrentIndex(1);
        page.initializePage(); // coming back
        QCOMPARE(images->currentIndex(), 1);
    }

    void imagesThatCannotBeListedAreSaidAndDoWithout()
    {
        test::FakeServices services;
        services.cloud.hook = [](const test::FakeCloud::CallSeen &call, auto) {
            if (call.name == QLatin1String("images"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(child<QLabel>(page, "imageNote")->text().startsWith(QStringLiteral("?")));
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.imageFamily, services.provider().defaultImageFamily);
    }

    // -- another place, and lists that are asked for anew
    void anotherPlaceDoesNotMakeANewDiskOfMine()
    {
        test::FakeServices services;
        const auto mine = services.cloud.addDisk(QStringLiteral("a"));
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        chooseDisk(page);
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.workDisk.diskId, mine.id);
        auto *existing = child<QRadioButton>(page, "existingRadio");
        auto *note = child<QLabel>(page, "choiceNote");
        QVERIFY(note->isHidden());
        state.plan.zoneId = QStringLiteral("b"); // another row, chosen on the page before
        page.initializePage();
        QTRY_VERIFY2(note->isVisible() && note->text().contains(mine.id), qPrintable(note->text()));
        QVERIFY2(note->text().contains(QStringLiteral("another zone (a)")), qPrintable(note->text()));
        QVERIFY(existing->isChecked() && existing->isEnabled());
        QVERIFY(!page.isComplete());
        // It is the person who takes another way.
        child<QRadioButton>(page, "newRadio")->setChecked(true);
        QVERIFY(page.isComplete() && note->isHidden());
        existing->setChecked(true);
        QVERIFY(!page.isComplete());
        state.plan.zoneId = QStringLiteral("a");
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(note->isHidden() && page.validatePage());
        QVERIFY(state.plan.workDisk.source == domain::WorkDiskSource::Existing);
        QCOMPARE(state.plan.workDisk.diskId, mine.id);
        state.plan.regionId = QStringLiteral("cn-far");
        page.initializePage();
        QTRY_VERIFY2(note->text().contains(QStringLiteral("not in this region")), qPrintable(note->text()));
        QVERIFY(existing->isChecked() && !page.isComplete());
    }

    void aSnapshotThatWasChosenStaysChosen()
    {
        test::FakeServices services;
        domain::Snapshot snapshot;
        snapshot.id = QStringLiteral("s-1");
        snapshot.regionId = QStringLiteral("cn-test");
        snapshot.state = domain::SnapshotState::Accomplished;
        snapshot.progressPercent = 100;
        snapshot.sourceDiskGiB = 60;
        services.cloud.snapshotMap.insert(snapshot.id, snapshot);
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        QTRY_VERIFY(page.isComplete());
        child<QRadioButton>(page, "snapshotRadio")->setChecked(true);
        auto *tree = child<QTreeWidget>(page, "snapshotTree");
        tree->setCurrentItem(tree->topLevelItem(0));
        QVERIFY(page.isComplete());
        state.plan.regionId = QStringLiteral("cn-far");
        page.initializePage();
        QTRY_VERIFY(child<QLabel>(page, "choiceNote")->text().contains(QStringLiteral("s-1")));
        QVERIFY(child<QRadioButton>(page, "snapshotRadio")->isChecked() && !page.isComplete());
        state.plan.regionId = QStringLiteral("cn-test");
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.workDisk.snapshotId, QStringLiteral("s-1"));
    }

    void anotherPlaceChangesNeitherCategoryNorImage()
    {
        test::FakeServices services;
        services.cloud.otherRegions = QStringList{QStringLiteral("cn-far")};
        services.cloud.ownImages = {image("trained", 20)};
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        QTRY_VERIFY(page.isComplete());
        auto *categories = child<QComboBox>(page, "categoryCombo");
        auto *images = child<QComboBox>(page, "imageCombo");
        auto *note = child<QLabel>(page, "choiceNote");
        categories->setCurrentIndex(1); // cloud_efficiency
        images->setCurrentIndex(1);
        QVERIFY(page.isComplete());
        services.cloud.categories = QStringList{QStringLiteral("cloud_essd"), QStringLiteral("cloud_ssd")};
        state.plan.typeId = QStringLiteral("t.local");
        page.initializePage();
        QTRY_VERIFY2(note->text().contains(QStringLiteral("cloud_efficiency")), qPrintable(note->text()));
        QCOMPARE(categories->currentIndex(), -1);
        QVERIFY(!page.isComplete());
        categories->setCurrentIndex(0);
        QVERIFY(page.isComplete() && note->isHidden());
        state.plan.regionId = QStringLiteral("cn-far");
        page.initializePage();
        QTRY_VERIFY(categories->currentIndex() == 0);
        QTRY_VERIFY2(child<QLabel>(page, "imageNote")->text().contains(QStringLiteral("trained")),
                     qPrintable(child<QLabel>(page, "imageNote")->text()));
        QCOMPARE(images->currentIndex(), -1);
        QVERIFY(!page.isComplete());
        images->setCurrentIndex(0);
        QVERIFY(page.isComplete() && page.validatePage());
        QVERIFY(state.plan.imageId.isEmpty());
        QCOMPARE(state.plan.workDisk.category, QStringLiteral("cloud_essd"));
    }

    void listsThatCannotBeReadAreAskedForAgainAndChangeNothing_data()
    {
        QTest::addColumn<QString>("list");
        for (const char *list : {"disks", "snapshots", "diskCategories"})
            QTest::addRow("%s", list) << QString::fromLatin1(list);
    }

    void listsThatCannotBeReadAreAskedForAgainAndChangeNothing()
    {
        QFETCH(QString, list);
        test::FakeServices services;
        const auto mine = services.cloud.addDisk(QStringLiteral("a"));
        auto failing = std::make_shared<std::atomic<bool>>(false);
        services.cloud.hook = [failing, list](const test::FakeCloud::CallSeen &call, auto) {
            if (*failing && call.name == list)
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        chooseDisk(page);
        QVERIFY(page.isComplete());
        *failing = true;
        state.plan.typeId = QStringLiteral("t.local");
        page.initializePage();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QVERIFY(!page.isComplete());
        QVERIFY(child<QRadioButton>(page, "existingRadio")->isChecked());
        *failing = false;
        child<QPushButton>(bannerOf(page), "bannerAction")->click();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!bannerOf(page).failure());
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.workDisk.diskId, mine.id);
        const int asked = services.cloud.callNames().count(list);
        page.initializePage(); // they are of this place
        QVERIFY(page.isComplete());
        QCOMPARE(services.cloud.callNames().count(list), asked);
    }

    void slowListsAreWaitedFor()
    {
        test::FakeServices services;
        services.cloud.addDisk(QStringLiteral("a"));
        test::Gate gate(services);
        gate.close();
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        page.show();
        QTRY_VERIFY(gate.isHolding());
        QVERIFY(!page.isComplete());
        QVERIFY(child<QWidget>(page, "busyLine")->isVisible());
        // Nothing is said of what is not known.
        QVERIFY(!child<QRadioButton>(page, "existingRadio")->text().contains(QStringLiteral("none")));
        gate.open();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!child<QWidget>(page, "busyLine")->isVisible());
        QVERIFY(child<QRadioButton>(page, "snapshotRadio")->text().contains(QStringLiteral("none")));
        QCOMPARE(child<QTreeWidget>(page, "diskTree")->topLevelItemCount(), 1);
    }

    void theNewestPlainImageSaysWhatItNeeds()
    {
        test::FakeServices services;
        services.cloud.imageMinimumGiB = 60;
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        QTRY_COMPARE(child<QSpinBox>(page, "systemSizeSpin")->minimum(), 60);
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.systemDiskGiB, 60);
    }
};

QTEST_MAIN(TestGuiPlace)
#include "test_gui_place.moc"
