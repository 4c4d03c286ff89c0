// The account's checklist over the cloud in memory: every line in every state, and what is asked again.
#include "flow/launch_rig.h"
#include "launch/account_check.h"

#include <QtTest>

using namespace spotbook;
using domain::FailureKind;
using domain::Permission;
using launch::AccountLine;
using launch::Check;
using test::Rig;
using State = Check::State;
using What = Check::What;

namespace {

domain::Money yuan(int amount)
{
    return domain::Money::micros(qint64(amount) * 1'000'000, QStringLiteral("CNY"));
}

QVector<AccountLine> checked(Rig &rig, const QVector<What> &only = {})
{
    launch::AccountQuestion question;
    question.regionId = QStringLiteral("cn-test");
    question.only = only;
    return launch::checkAccount(rig.context(), question, {}, {});
}

// The line, and that there is exactly one of it.
AccountLine line(const QVector<AccountLine> &lines, What what, const QString &permission = {})
{
    QVector<AccountLine> found;
    for (const auto &each : lines) {
        if (each.check.what == what && each.permission == permission)
            found.append(each);
    }
    if (found.size() != 1)
        qFatal("%d lines of kind %d", int(found.size()), int(what));
    return found.first();
}

} // namespace

class TestAccountCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodAccountIsFineInEveryLine()
    {
        Rig rig;
        rig.cloud.permissionMap.remove(QStringLiteral("fake:AttachDisk"));
        QVector<What> delivered;
        launch::AccountQuestion question;
        question.regionId = QStringLiteral("cn-test");
        const auto lines = launch::checkAccount(
            rig.context(), question, [&](const AccountLine &each) { delivered.append(each.check.what); }, {});
        QCOMPARE(delivered.size(), lines.size());
        for (const What what : {What::Clock, What::Reach, What::Key, What::RootKey, What::Permission, What::RealName,
                                What::Balance, What::Quota})
            QCOMPARE(line(lines, what).check.state, State::Fine);
        QCOMPARE(line(lines, What::Balance).check.value, QStringLiteral("500.00 CNY"));
        QCOMPARE(line(lines, What::Quota).check.value, QStringLiteral("64 vCPUs"));
        const auto rights = line(lines, What::Permission);
        QCOMPARE(rights.allowed, 2);
        QCOMPARE(lines.last().check.what, What::Permission); // their sum comes last
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void whatCannotBeToldIsUnknown()
    {
        Rig rig;
        rig.cloud.quotasNow = {};
        const auto lines = checked(rig);
        QCOMPARE(line(lines, What::RealName).check.state, State::Unknown);
        QCOMPARE(line(lines, What::Quota).check.state, State::Unknown);
        QCOMPARE(line(lines, What::Permission, QStringLiteral("fake:AttachDisk")).check.state, State::Unknown);
        const auto rights = line(lines, What::Permission);
        QCOMPARE(rights.check.state, State::Unknown);
        QCOMPARE(rights.unknown, 1);
        QVERIFY(!rights.check.failure);
    }

    void aMissingRightIsNamed()
    {
        Rig rig;
        rig.cloud.permissionMap[QStringLiteral("fake:BuyMachine")] = Permission::State::Missing;
        const auto lines = checked(rig);
        QCOMPARE(line(lines, What::Permission, QStringLiteral("fake:BuyMachine")).check.state, State::Problem);
        QCOMPARE(line(lines, What::Permission, QStringLiteral("fake:ListMachines")).check.state, State::Fine);
        const auto rights = line(lines, What::Permission);
        QCOMPARE(rights.check.state, State::Problem);
        QCOMPARE(rights.check.failure->kind, FailureKind::PermissionMissing);
        QCOMPARE(rights.check.failure->params.value(QStringLiteral("action")), QStringLiteral("fake:BuyMachine"));
    }

    // No policy limits the account itself: nothing has to be tried.
    void theRootKeyMayEverythingAndIsWarnedAbout()
    {
        Rig rig;
        rig.cloud.identityKind = domain::Identity::Kind::Root;
        rig.cloud.permissionMap[QStringLiteral("fake:BuyMachine")] = Permission::State::Missing;
        const auto lines = checked(rig);
        QCOMPARE(line(lines, What::RootKey).check.state, State::Warning);
        QCOMPARE(line(lines, What::Permission).check.state, State::Fine);
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("permission")));
    }

    void theMissingAmountIsCounted()
    {
        Rig rig;
        rig.cloud.balanceNow = yuan(20);
        const auto balance = line(checked(rig), What::Balance);
        QCOMPARE(balance.check.state, State::Problem);
        QCOMPARE(balance.check.failure->kind, FailureKind::BalanceTooLow);
        QVERIFY(balance.lacking.has_value());
        QCOMPARE(*balance.lacking, yuan(80));
    }

    void anUnverifiedNameAndNoQuotaAreProblems()
    {
        Rig rig;
        rig.cloud.quotasNow = {0, 0, false};
        const auto lines = checked(rig);
        QCOMPARE(line(lines, What::RealName).check.failure->kind, FailureKind::RealNameMissing);
        QCOMPARE(line(lines, What::Quota).check.failure->kind, FailureKind::QuotaZero);
        rig.cloud.quotasNow = {4, 4, true};
        QCOMPARE(line(checked(rig), What::Quota).check.failure->kind, FailureKind::QuotaReached);
    }

    void aWrongClockIsAProblem()
    {
        Rig rig;
        rig.cloud.skew = std::chrono::seconds(-301);
        const auto clock = line(checked(rig), What::Clock);
        QCOMPARE(clock.check.state, State::Problem);
        QCOMPARE(clock.check.failure->kind, FailureKind::ClockWrong);
        rig.cloud.skew = std::chrono::seconds(300);
        QCOMPARE(line(checked(rig), What::Clock).check.state, State::Fine);
    }

    void withoutTheCloudNothingElseIsClaimed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("reach");
        QTest::newRow("network") << int(FailureKind::NetworkUnreachable) << int(What::Reach) << int(State::Problem);
        QTest::newRow("late") << int(FailureKind::TimedOut) << int(What::Reach) << int(State::Problem);
        QTest::newRow("key") << int(FailureKind::KeyRejected) << int(What::Key) << int(State::Fine);
        QTest::newRow("clock") << int(FailureKind::ClockWrong) << int(What::Clock) << int(State::Fine);
    }

    void withoutTheCloudNothingElseIsClaimed()
    {
        QFETCH(int, kind);
        QFETCH(int, what);
        QFETCH(int, reach);
        Rig rig;
        rig.cloud.hook = [kind](const auto &, auto) { throw domain::Error(FailureKind(kind)); };
        const auto lines = checked(rig);
        QCOMPARE(line(lines, What(what)).check.state, State::Problem);
        QCOMPARE(int(line(lines, What::Reach).check.state), reach);
        for (const What other : {What::Permission, What::RealName, What::Balance, What::Quota, What::RootKey})
            QCOMPARE(line(lines, other).check.state, State::Unknown);
        QCOMPARE(lines.size(), 8);
        QCOMPARE(rig.cloud.calls(), 1);
    }

    // One question that fails does not hide the others, and keeps its reason.
    void aFailingLineIsUnknownAlone()
    {
        Rig rig;
        rig.cloud.hook = [](const auto &seen, auto) {
            if (seen.name == QLatin1String("quotas"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        const auto lines = checked(rig);
        for (const What what : {What::RealName, What::Quota}) {
            QCOMPARE(line(lines, what).check.state, State::Unknown);
            QCOMPARE(line(lines, what).check.failure->kind, FailureKind::ServiceDown);
        }
        QCOMPARE(line(lines, What::Balance).check.state, State::Fine);
    }

    void onlyWhatIsWantedIsAskedAgain()
    {
        Rig rig;
        const auto lines = checked(rig, {What::Permission});
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("balance")));
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("quotas")));
        QCOMPARE(line(lines, What::Permission).allowed, 2);
        checked(rig, {What::Balance});
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("permission")), 3);
    }

    void aStopEndsIt()
    {
        Rig rig;
        base::StopSource stop;
        launch::AccountQuestion question;
        QCOMPARE(test::kindOf([&] {
                     launch::checkAccount(
                         rig.context(), question, [&](const AccountLine &) { stop.request_stop(); }, stop.get_token());
                 }),
                 std::optional(FailureKind::Cancelled));
    }
};

QTEST_APPLESS_MAIN(TestAccountCheck)
#include "test_account_check.moc"
