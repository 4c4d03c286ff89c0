// What is found out and agreed to before a launch buys anything, with a fake cloud: which place it will be, at what
// price, and what is refused while that is still free.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/default_plan.h"
#include "launch/start_check.h"
#include "storage/profile_store.h"
#include "support/failure_kind.h"

#include <QtTest>
#include <algorithm>

using namespace spotbook;
using namespace spotbook::domain;
using launch::Check;
using launch::ToKeep;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

const QString inA = QStringLiteral("t.small@a");
const QString inB = QStringLiteral("t.small@b");
const Fallback rungB{QStringLiteral("b"), QStringLiteral("t.small")};
const Fallback rungLocal{QStringLiteral("a"), QStringLiteral("t.local")};

Money yuan(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("CNY"));
}

QVector<Check::State> statesOf(const launch::Preflight &checked, Check::What what)
{
    QVector<Check::State> states;
    for (const auto &check : checked.checks) {
        if (check.what == what)
            states.append(check.state);
    }
    return states;
}

LaunchPlan atMarket(const Rig &rig)
{
    auto plan = rig.plan();
    plan.purchase = Purchase::SpotAtMarket;
    plan.priceLimit.reset();
    return plan;
}

ToKeep agreed(const char *perHour)
{
    ToKeep keep;
    keep.agreedPerHour = yuan(perHour);
    return keep;
}

std::optional<Failure> failing(Rig &rig, const LaunchPlan &plan, const ToKeep &keep)
{
    return test::failureOf([&] { launch::launch(rig.context(), plan, {}, {}, keep); });
}

} // namespace

class TestLaunchPreflight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- the place whose price is shown
    void thePlannedPlaceIsQuotedWhereItCanBeBought()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {rungB};
        rig.cloud.prices.insert(inB, yuan("0.5"));
        const auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(checked.canBuy() && !checked.instead && !checked.plannedPerHour);
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("1")));
    }

    void theNextRungIsQuotedForAPlaceThatIsSoldOut()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {rungLocal, rungB};
        rig.cloud.soldOut = QStringList{inA, QStringLiteral("t.local@a")};
        rig.cloud.prices.insert(inB, yuan("1.5"));
        const auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(checked.canBuy());
        QCOMPARE(checked.instead, std::optional(rungB));
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("1.5")));
        QCOMPARE(checked.plannedPerHour, std::optional(yuan("1")));
        QCOMPARE(checked.plan.zoneId, QStringLiteral("a")); // it is still the one that is tried first
        QCOMPARE(statesOf(checked, Check::What::Stock), QVector<Check::State>{Check::State::Warning});
        QCOMPARE(statesOf(checked, Check::What::Price), QVector<Check::State>{Check::State::Fine});
        QCOMPARE(rig.launch(plan).machine.zoneId, QStringLiteral("b"));
    }

    void theNextRungIsQuotedForAPlaceAboveTheLimit()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {rungB};
        rig.cloud.prices.insert(inA, yuan("2.5"));
        auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(checked.canBuy());
        QCOMPARE(checked.instead, std::optional(rungB));
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("1")));
        QCOMPARE(checked.plannedPerHour, std::optional(yuan("2.5")));
        QCOMPARE(statesOf(checked, Check::What::Price),
                 (QVector<Check::State>{Check::State::Warning, Check::State::Fine}));
        // Dearer everywhere: said before anything is made.
        rig.cloud.prices.insert(inB, yuan("2.1"));
        checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(!checked.instead);
        QCOMPARE(checked.firstProblem()->kind, FailureKind::PriceAboveLimit);
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("2.5")));
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::PriceAboveLimit));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void aRungThatCannotTakeTheDiskIsNotQuoted()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        plan.fallbacks = {rungB, rungLocal};
        rig.cloud.soldOut = QStringList{inA};
        const auto checked = launch::preflight(rig.context(), plan, {});
        QCOMPARE(checked.instead, std::optional(rungLocal)); // zone b is not the disk's
        rig.cloud.categories = QStringList{QStringLiteral("cloud_essd")};
        const auto unfit = launch::preflight(rig.context(), plan, {});
        QCOMPARE(unfit.firstProblem()->kind, FailureKind::DiskInOtherZone);
        plan.fallbacks = {rungLocal};
        QCOMPARE(launch::preflight(rig.context(), plan, {}).firstProblem()->kind, FailureKind::DiskCategoryUnfit);
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void soldOutOnEveryRungIsSaidBeforeAnythingIsMade()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {rungB};
        rig.cloud.soldOut = QStringList{inA, inB};
        QCOMPARE(launch::preflight(rig.context(), plan, {}).firstProblem()->kind, FailureKind::NoStock);
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::NoStock));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void theTrialOrderIsForThePlaceThatIsQuoted()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.zoneId = QStringLiteral("b"); // a subnet for zone b, and none for a
        const auto parked = rig.launch(plan);
        launch::park(rig.context(), parked.launchId, launch::KeepBy::Disk, {}, {});
        plan = rig.plan();
        plan.profile = QStringLiteral("other");
        plan.fallbacks = {rungB};
        rig.cloud.soldOut = QStringList{inA};
        const auto checked = launch::preflight(rig.context(), plan, {});
        QCOMPARE(statesOf(checked, Check::What::DryRun), QVector<Check::State>{Check::State::Fine});
    }

    // -- stock is asked for as the plan buys
    void whatIsSoldOutAsSpotIsBoughtOnDemand()
    {
        Rig rig;
        rig.cloud.spotSoldOut = QStringList{inA};
        auto plan = atMarket(rig);
        QCOMPARE(launch::preflight(rig.context(), plan, {}).firstProblem()->kind, FailureKind::NoStock);
        plan.purchase = Purchase::OnDemand;
        const auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(checked.canBuy() && !checked.instead);
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("9")));
        QCOMPARE(rig.launch(plan).machine.zoneId, QStringLiteral("a"));
    }

    void anOpenWishIsCompletedFromTheStockOfItsPurchase()
    {
        Rig rig;
        rig.cloud.spotSoldOut = QStringList{inA, inB};
        LaunchPlan wish;
        wish.typeId = QStringLiteral("t.small");
        wish.purchase = Purchase::SpotAtMarket;
        QCOMPARE(kindOf([&] { launch::completedPlan(rig.cloud, rig.clock, wish, {}); }),
                 std::optional(FailureKind::NoStock));
        wish.purchase = Purchase::OnDemand;
        QCOMPARE(launch::completedPlan(rig.cloud, rig.clock, wish, {}).zoneId, QStringLiteral("a"));
    }

    void aProfileOnDemandIsStartedAgainWithoutSpotStock()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.purchase = Purchase::OnDemand;
        plan.priceLimit.reset();
        storage::ProfileStore(rig.paths()).save(plan);
        rig.cloud.spotSoldOut = QStringList{inA};
        const auto check = launch::checkStart(rig.context(), plan.profile, {});
        QVERIFY(!check.soldOut && !check.nowhere);
        QCOMPARE(check.nowPerHour, std::optional(yuan("9")));
        rig.cloud.soldOut = QStringList{inA};
        QVERIFY(launch::checkStart(rig.context(), plan.profile, {}).nowhere);
    }

    // -- the price that was agreed to
    void aPriceThatHasRisenIsAskedAboutNotPaid()
    {
        for (const auto &plan : {Rig().plan(), atMarket(Rig())}) {
            Rig rig;
            rig.cloud.prices.insert(inA, yuan("1.11"));
            auto keep = agreed("1");
            keep.notebookPassword = base::Secret::copyOf("my own password");
            const auto failure = failing(rig, plan, keep);
            QVERIFY(failure.has_value());
            QCOMPARE(failure->kind, FailureKind::PriceAboveLimit);
            QCOMPARE(failure->params.value(QStringLiteral("agreed")), QStringLiteral("1.00"));
            QCOMPARE(failure->params.value(QStringLiteral("market")), QStringLiteral("1.11"));
            QCOMPARE(failure->params.value(QStringLiteral("zone")), QStringLiteral("a"));
            QVERIFY(!failure->params.contains(QStringLiteral("limit")));
            QCOMPARE(rig.cloud.writes(), 0);
            QVERIFY(!rig.secrets().read(secrets::name::notebookPassword(plan.profile), {}));
        }
    }

    void aTenthMoreIsTheSamePrice()
    {
        Rig rig;
        rig.cloud.prices.insert(inA, yuan("1.10"));
        launch::launch(rig.context(), atMarket(rig), {}, {}, agreed("1"));
        QCOMPARE(rig.cloud.bought.size(), 1);
    }

    void whoHasAgreedToNothingBuysByThePlanAlone()
    {
        Rig rig;
        rig.cloud.prices.insert(inA, yuan("1.99"));
        rig.launch(rig.plan());
        QCOMPARE(rig.cloud.bought.size(), 1);
    }

    // Between the last look and the purchase, and on every rung.
    void whatWasAgreedToBindsEveryRung()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {rungB};
        rig.cloud.prices.insert(inB, yuan("1.5")); // within the limit
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("dryRun") && phase == FakeCloud::Phase::Before)
                throw Error(FailureKind::NoStock);
        };
        const auto failure = failing(rig, plan, agreed("1"));
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, FailureKind::PriceAboveLimit);
        QCOMPARE(failure->params.value(QStringLiteral("zone")), QStringLiteral("b"));
        QCOMPARE(failure->params.value(QStringLiteral("agreed")), QStringLiteral("1.00"));
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    // The review has shown the dearer rung's price, and somebody has pressed the button with it.
    void aDearerRungThatWasAgreedToIsBought()
    {
        Rig rig;
        auto plan = atMarket(rig);
        plan.fallbacks = {rungB};
        rig.cloud.soldOut = QStringList{inA};
        rig.cloud.prices.insert(inB, yuan("3"));
        const auto checked = launch::preflight(rig.context(), plan, {});
        QCOMPARE(checked.machinePerHour(), std::optional(yuan("3")));
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::PriceAboveLimit)); // nobody was asked
        QCOMPARE(rig.cloud.everything(), QStringList());
        ToKeep keep;
        keep.agreedPerHour = checked.machinePerHour();
        QCOMPARE(launch::launch(rig.context(), plan, {}, {}, keep).machine.zoneId, QStringLiteral("b"));
    }

    void aStartedProfileIsBoundToo()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        rig.cloud.prices.insert(inA, yuan("1.8"));
        const int writes = rig.cloud.writes();
        QCOMPARE(kindOf([&] { launch::start(rig.context(), QStringLiteral("work"), {}, {}, agreed("1")); }),
                 std::optional(FailureKind::PriceAboveLimit));
        QCOMPARE(rig.cloud.writes(), writes);
        launch::start(rig.context(), QStringLiteral("work"), {}, {}, agreed("1.8"));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    // -- this computer's address
    void anAddressThatIsNoneIsRefusedBeforeTheStart_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("words") << QStringLiteral("my office");
        QTest::newRow("no number") << QStringLiteral("203.0.113.700");
        QTest::newRow("no block") << QStringLiteral("203.0.113.0/99");
    }
    void anAddressThatIsNoneIsRefusedBeforeTheStart()
    {
        QFETCH(QString, address);
        Rig rig;
        rig.ownAddress = address;
        const auto checked = launch::preflight(rig.context(), rig.plan(), {});
        QVERIFY(!checked.canBuy());
        QCOMPARE(checked.firstProblem()->kind, FailureKind::InvalidInput);
        QCOMPARE(checked.firstProblem()->params.value(QStringLiteral("field")), QStringLiteral("ownAddress"));
        QCOMPARE(statesOf(checked, Check::What::Exposure), QVector<Check::State>{Check::State::Problem});
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::InvalidInput));
        QCOMPARE(rig.cloud.writes(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLaunchPreflight)
#include "test_launch_preflight.moc"
