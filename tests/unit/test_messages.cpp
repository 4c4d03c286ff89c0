// Every failure has words in every language, and they can be read with and without its parameters.
#include "messages/messages.h"
#include "messages/translation.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;

namespace {

// failureKindName() answers "Internal" for what is no kind, so the list ends by itself when a kind is added.
QVector<FailureKind> allKinds()
{
    QVector<FailureKind> kinds{FailureKind::Internal};
    for (int i = 1; domain::failureKindName(FailureKind(i)) != QLatin1String("Internal"); ++i)
        kinds.append(FailureKind(i));
    return kinds;
}

cloud::ProviderInfo provider()
{
    cloud::ProviderInfo info;
    info.name = QStringLiteral("Test Cloud");
    info.currency = QStringLiteral("CNY");
    info.environmentKeys = {{"TEST_KEY_ID", "TEST_KEY_SECRET"}};
    for (const char *link : {"create-key", "top-up", "quota", "real-name", "machines", "permissions"})
        info.links.insert(QString::fromLatin1(link),
                          QStringLiteral("https://example.com/") + QString::fromLatin1(link));
    return info;
}

domain::Failure failure(FailureKind kind, bool withParameters, bool saidByTheCloud = false)
{
    domain::Failure result;
    result.kind = kind;
    if (saidByTheCloud)
        result.providerCode = QStringLiteral("Some.Code");
    if (withParameters) {
        for (const char *name :
             {"where", "what",   "id",      "host",     "port",     "skewSeconds", "action",  "balance",  "needed",
              "quota", "region", "zone",    "diskZone", "type",     "limit",       "market",  "category", "disk",
              "field", "value",  "reason",  "file",     "expected", "found",       "command", "exitCode", "output",
              "path",  "step",   "address", "profile",  "left",     "program"})
            result.params.insert(QString::fromLatin1(name), QStringLiteral("<%1>").arg(QString::fromLatin1(name)));
    }
    return result;
}

QStringList parts(const messages::Message &message)
{
    return {message.title, message.explanation, message.remedy};
}

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFailureHasWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("kind");
        for (const char *language : {"en", "zh_CN", "zh_TW"}) {
            for (const auto kind : allKinds())
                QTest::addRow("%s %s", language, qPrintable(domain::failureKindName(kind)))
                    << QString::fromLatin1(language) << int(kind);
        }
    }

    void everyFailureHasWords()
    {
        QFETCH(QString, language);
        QFETCH(int, kind);
        messages::Translation translation(*qApp);
        static const QRegularExpression unfilled(QStringLiteral("[{}]|%\\d|%n"));
        static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        for (const int form : {0, 1, 2, 3}) {
            const bool withParameters = form % 2 == 1;
            const auto given = failure(FailureKind(kind), withParameters, form >= 2);
            QCOMPARE(translation.load(QStringLiteral("en")), QStringLiteral("en"));
            const auto english = messages::describe(given, provider());
            QCOMPARE(translation.load(language), language);
            const auto message = messages::describe(given, provider());
            const auto internal = messages::describe(failure(FailureKind::Internal, withParameters), provider());
            if (FailureKind(kind) != FailureKind::Internal)
                QVERIFY2(message.title != internal.title, "no words of its own");
            for (int i = 0; i < 3; ++i) {
                const QString text = parts(message).at(i);
                QVERIFY(!text.isEmpty());
                QVERIFY2(!unfilled.match(text).hasMatch(), qPrintable(text));
                if (language != QLatin1String("en")) {
                    QVERIFY2(text != parts(english).at(i), qPrintable(text));
                    QVERIFY2(chinese.match(text).hasMatch()
                                 || QString(text).remove(QRegularExpression(QStringLiteral("<[A-Za-z]+>"))).size() < 4,
                             qPrintable(text));
                }
            }
            QCOMPARE(message.command.startsWith(QLatin1String("spotbook")) || message.command.isEmpty()
                         || message.command.startsWith(QLatin1String("timedatectl")),
                     true);
            QVERIFY2(!message.command.contains(QLatin1Char('(')), qPrintable(message.command)); // no words about it
        }
    }

    void theTwoChineseLanguagesDiffer()
    {
        messages::Translation translation(*qApp);
        int same = 0;
        for (const auto kind : allKinds()) {
            translation.load(QStringLiteral("zh_CN"));
            const auto mainland = parts(messages::describe(failure(kind, false), provider()));
            translation.load(QStringLiteral("zh_TW"));
            same += parts(messages::describe(failure(kind, false), provider())) == mainland ? 1 : 0;
        }
        QVERIFY2(same == 0, qPrintable(QString::number(same)));
    }

    void aParameterIsNeverFilledTwice()
    {
        domain::Failure hostile = failure(FailureKind::NotFound, false);
        hostile.params.insert(QStringLiteral("what"), QStringLiteral("{id}"));
        hostile.params.insert(QStringLiteral("id"), QStringLiteral("secret-place"));
        QCOMPARE(messages::describe(hostile, provider()).title, QStringLiteral("Not found: {id} secret-place"));
    }

    void thingsAreNamedInThePersonsLanguage()
    {
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("en"));
        QCOMPARE(messages::thingText(QStringLiteral("disk d-1 40 GiB")), QStringLiteral("disk d-1, 40 GiB"));
        QCOMPARE(messages::thingText(QStringLiteral("machine i-1 (1.25 CNY per hour)")),
                 QStringLiteral("machine i-1 (¥1.25 per hour)"));
        for (const char *other : {"machine", "machine ", "pumpkin p-1", "i-1 (?)", "", "disk d-1 of something else"})
            QCOMPARE(messages::thingText(QString::fromLatin1(other)), QString::fromLatin1(other));
        static const QRegularExpression english(QStringLiteral("machine|disk|launch|snapshot|stop|hour|group|rules"));
        domain::Failure left = failure(FailureKind::UndoIncomplete, false);
        left.params.insert(QStringLiteral("left"),
                           QStringLiteral("machine i-1 (1.25 CNY per hour); disk of launch L1; rules of sg-1"));
        domain::Failure stop = failure(FailureKind::NotSupported, false);
        stop.params.insert(QStringLiteral("what"), QStringLiteral("stop"));
        for (const char *language : {"zh_CN", "zh_TW"}) {
            translation.load(QString::fromLatin1(language));
            const QString explained = messages::describe(left, provider()).explanation;
            QVERIFY2(explained.contains(QStringLiteral("i-1")) && explained.contains(QStringLiteral("sg-1")),
                     qPrintable(explained));
            QVERIFY2(!english.match(explained).hasMatch(), qPrintable(explained));
            const QString title = messages::describe(stop, provider()).title;
            QVERIFY2(!english.match(title).hasMatch(), qPrintable(title));
        }
    }

    void amountsAreShownAsMoney()
    {
        domain::Failure poor = failure(FailureKind::BalanceTooLow, false);
        poor.params = {{QStringLiteral("balance"), QStringLiteral("12.5")},
                       {QStringLiteral("needed"), QStringLiteral("100")},
                       {QStringLiteral("currency"), QStringLiteral("USD")}};
        const QString text = messages::describe(poor, provider()).explanation;
        QVERIFY2(text.contains(QStringLiteral("$12.50")) && text.contains(QStringLiteral("$100.00")), qPrintable(text));
    }

    // A price that was shown is no limit that somebody could raise.
    void aPriceThatWasAgreedToHasWordsOfItsOwn()
    {
        domain::Failure dearer = failure(FailureKind::PriceAboveLimit, false);
        dearer.params = {{QStringLiteral("type"), QStringLiteral("t.small")},
                         {QStringLiteral("zone"), QStringLiteral("a")},
                         {QStringLiteral("market"), QStringLiteral("1.5")},
                         {QStringLiteral("limit"), QStringLiteral("1")},
                         {QStringLiteral("currency"), QStringLiteral("USD")}};
        const auto limit = messages::describe(dearer, provider());
        dearer.params.insert(QStringLiteral("agreed"), dearer.params.take(QStringLiteral("limit")));
        const auto agreed = messages::describe(dearer, provider());
        QVERIFY(agreed.title != limit.title && agreed.remedy != limit.remedy);
        QVERIFY2(!agreed.explanation.contains(QStringLiteral("limit")), qPrintable(agreed.explanation));
        for (const char *part : {"t.small", "$1.50", "$1.00"})
            QVERIFY2(agreed.explanation.contains(QString::fromLatin1(part)), qPrintable(agreed.explanation));
        QCOMPARE(agreed.action, limit.action);
    }

    void theRemedyNamesTheProfileAndTheProvidersPage()
    {
        domain::Failure gone = failure(FailureKind::MachineGone, false);
        gone.params.insert(QStringLiteral("profile"), QStringLiteral("thesis"));
        QCOMPARE(messages::describe(gone, provider()).command, QStringLiteral("spotbook start thesis"));
        const auto poor = messages::describe(failure(FailureKind::BalanceTooLow, false), provider());
        QCOMPARE(poor.action, messages::RemedyAction::TopUp);
        QCOMPARE(poor.link, QStringLiteral("https://example.com/top-up"));
        // A page that the provider does not have is no remedy.
        QCOMPARE(messages::describe(failure(FailureKind::QuotaZero, false), {}).action, messages::RemedyAction::None);
    }

    // A machine that was ready once is neither gone on with nor undone: it is started, stopped or parked.
    void theVerbDecidesWhatMendsAFailure()
    {
        domain::Failure half = failure(FailureKind::StoppedHalfway, false);
        half.params = {{QStringLiteral("verb"), QStringLiteral("park")},
                       {QStringLiteral("profile"), QStringLiteral("thesis")}};
        QCOMPARE(messages::describe(half, provider()).command, QStringLiteral("spotbook park thesis"));
        half.kind = FailureKind::StepFailed;
        QCOMPARE(messages::describe(failure(half.kind, false), provider()).action, messages::RemedyAction::Resume);
        half.params.insert(QStringLiteral("verb"), QStringLiteral("start"));
        const auto plain = messages::describe(half, provider());
        QCOMPARE(plain.action, messages::RemedyAction::Retry);
        QCOMPARE(plain.command, QStringLiteral("spotbook start thesis"));
        half.params.insert(QStringLiteral("stoppedAgain"), QStringLiteral("i-1"));
        QVERIFY(messages::describe(half, provider()).explanation.size() > plain.explanation.size());
        half.kind = FailureKind::UndoIncomplete;
        half.params.insert(QStringLiteral("verb"), QStringLiteral("stop"));
        const auto left = messages::describe(half, provider());
        QVERIFY(left.action != messages::RemedyAction::Undo);
        QCOMPARE(left.command, QStringLiteral("spotbook stop thesis"));
        half.kind = FailureKind::StoppedHalfway;
        half.params.insert(QStringLiteral("verb"), QStringLiteral("lease"));
        QCOMPARE(messages::describe(half, provider()).command, QStringLiteral("spotbook lease thesis TIME"));
    }

    void aReasonNamesTheCurrency()
    {
        domain::Failure wrong = failure(FailureKind::InvalidInput, false);
        wrong.params = {{QStringLiteral("field"), QStringLiteral("priceLimit")},
                        {QStringLiteral("value"), QStringLiteral("USD")},
                        {QStringLiteral("reason"), QStringLiteral("another currency")},
                        {QStringLiteral("currency"), QStringLiteral("CNY")}};
        QCOMPARE(messages::describe(wrong, provider()).explanation,
                 QStringLiteral("USD – the prices here are in CNY."));
    }

    void everyStageStateAndCheckHasWords_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "zh_CN", "zh_TW"})
            QTest::addRow("%s", language) << QString::fromLatin1(language);
    }

    void everyStageStateAndCheckHasWords()
    {
        QFETCH(QString, language);
        messages::Translation translation(*qApp);
        translation.load(language);
        QStringList texts;
        for (int i = 0; !domain::stageName(domain::Stage(i)).isEmpty(); ++i)
            texts.append(messages::stageText(domain::Stage(i)));
        QCOMPARE(texts.size(), int(domain::Stage::LookAgain) + 1);
        for (const auto billing :
             {domain::Billing::Charging, domain::Billing::Parked, domain::Billing::Nothing, domain::Billing::Unknown})
            texts.append(messages::billingText(billing));
        for (int i = 0; i <= int(launch::Check::What::DryRun); ++i) {
            for (int state = 0; state <= int(launch::Check::State::Unknown); ++state)
                texts.append(messages::checkText({launch::Check::What(i), launch::Check::State(state), {}, {}}));
        }
        texts.append(messages::durationText(std::chrono::seconds(125)));
        texts.append(messages::perHourText(domain::Money::micros(1224000, QStringLiteral("CNY"))));
        static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        for (const QString &text : texts) {
            QVERIFY(!text.trimmed().isEmpty());
            QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
            QCOMPARE(chinese.match(text).hasMatch(), language != QLatin1String("en"));
        }
        QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
    }

    // Nobody is told about local disks and Park because the cloud did not like an image.
    void whatTheCloudRefusesIsSaidInItsWords()
    {
        for (const auto kind : {FailureKind::NotSupported, FailureKind::InvalidInput, FailureKind::Refused}) {
            domain::Failure said = failure(kind, false, true);
            said.params = {{QStringLiteral("what"), said.providerCode},
                           {QStringLiteral("field"), said.providerCode},
                           {QStringLiteral("reason"), QStringLiteral("The image is too old for this.")}};
            const auto message = messages::describe(said, provider());
            QVERIFY2(message.title.contains(QStringLiteral("Some.Code")), qPrintable(message.title));
            QVERIFY2(message.explanation.contains(QStringLiteral("The image is too old")),
                     qPrintable(message.explanation));
            QVERIFY2(!message.remedy.contains(QStringLiteral("Park")), qPrintable(message.remedy));
        }
        const auto ours = messages::describe(failure(FailureKind::NotSupported, true), provider());
        QVERIFY(ours.remedy.contains(QStringLiteral("Park")));
    }

    void aTrialOrderThatComesLaterIsNoTrouble()
    {
        using launch::Check;
        const auto text = [](Check::What what, const std::optional<domain::Failure> &why) {
            return messages::checkText({what, Check::State::Unknown, why, {}});
        };
        QVERIFY(text(Check::What::DryRun, {}).endsWith(QStringLiteral("comes before the purchase")));
        QVERIFY(text(Check::What::DryRun, domain::Failure()).endsWith(QStringLiteral("could not be found out")));
        QVERIFY(text(Check::What::Balance, {}).endsWith(QStringLiteral("could not be found out")));
    }

    void figures()
    {
        const auto yuan = [](qint64 micros) { return domain::Money::micros(micros, QStringLiteral("CNY")); };
        QCOMPARE(messages::moneyText(yuan(1224000)), QStringLiteral("¥1.224"));
        QCOMPARE(messages::moneyText(yuan(-500000)), QStringLiteral("-¥0.50"));
        QCOMPARE(messages::moneyText(domain::Money::micros(350000, QStringLiteral("EUR"))), QStringLiteral("0.35 EUR"));
        QCOMPARE(messages::durationText(std::chrono::milliseconds(2350)), QStringLiteral("2.4 s"));
        QCOMPARE(messages::durationText(std::chrono::seconds(59)), QStringLiteral("59 s"));
        QCOMPARE(messages::durationText(std::chrono::seconds(125)), QStringLiteral("2 min 5 s"));
        QCOMPARE(messages::durationText(std::chrono::minutes(150)), QStringLiteral("2 h 30 min"));
        QCOMPARE(messages::stepText({}, QStringLiteral("30-disk")), QStringLiteral("Work disk"));
        QCOMPARE(messages::stepText({}, QStringLiteral("85-my-own-step")), QStringLiteral("my own step"));
    }

    void theFiguresOfChecksAreInThePersonsLanguage()
    {
        using launch::Check;
        messages::Translation translation(*qApp);
        const auto quota = [](const char *value) {
            return messages::checkText({Check::What::Quota, Check::State::Fine, {}, QString::fromLatin1(value)});
        };
        translation.load(QStringLiteral("en"));
        QCOMPARE(quota("64 vCPUs"), QStringLiteral("Quota for spot machines: 64 vCPUs"));
        QCOMPARE(quota("1 vCPUs"), QStringLiteral("Quota for spot machines: 1 vCPU"));
        QCOMPARE(messages::checkText({Check::What::Price, Check::State::Fine, {}, QStringLiteral("1.25 CNY")}),
                 QStringLiteral("Price against your limit: ¥1.25"));
        QCOMPARE(messages::checkValueText(QStringLiteral("cn-hangzhou-b")), QStringLiteral("cn-hangzhou-b"));
        QCOMPARE(messages::checkValueText(QStringLiteral("-3 s")), QStringLiteral("-3 s"));
        translation.load(QStringLiteral("zh_CN"));
        QCOMPARE(quota("64 vCPUs"), QStringLiteral("抢占式实例配额：64 vCPU"));
        QCOMPARE(messages::checkValueText(QStringLiteral("320 ms")), QStringLiteral("320 毫秒"));
        QCOMPARE(messages::checkValueText(QStringLiteral("-3 s")), QStringLiteral("-3 秒"));
    }

    void figuresFollowTheLanguage()
    {
        const QDateTime day({2026, 3, 7}, {9, 5}, Qt::LocalTime);
        const auto money = [](qint64 units, const char *currency) {
            return messages::moneyText(domain::Money::micros(units * 1000000, QString::fromLatin1(currency)));
        };
        using namespace std::chrono_literals;
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("en"));
        QCOMPARE(messages::dateTimeText(day.toUTC()), QStringLiteral("7 Mar 2026 09:05"));
        QCOMPARE(messages::dateTimeText({}), QString());
        QCOMPARE(messages::numberText(1234567), QStringLiteral("1,234,567"));
        QCOMPARE(messages::numberText(1234.56, 1), QStringLiteral("1,234.6"));
        QCOMPARE(money(-1234567, "CNY"), QStringLiteral("-¥1,234,567.00"));
        QCOMPARE(money(100, "USD"), QStringLiteral("$100.00"));
        QCOMPARE(messages::durationText(52h), QStringLiteral("2 days 4 h"));
        for (const bool mainland : {true, false}) {
            translation.load(mainland ? QStringLiteral("zh_CN") : QStringLiteral("zh_TW"));
            QCOMPARE(messages::dateTimeText(day.toUTC()), QStringLiteral("2026年3月7日 09:05"));
            QCOMPARE(messages::dateText(day), QStringLiteral("2026年3月7日"));
            QCOMPARE(messages::clockText(day), QStringLiteral("09:05"));
            QCOMPARE(money(10000, "CNY"), QStringLiteral("¥10,000.00"));
            QCOMPARE(money(100, "USD"), QStringLiteral("US$100.00"));
            QCOMPARE(messages::durationText(2350ms), QStringLiteral("2.4 秒"));
            QCOMPARE(messages::durationText(150min),
                     mainland ? QStringLiteral("2 小时 30 分") : QStringLiteral("2 小時 30 分"));
            QCOMPARE(messages::durationText(52h),
                     mainland ? QStringLiteral("2 天 4 小时") : QStringLiteral("2 天 4 小時"));
        }
        translation.load(QStringLiteral("en"));
        QCOMPARE(messages::durationText(48h), QStringLiteral("2 days 0 h"));
    }

    // What a widget formats itself, as the person's language and not as the computer's writes it.
    void theDefaultLocaleFollowsTheLanguage()
    {
        messages::Translation translation(*qApp);
        for (const char *language : {"en", "zh_CN", "zh_TW"}) {
            QLocale::setDefault(QLocale(QLocale::German));
            translation.load(QString::fromLatin1(language));
            QCOMPARE(QLocale(), messages::locale());
            QCOMPARE(QLocale().toString(1234.5, 'f', 2), QStringLiteral("1,234.50"));
        }
    }

    void theProviderIsCalledAsInThePersonsLanguage()
    {
        auto named = provider();
        named.nameIn = {{QStringLiteral("zh_CN"), QStringLiteral("测试云 ECS")},
                        {QStringLiteral("zh_TW"), QStringLiteral("測試雲 ECS")}};
        const auto title = [](const cloud::ProviderInfo &info) {
            return messages::describe(failure(FailureKind::NetworkUnreachable, false), info).title;
        };
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("en"));
        QCOMPARE(title(named), QStringLiteral("No connection to Test Cloud"));
        translation.load(QStringLiteral("zh_CN"));
        QCOMPARE(title(named), QStringLiteral("无法连接测试云 ECS")); // no blank between Chinese words
        QCOMPARE(title(provider()), QStringLiteral("无法连接 Test Cloud"));
        QCOMPARE(messages::describe(failure(FailureKind::ServiceDown, false), named).title,
                 QStringLiteral("测试云 ECS 当前出现故障"));
        QCOMPARE(messages::describe(failure(FailureKind::ServiceDown, false), {}).title,
                 QStringLiteral("云端当前出现故障"));
        translation.load(QStringLiteral("zh_TW"));
        QCOMPARE(title(named), QStringLiteral("無法連線到測試雲 ECS"));
        // A name that holds a blank stays as it is.
        domain::Failure file = failure(FailureKind::StorageFailed, false);
        file.params = {{QStringLiteral("file"), QStringLiteral("/home/張 三")}};
        QVERIFY(messages::describe(file, named).explanation.contains(QStringLiteral("/home/張 三")));
    }

    void aReasonIsSaidInWords()
    {
        messages::Translation translation(*qApp);
        const auto said = [&translation](const char *language, const char *reason) {
            translation.load(QString::fromLatin1(language));
            return messages::reasonText(QString::fromLatin1(reason));
        };
        QCOMPARE(said("en", "no such file"), QStringLiteral("the file is not there"));
        QCOMPARE(said("en", "larger than 65536 bytes"), QStringLiteral("it is larger than 65,536 bytes"));
        QCOMPARE(said("en", "31 or more, or 0"), QStringLiteral("31 minutes or more, or none, is expected"));
        QCOMPARE(said("en", "line 3: plan.zone: expected a string, found nothing"),
                 QStringLiteral("line 3: plan.zone is missing; expected a text"));
        QCOMPARE(said("zh_CN", "workDisk.sizeGiB: expected a whole number"),
                 QStringLiteral("workDisk.sizeGiB：应为整数"));
        QCOMPARE(said("zh_TW", "purchase: expected one of spot, on-demand"),
                 QStringLiteral("purchase：應為 spot, on-demand 其中之一"));
        // The system's own words are nobody else's.
        QCOMPARE(said("zh_CN", "Permission denied"), QStringLiteral("Permission denied"));
        QCOMPARE(messages::kindText(QStringLiteral("ecs.cn-hangzhou.aliyuncs.com")),
                 QStringLiteral("ecs.cn-hangzhou.aliyuncs.com"));
    }

    // A person looks for the same words in the console.
    void chineseUsesTheConsolesOwnTerms()
    {
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/translations/spotbook_zh_CN.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const char *term :
             {"抢占式实例", "节省停机", "安全组", "云盘", "快照", "可用区", "地域", "实名认证", "按量付费"})
            QVERIFY2(text.contains(QString::fromUtf8(term)), term);
        for (const char *other : {"竞价实例", "虚拟机", "安全群组", "可用区域", "按需付费", "硬盘"})
            QVERIFY2(!text.contains(QString::fromUtf8(other)), other);
    }

    void theLanguageIsChosen_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QStringList>("system");
        QTest::addColumn<QString>("chosen");
        const auto row = [](const char *wanted, const QStringList &system, const char *chosen) {
            QTest::addRow("%s/%s", wanted, qPrintable(system.join(QLatin1Char(','))))
                << QString::fromLatin1(wanted) << system << QString::fromLatin1(chosen);
        };
        row("", {QStringLiteral("zh-Hans-CN")}, "zh_CN");
        row("", {QStringLiteral("zh-Hant-TW")}, "zh_TW");
        row("", {QStringLiteral("zh-HK")}, "zh_TW");
        row("", {QStringLiteral("zh-Hans-HK")}, "zh_CN"); // the script is what is read
        row("", {QStringLiteral("zh-Hans-MO")}, "zh_CN");
        row("", {QStringLiteral("zh-Hant-CN")}, "zh_TW");
        row("", {QStringLiteral("zh-Hant-SG")}, "zh_TW");
        row("", {QStringLiteral("zh-SG")}, "zh_CN");
        row("", {QStringLiteral("de-DE"), QStringLiteral("zh-CN")}, "zh_CN");
        row("", {QStringLiteral("de-DE")}, "en");
        row("", {QStringLiteral("C")}, "en");
        row("zh_TW", {QStringLiteral("en-US")}, "zh_TW");
        row("zh-CN", {QStringLiteral("en-US")}, "zh_CN");
        row("zh_Hans_HK", {QStringLiteral("en-US")}, "zh_CN");
        row("klingon", {QStringLiteral("zh-CN")}, "en");
    }

    void theLanguageIsChosen()
    {
        QFETCH(QString, wanted);
        QFETCH(QStringList, system);
        QFETCH(QString, chosen);
        QCOMPARE(messages::chosenLanguage(wanted, system), chosen);
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "test_messages.moc"
