// Software and notebook: stacks in their own words, and an end that the person knows before anything is bought.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "messages/translation.h"
#include "ui/texts.h"
#include "ui/wizard/notebook_page.h"

#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using test::child;
using test::choosePlace;

namespace {

void write(const QString &path, const char *text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no stack");
    file.write(text);
}

void addOwnStacks(test::FakeServices &services)
{
    const QString folder = services.paths().stacks();
    write(folder + QStringLiteral("/mine/stack.json"),
          R"({"title":{"en":"Mine alone","zh_CN":"我的"},"fits":"P100 only","minutes":7,"steps":[{"name":"10-a"}]})");
    for (const char *part : {"check", "apply"})
        write(folder + QStringLiteral("/mine/steps/10-a/") + QString::fromLatin1(part), "#!/bin/bash\ntrue\n");
    write(folder + QStringLiteral("/torn/stack.json"), "{ this is not");
    QDir().mkpath(folder + QStringLiteral("/empty"));
}

domain::Money yuan(const char *amount)
{
    return *domain::Money::parse(QString::fromLatin1(amount), QStringLiteral("CNY"));
}

// As the pages before leave it.
void prepare(ui::WizardState &state, test::FakeServices &services)
{
    choosePlace(state, services);
    state.capabilities = services.cloud.capabilities();
}

} // namespace

class TestGuiSoftware : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stacksSpeakForThemselvesAndBrokenOnesAreShown()
    {
        test::FakeServices services;
        addOwnStacks(services);
        ui::WizardState state(services);
        prepare(state, services);
        ui::NotebookPage page(state);
        page.initializePage();
        auto *stacks = child<QComboBox>(page, "stackCombo");
        auto *note = child<QLabel>(page, "stackNote");
        QTRY_COMPARE(stacks->count(), 4);
        QCOMPARE(stacks->currentData().toString(), QStringLiteral("jupyter-apt"));
        QVERIFY2(note->text().contains(QStringLiteral("NumPy")) && note->text().contains(QStringLiteral("100 MB"))
                     && note->text().contains(QStringLiteral("2 min")),
                 qPrintable(note->text()));
        const auto *model = qobject_cast<QStandardItemModel *>(stacks->model());
        for (const char *broken : {"torn", "empty"}) {
            const int at = stacks->findData(QString::fromLatin1(broken));
            QVERIFY2(at >= 0 && !model->item(at)->isEnabled(), broken);
            QVERIFY2(note->text().contains(QStringLiteral("✗ ") + QString::fromLatin1(broken)),
                     qPrintable(note->text()));
        }
        stacks->setCurrentIndex(stacks->findData(QStringLiteral("mine")));
        QCOMPARE(stacks->currentText(), QStringLiteral("Mine alone"));
        QVERIFY(note->text().contains(QStringLiteral("P100 only")));
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.stack, QStringLiteral("mine"));
        // In the language of the moment, and what was chosen stays.
        messages::Translation translation(*qApp);
        translation.load(QStringLiteral("zh_CN"));
        QTRY_COMPARE(stacks->currentText(), QString::fromUtf8("我的"));
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.stack, QStringLiteral("mine"));
    }

    void theEndIsShownBeforeAnythingIsBought()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        prepare(state, services);
        ui::NotebookPage page(state);
        page.initializePage();
        page.show();
        auto *end = child<QLabel>(page, "endNote");
        const auto at = [&](qint64 seconds) { return ui::localTimeText(services.clock().now().addSecs(seconds)); };
        QTRY_VERIFY2(end->text().contains(at(8 * 3600)), qPrintable(end->text()));
        child<QCheckBox>(page, "limitCheck")->setChecked(true);
        child<QDoubleSpinBox>(page, "limitSpin")->setValue(6.18); // three hours at 2.06
        QTRY_VERIFY2(end->text().contains(at(3 * 3600)) && end->text().contains(QStringLiteral("spending limit")),
                     qPrintable(end->text()));
        QVERIFY2(end->text().contains(QStringLiteral("2.06")), qPrintable(end->text()));
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.spendingLimit, std::optional(yuan("6.18")));
        child<QDoubleSpinBox>(page, "limitSpin")->setValue(500);
        QVERIFY(end->text().contains(at(8 * 3600)));
        // Less than the shortest time for which a provider can be told an end.
        child<QDoubleSpinBox>(page, "limitSpin")->setValue(0.5);
        QVERIFY2(end->text().startsWith(QStringLiteral("✗")), qPrintable(end->text()));
        QVERIFY(!page.isComplete());
        child<QDoubleSpinBox>(page, "limitSpin")->setValue(6.18);
        QVERIFY(page.isComplete());
        // Without a lease the limit alone ends it, and the warning that nothing does goes.
        child<QComboBox>(page, "leaseCombo")->setCurrentIndex(4);
        QVERIFY(!child<QLabel>(page, "leaseNote")->text().contains(QStringLiteral("⚠")));
        QVERIFY(end->text().contains(at(3 * 3600)));
        child<QCheckBox>(page, "limitCheck")->setChecked(false);
        QVERIFY(child<QLabel>(page, "leaseNote")->text().contains(QStringLiteral("⚠")));
        QVERIFY(end->isHidden());
        QVERIFY(page.validatePage());
        QVERIFY(!state.plan.spendingLimit);
        QCOMPARE(services.cloud.writes(), 0);
    }

    void theLimitFollowsWhatWasChangedOnAnEarlierPage()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        prepare(state, services);
        ui::NotebookPage page(state);
        child<QCheckBox>(page, "limitCheck")->setChecked(true);
        page.initializePage();
        auto *end = child<QLabel>(page, "endNote");
        QTRY_VERIFY2(end->text().contains(QStringLiteral("2.06")), qPrintable(end->text()));
        state.plan.workDisk.sizeGiB = 1040;
        state.plan.bandwidthBilling = domain::BandwidthBilling::ByBandwidth;
        page.initializePage();
        QTRY_VERIFY2(end->text().contains(QStringLiteral("3.31")), qPrintable(end->text()));
    }

    void aPriceThatIsNotKnownHoldsNothingUp()
    {
        test::FakeServices services;
        auto failing = std::make_shared<std::atomic<bool>>(true);
        services.cloud.hook = [failing](const test::FakeCloud::CallSeen &call, auto) {
            if (*failing && call.name == QLatin1String("quote"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        ui::WizardState state(services);
        prepare(state, services);
        ui::NotebookPage page(state);
        page.initializePage();
        auto *check = child<QCheckBox>(page, "limitCheck");
        auto *end = child<QLabel>(page, "endNote");
        check->setChecked(true);
        QTRY_VERIFY2(end->text().startsWith(QStringLiteral("?")), qPrintable(end->text()));
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.spendingLimit, std::optional(yuan("20")));
        *failing = false;
        check->setChecked(false);
        check->setChecked(true); // asked again
        QTRY_VERIFY2(end->text().contains(QStringLiteral("2.06")), qPrintable(end->text()));
    }

    void whatEverybodyTakesIsWeak()
    {
        for (const char *weak : {"password123", "Qwertyuiop1!", "1234567890123456", "!!Dragon2026", "Spotbook2026"})
            QVERIFY2(ui::passwordStrength(QString::fromLatin1(weak)) == 1, weak);
        QCOMPARE(ui::passwordStrength(QStringLiteral("correct horse battery")), 3);
        test::FakeServices services;
        ui::WizardState state(services);
        ui::NotebookPage page(state);
        page.initializePage();
        child<QRadioButton>(page, "ownRadio")->setChecked(true);
        child<QLineEdit>(page, "passwordEdit")->setText(QStringLiteral("password123"));
        child<QLineEdit>(page, "repeatEdit")->setText(QStringLiteral("password12"));
        const QString said = child<QLabel>(page, "strengthLabel")->text();
        QVERIFY2(said.contains(QStringLiteral("first that are tried")) && said.contains(QStringLiteral("not the same")),
                 qPrintable(said));
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "repeatEdit")->setText(QStringLiteral("password123"));
        QVERIFY(page.isComplete()); // the person's choice
    }
};

QTEST_MAIN(TestGuiSoftware)
#include "test_gui_software.moc"
