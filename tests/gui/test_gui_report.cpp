// "Copy report" where a person meets a failure: it holds what helps, and no key.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/banner.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/progress_view.h"
#include "ui/wizard/launch_wizard.h"

#include <QAction>
#include <QClipboard>
#include <QMessageBox>
#include <QPushButton>

using namespace spotbook;
using test::child;

namespace {
QString copied()
{
    return QGuiApplication::clipboard()->text();
}

void holds(const QString &text, std::initializer_list<const char *> parts)
{
    for (const char *part : parts)
        QVERIFY2(text.contains(QString::fromUtf8(part)),
                 qPrintable(QString::fromUtf8(part) + QStringLiteral(" not in\n") + text));
    QVERIFY(!text.contains(test::keyId));
    QVERIFY(!text.contains(test::keySecret));
}
} // namespace

class TestGuiReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(QStringLiteral("before")); }

    void theWindowReportsTheVerbThatFailed()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        test::FakeDialogs answers;
        std::atomic<bool> broken{false};
        services.cloud.hook = [&broken](const auto &, auto) {
            if (broken) {
                domain::Failure failure;
                failure.kind = domain::FailureKind::Refused;
                failure.providerCode = QStringLiteral("Never.Heard<Of>");
                failure.requestId = QStringLiteral("473469C7-AA6F");
                failure.detail = QStringLiteral("key ") + test::keyId;
                throw domain::Error(failure);
            }
        };
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        broken = true;
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "undoButton")->click();
        QTRY_VERIFY(test::bannerOf(window).failure().has_value());
        child<QPushButton>(window, "bannerReport")->click();
        holds(copied(), {"Spotbook report", "Activity: Undo", "Region: cn-test", "Cloud: ", "(practice)",
                         "Versions: ", "libssh", "offscreen", "Failure: "});
        QVERIFY(child<QPushButton>(window, "bannerReport")->text().contains(QStringLiteral("✓")));
        QGuiApplication::clipboard()->clear();
        child<QAction>(window, "reportAction")->trigger();
        holds(copied(), {"Spotbook report", "Activity: Undo"});
        QGuiApplication::clipboard()->clear();
        child<QPushButton>(window, "reportButton")->click(); // of the activity
        holds(copied(), {"Activity: Undo", "Region: cn-test"});
        child<QPushButton>(window, "bannerDetails")->click();
        holds(answers.reported, {"Activity: Undo"});
    }

    void aCodeNobodyKnowsIsShownAndCanBeSelected()
    {
        ui::Banner banner;
        domain::Failure failure;
        failure.kind = domain::FailureKind::Refused;
        failure.providerCode = QStringLiteral("Never.Heard<Of>");
        failure.requestId = QStringLiteral("473469C7-AA6F");
        failure.params = {{QStringLiteral("what"), failure.providerCode},
                          {QStringLiteral("reason"), QStringLiteral("no luck")}};
        banner.showFailure(failure, {});
        auto *text = child<QLabel>(banner, "bannerText");
        for (const char *part : {"Never.Heard&lt;Of&gt;", "473469C7-AA6F", "no luck"})
            QVERIFY2(text->text().contains(QString::fromLatin1(part)), qPrintable(text->text()));
        QVERIFY(text->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
        child<QPushButton>(banner, "bannerReport")->click();
        holds(copied(), {"Failure: Refused", "Code: Never.Heard<Of>", "RequestId: 473469C7-AA6F"});
    }

    void theDetailsBoxCopiesToo()
    {
        QWidget parent;
        parent.show();
        ui::dialogs().tellFailure(&parent, QStringLiteral("title"), QStringLiteral("RequestId 1"),
                                  QStringLiteral("the report"));
        auto *box = child<QMessageBox>(parent, "failureBox");
        QVERIFY(box->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QCOMPARE(copied(), QStringLiteral("before"));
        child<QPushButton>(*box, "failureReport")->click();
        QCOMPARE(copied(), QStringLiteral("the report"));
    }

    void theStageAndTheLogOfALaunchAreInIt()
    {
        test::FakeServices services;
        test::storeKey(services);
        ui::LaunchWizard wizard(services, {});
        ui::Job job(services, ui::Verb::Launch, QStringLiteral("default"), {});
        job.start([](const auto &, const launch::ProgressSink &progress, const auto &) -> ui::JobEnd {
            domain::Progress news;
            news.stage = domain::Stage::Buy;
            news.state = domain::StageState::Failed;
            news.text = QStringLiteral("RunInstances said no to ") + test::keyId;
            progress(news);
            throw domain::Error(domain::FailureKind::NoStock);
        });
        wizard.showJob(&job);
        auto &page = *wizard.page(ui::LaunchWizard::Progress);
        QTRY_VERIFY(test::bannerOf(page).failure().has_value());
        for (const char *button : {"bannerReport", "reportButton"}) {
            QGuiApplication::clipboard()->clear();
            child<QPushButton>(page, button)->click();
            holds(copied(), {"Activity: Launch", "Stage: buy", "Failure: NoStock", "Log:", "RunInstances said no"});
        }
    }

    void theWizardSaysWhatWasChosen()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.cloud.hook = [](const auto &, auto) { throw domain::Error(domain::FailureKind::NetworkUnreachable); };
        ui::LaunchWizard wizard(services, {});
        wizard.setStartId(ui::LaunchWizard::Offers);
        wizard.show();
        auto &page = *wizard.page(ui::LaunchWizard::Offers);
        QTRY_VERIFY(test::bannerOf(page).failure().has_value());
        child<QPushButton>(page, "bannerReport")->click();
        holds(copied(), {"Failure: NetworkUnreachable", "Cloud: ", "System: "});
    }
};

QTEST_MAIN(TestGuiReport)
#include "test_gui_report.moc"
