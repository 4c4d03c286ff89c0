// Your work: each kind of disk with its price, and the image the machine begins with.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/wizard/disk_page.h"

#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
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
