// What keeps data in the account: found, priced, and deleted only when it is ours and nobody uses it. And the history
// of sessions that is read from journals and receipts.
#include "flow/launch_rig.h"
#include "launch/history.h"
#include "launch/storage_survey.h"

#include <QtTest>

using namespace spotbook;
using namespace std::chrono_literals;
using domain::FailureKind;
using launch::Session;
using launch::StoredThing;
using test::kindOf;
using test::Rig;

namespace {

const StoredThing *byId(const launch::StorageSurvey &survey, const QString &id)
{
    for (const auto &thing : survey.things) {
        if (thing.id == id)
            return &thing;
    }
    return nullptr;
}

domain::Money yuan(qint64 micros)
{
    return domain::Money::micros(micros, QStringLiteral("CNY"));
}

// An hour: 1.00 the machine, 0.02 its system disk, 0.04 the work disk of 40 GiB.
constexpr qint64 running = 1'060'000;
constexpr qint64 stopped = 60'000;

// What the flows' own waiting costs comes on top.
bool isAbout(const std::optional<domain::Money> &cost, qint64 micros)
{
    const qint64 found = cost ? cost->inMicros() : -1;
    const bool fits = found >= micros && found <= micros + 100'000;
    if (!fits)
        qWarning("%lld, not %lld", found, micros);
    return fits;
}

domain::LaunchPlan forTwoDays(const Rig &rig)
{
    auto plan = rig.plan();
    plan.lease = 48h;
    return plan;
}

Session only(Rig &rig, bool withStates = true)
{
    const auto known = withStates ? std::optional(launch::states(rig.context(), {})) : std::nullopt;
    const auto history = launch::history(rig.paths(), known);
    if (history.sessions.size() != 1)
        qFatal("%d sessions", history.sessions.size());
    return history.sessions.first();
}

} // namespace

class TestLaunchStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingThatKeepsDataIsFound()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto byHand = rig.cloud.addDisk(QStringLiteral("b"));
        const auto others = rig.cloud.addDisk(QStringLiteral("a"), {{domain::tag::owner, QStringLiteral("somebody")}});
        domain::Image image;
        image.id = QStringLiteral("m-1");
        image.minimumDiskGiB = 40;
        image.own = true;
        rig.cloud.ownImages = {image};
        const auto survey = launch::surveyStorage(rig.context(), {}, {});
        QVERIFY(survey.notLooked.isEmpty());
        const auto *work = byId(survey, launched.workDiskId);
        QVERIFY(work);
        QVERIFY(work->owner == StoredThing::Owner::Ours && work->usedBy == launched.machine.id);
        QVERIFY(!work->canBeDeleted());
        QCOMPARE(work->profile, rig.plan().profile);
        QCOMPARE(*work->perMonth, yuan(40 * 1000 * 720));
        QVERIFY(byId(survey, byHand.id)->owner == StoredThing::Owner::Unmarked);
        QVERIFY(byId(survey, others.id)->owner == StoredThing::Owner::OtherInstallation);
        QVERIFY(!byId(survey, others.id)->canBeDeleted());
        QVERIFY(byId(survey, image.id)->kind == StoredThing::Kind::Image);
        QVERIFY(!byId(survey, image.id)->perMonth && !byId(survey, image.id)->canBeDeleted());
        QCOMPARE(*byId(survey, image.id)->atMostPerMonth, yuan(40 * 120'000)); // 0.12 a GiB
        QVERIFY(!work->atMostPerMonth);
    }

    void aRegionThatFailsIsNamedAndHidesNothingElse()
    {
        Rig rig;
        rig.cloud.otherRegions = QStringList{QStringLiteral("cn-far")};
        const auto launched = rig.launch(rig.plan());
        rig.cloud.hook = [](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (call.name == QLatin1String("snapshots"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        QVector<int> done;
        const auto survey = launch::surveyStorage(
            rig.context(), [&](const launch::SurveyNews &news) { done << news.regionsDone << news.regions; }, {});
        QVERIFY(byId(survey, launched.workDiskId));
        QCOMPARE(survey.notLooked.size(), 2);
        QVERIFY(survey.notLooked.contains(QStringLiteral("cn-far snapshots")));
        QCOMPARE(done, (QVector<int>{1, 2, 2, 2}));
    }

    void aStopEndsTheLooking()
    {
        Rig rig;
        base::StopSource source;
        source.request_stop();
        QCOMPARE(kindOf([&] { launch::surveyStorage(rig.context(), {}, source.get_token()); }), FailureKind::Cancelled);
    }

    void aParkedDiskIsDeletedForEver()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        const auto survey = launch::surveyStorage(rig.context(), {}, {});
        const auto thing = *byId(survey, launched.workDiskId);
        QVERIFY(thing.canBeDeleted());
        QCOMPARE(kindOf([&] { launch::deleteStored(rig.context(), thing, QStringLiteral("defualt"), {}); }),
                 FailureKind::InvalidInput);
        QVERIFY(rig.cloud.diskMap.contains(thing.id));
        launch::deleteStored(rig.context(), thing, thing.nameToType(), {});
        QVERIFY(!rig.cloud.diskMap.contains(thing.id));
        const auto acts = rig.acts(launched.launchId);
        QVERIFY(acts.contains(QStringLiteral("delete-disk intent"))
                && acts.contains(QStringLiteral("delete-disk result")));
        QVERIFY(launch::states(rig.context(), {}).isEmpty());
        QCOMPARE(launch::readRecord(rig.paths(), launched.launchId).endedAs(), QStringLiteral("erased"));
        launch::deleteStored(rig.context(), thing, thing.nameToType(), {}); // what is gone already is fine
    }

    void anOldSnapshotGoesWithoutTheWork()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        rig.cloud.createSnapshot(QStringLiteral("cn-test"), launched.workDiskId, QStringLiteral("older"),
                                 rig.cloud.diskMap.first().tags, QStringLiteral("t"), {});
        const auto survey = launch::surveyStorage(rig.context(), {}, {});
        const auto thing = *byId(survey, rig.cloud.snapshotMap.firstKey());
        QVERIFY(!thing.perMonth);
        QCOMPARE(thing.madeFrom, launched.workDiskId);
        launch::deleteStored(rig.context(), thing, thing.nameToType(), {});
        QVERIFY(rig.cloud.snapshotMap.isEmpty());
        QVERIFY(rig.cloud.diskMap.contains(launched.workDiskId));
        QCOMPARE(launch::states(rig.context(), {}).first().billing, domain::Billing::Parked);
    }

    void whatIsNotOursOrInUseStays()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto others = rig.cloud.addDisk(QStringLiteral("a"), {{domain::tag::owner, QStringLiteral("somebody")}});
        const auto survey = launch::surveyStorage(rig.context(), {}, {});
        const auto work = *byId(survey, launched.workDiskId);
        auto foreign = *byId(survey, others.id);
        QCOMPARE(kindOf([&] { launch::deleteStored(rig.context(), work, work.nameToType(), {}); }),
                 FailureKind::DiskInUse);
        foreign.owner = StoredThing::Owner::Ours; // whatever the list says: the cloud is asked again
        QCOMPARE(kindOf([&] { launch::deleteStored(rig.context(), foreign, foreign.nameToType(), {}); }),
                 FailureKind::NotOurs);
        QCOMPARE(rig.cloud.diskMap.size(), 2);
    }

    void aDiskWithoutJournalIsDeletedToo()
    {
        Rig rig;
        const auto lost = rig.cloud.addDisk(QStringLiteral("a"), {{domain::tag::owner, rig.context().owner},
                                                                  {domain::tag::launch, QStringLiteral("lost")}});
        const auto thing = *byId(launch::surveyStorage(rig.context(), {}, {}), lost.id);
        QCOMPARE(thing.nameToType(), lost.id);
        launch::deleteStored(rig.context(), thing, lost.id, {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
    }

    void aLostAnswerIsReadBack()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        const auto thing = *byId(launch::surveyStorage(rig.context(), {}, {}), launched.workDiskId);
        rig.cloud.hook = [](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase phase) {
            if (call.name == QLatin1String("deleteDisk") && phase == test::FakeCloud::Phase::After)
                throw domain::Error(FailureKind::OutcomeUnknown);
        };
        launch::deleteStored(rig.context(), thing, thing.nameToType(), {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("deleteDisk")), 1);
    }

    // ---------------------------------------------------------------------------------------------------- history

    void aRunningSession()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::Running && !session.ended.isValid());
        QCOMPARE(session.launchId, launched.launchId);
        QCOMPARE(session.typeId, QStringLiteral("t.small"));
        QCOMPARE(session.zoneId, QStringLiteral("a"));
        QVERIFY(session.cost && session.estimated);
        QVERIFY(only(rig, false).end == Session::End::Unknown); // the cloud has not been asked
    }

    void aParkedSessionHasItsReceipt()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.clock.advance(std::chrono::hours(2));
        const auto receipt = launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        QVERIFY(receipt.session && receipt.session->inMicros() >= 2 * 1020000);
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::Parked && session.ended >= session.began.addSecs(7200));
        QCOMPARE(session.receipts.size(), 1);
        QCOMPARE(*session.cost, *receipt.session);
        QVERIFY(!session.estimated);
        QVERIFY(only(rig, false).end == Session::End::Parked); // the journal alone tells it
        rig.clock.advance(std::chrono::hours(24));
        launch::erase(rig.context(), launched.launchId, rig.plan().profile, {}, {});
        const auto erased = only(rig);
        QVERIFY(erased.end == Session::End::Erased);
        QCOMPARE(erased.ended, session.ended); // the machine did not end a second time
        QCOMPARE(erased.receipts.size(), 2);
        QCOMPARE(*erased.cost, *receipt.session);
    }

    void aSessionThatTheCloudHasEnded()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto end = rig.cloud.machineMap.first().autoReleaseAt;
        rig.clock.setWallClock(end.addSecs(60));
        rig.cloud.machineMap.clear();
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::TimeOver);
        QCOMPARE(session.ended, end);
        QVERIFY(session.cost && session.estimated && session.receipts.isEmpty());
    }

    void aSessionThatWasTakenBack()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.reclaim(rig.cloud.machineMap.firstKey());
        rig.cloud.machineMap.clear();
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::Gone && !session.ended.isValid() && !session.cost);
    }

    void anUndoneLaunchThatHadBought()
    {
        Rig rig;
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("stack"))
                throw domain::Error(FailureKind::StepFailed);
        };
        QVERIFY(kindOf([&] { rig.launch(rig.plan()); }).has_value());
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::Undone && session.ended.isValid());
    }

    // ------------------------------------------------------------------------------------------------- what it costs

    void theWorkDiskCostsTooWhileTheMachineRuns()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(launched.perHour, std::optional(yuan(running)));
        QCOMPARE(launch::stateOf(rig.context(), launched.launchId, {}).perHour, std::optional(yuan(running)));
        QCOMPARE(launch::stateOf(rig.context(), launched.launchId, {}).perMonthParked,
                 std::optional(yuan(40'000 * 720)));
        rig.clock.advance(1h);
        QVERIFY(isAbout(launch::stateOf(rig.context(), launched.launchId, {}).session, running));
        // A snapshot has no price that could be asked for; the disk made of it was quoted.
        QVERIFY(
            isAbout(launch::park(rig.context(), launched.launchId, launch::KeepBy::Snapshot, {}, {}).session, running));
        const auto again = launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QCOMPARE(again.perHour, std::optional(yuan(running)));
        QCOMPARE(launch::stateOf(rig.context(), again.launchId, {}).perHour, std::optional(yuan(running)));
        QVERIFY(!launch::stateOf(rig.context(), again.launchId, {}).perMonthParked);
    }

    void anExistingDiskCostsTooAlsoWhenItsPriceCannotBeAsked()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = domain::WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id; // 100 GiB
        const auto launched = rig.launch(plan);
        QCOMPARE(launched.perHour, std::optional(yuan(1'120'000)));
        rig.cloud.hook = [](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (call.name == QLatin1String("quoteDisk"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        QCOMPARE(launch::stateOf(rig.context(), launched.launchId, {}).perHour, std::optional(yuan(1'120'000)));
        plan.profile = QStringLiteral("unpriced");
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        QVERIFY(!rig.launch(plan).perHour); // not known is not nothing
    }

    void aStoppedMachineCostsItsDisksAlone()
    {
        Rig rig;
        const auto launched = rig.launch(forTwoDays(rig));
        const QString id = launched.launchId;
        rig.clock.advance(2h);
        launch::stopMachine(rig.context(), id, {}, {});
        const auto parked = launch::stateOf(rig.context(), id, {});
        QCOMPARE(parked.billing, domain::Billing::Parked);
        QCOMPARE(parked.perMonthParked, std::optional(yuan(stopped * 720)));
        QCOMPARE(parked.perMonthKept, std::optional(yuan(40'000 * 720)));
        QVERIFY(!parked.perHour && !parked.session);
        rig.clock.advance(10h);
        QVERIFY(isAbout(only(rig).cost, 2 * running + 10 * stopped));
        launch::start(rig.context(), QStringLiteral("work"), {}, {});
        rig.clock.advance(1h);
        const auto state = launch::stateOf(rig.context(), id, {});
        QVERIFY(isAbout(state.session, running)); // begun with the start, as its limit
        QVERIFY(isAbout(state.sinceBought, 3 * running + 10 * stopped));
        QVERIFY(isAbout(only(rig).cost, 3 * running + 10 * stopped));
        QCOMPARE(state.perMonthParked, state.perMonthKept); // of a machine that runs nothing else stays
        const auto receipt = launch::park(rig.context(), id, launch::KeepBy::Disk, {}, {});
        QVERIFY(isAbout(receipt.session, 3 * running + 10 * stopped));
        QCOMPARE(only(rig).cost, receipt.session);
    }

    void aStopThatTheCloudChargesForIsNoPause()
    {
        Rig rig;
        const auto launched = rig.launch(forTwoDays(rig));
        rig.cloud.stopsWithoutCharge = false;
        QCOMPARE(kindOf([&] { launch::stopMachine(rig.context(), launched.launchId, {}, {}); }),
                 FailureKind::NotSupported);
        rig.clock.advance(5h);
        QVERIFY(isAbout(launch::stateOf(rig.context(), launched.launchId, {}).sinceBought, 5 * running));
    }

    // Since when it runs nobody here knows: rather too much than too little.
    void aStoppedMachineThatSomebodyElseHasStartedIsCountedWhole()
    {
        Rig rig;
        const auto launched = rig.launch(forTwoDays(rig));
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.advance(5h);
        rig.cloud.machineMap.first().state = domain::MachineState::Running;
        rig.cloud.machineMap.first().stoppedWithoutCharge = false;
        QVERIFY(isAbout(launch::stateOf(rig.context(), launched.launchId, {}).sinceBought, 5 * running));
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.advance(5h);
        QVERIFY(isAbout(only(rig).cost, 5 * running + 5 * stopped));
    }

    void aStartThatIsRefusedLeavesItStopped()
    {
        Rig rig;
        const auto launched = rig.launch(forTwoDays(rig));
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.advance(5h);
        rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        QVERIFY(kindOf([&] { launch::start(rig.context(), QStringLiteral("work"), {}, {}); }).has_value());
        rig.clock.advance(5h);
        QVERIFY(isAbout(only(rig).cost, 10 * stopped));
    }

    void aMachineThatTheCloudHasEndedWhileItWasStopped()
    {
        Rig rig;
        const auto launched = rig.launch(forTwoDays(rig));
        const auto end = rig.cloud.machineMap.first().autoReleaseAt;
        rig.clock.advance(2h);
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.setWallClock(end.addSecs(60));
        const auto session = only(rig);
        QVERIFY(session.end == Session::End::TimeOver && session.estimated);
        QVERIFY(isAbout(session.cost, 2 * running + 46 * stopped - 10'000));
    }

    // A large disk's snapshot takes hours, in which no machine runs any more.
    void theReceiptEndsWithTheMachine()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.clock.advance(1h);
        rig.cloud.hook = [&rig](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createSnapshot") && phase == test::FakeCloud::Phase::After)
                rig.clock.advance(4h);
        };
        QVERIFY(
            isAbout(launch::park(rig.context(), launched.launchId, launch::KeepBy::Snapshot, {}, {}).session, running));
    }

    void aReceiptThatCannotBeReadHidesNothing()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, launch::KeepBy::Disk, {}, {});
        QFile broken(rig.paths().receipts() + QStringLiteral("/00000000T000000000Z-x.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") == 1);
        broken.close();
        const auto history = launch::history(rig.paths(), std::nullopt);
        QCOMPARE(history.unreadable.size(), 1);
        QCOMPARE(history.sessions.first().receipts.size(), 1);
    }

    void sumsAndCsv()
    {
        const auto session = [](int month, std::optional<domain::Money> cost) {
            Session made;
            made.launchId = QStringLiteral("l");
            made.profile = QStringLiteral("a,\"b\"");
            made.began = QDateTime(QDate(2024, month, 10), QTime(12, 0), Qt::UTC);
            made.end = Session::End::Parked;
            made.cost = cost;
            return made;
        };
        const QVector<Session> sessions{session(4, yuan(1500000)), session(3, yuan(1000000)), session(3, std::nullopt),
                                        session(3, yuan(2000000))};
        const auto sums = launch::sumsByMonth(sessions);
        QCOMPARE(sums.size(), 2);
        QCOMPARE(sums.first().month, QStringLiteral("2024-04"));
        QCOMPARE(sums.last().sessions, 3);
        QCOMPARE(sums.last().unknown, 1);
        QCOMPARE(*sums.last().cost, yuan(3000000));
        const auto lines = launch::toCsv(sessions).split('\n');
        QCOMPARE(lines.size(), 6); // heading, four, and the end of the last
        QCOMPARE(lines.at(1).trimmed(), QByteArray("l,\"a,\"\"b\"\"\",,,,2024-04-10T12:00:00Z,,parked,1.50,CNY,no"));
    }
};

QTEST_GUILESS_MAIN(TestLaunchStorage)
#include "test_launch_storage.moc"
