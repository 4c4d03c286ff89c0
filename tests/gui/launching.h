// A window with its wizard, on the way to a purchase and after it.
#pragma once

#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/job.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QPointer>
#include <atomic>
#include <memory>

namespace spotbook::test {

// On through the wizard's pages with what they propose, until `page` is shown and has all it needs.
inline void goTo(ui::LaunchWizard &wizard, ui::LaunchWizard::Page page)
{
    while (wizard.currentId() < page) {
        QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(wizard.currentPage()->title()));
        wizard.next();
    }
    QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(wizard.currentPage()->title()));
}

struct Launching
{
    Launching()
    {
        storeKey(services);
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
        window->newMachine();
        wizard = window->findChild<ui::LaunchWizard *>();
    }
    ~Launching()
    {
        services.machines.onMachine = {};
        window.reset();
    }
    Launching(const Launching &) = delete;
    Launching &operator=(const Launching &) = delete;
    void buy()
    {
        goTo(*wizard, ui::LaunchWizard::Review);
        wizard->button(QWizard::CommitButton)->click();
        QCOMPARE(wizard->currentId(), int(ui::LaunchWizard::Progress));
    }
    // The next `times` times that the software is installed it fails.
    void failStack(int times)
    {
        services.machines.onMachine = [left = std::make_shared<std::atomic<int>>(times)](const QString &now) {
            if (now == QLatin1String("stack") && (*left)-- > 0)
                throw domain::Error(domain::FailureKind::StepFailed,
                                    {{QStringLiteral("step"), QStringLiteral("30-jupyter")}});
        };
    }
    void buyAndFail(int times = 1)
    {
        failStack(times);
        buy();
        QTRY_VERIFY(wizard->job() && wizard->job()->failure());
    }
    QWidget &page() const { return *wizard->page(ui::LaunchWizard::Progress); }

    FakeServices services;
    FakeDialogs answers;
    std::unique_ptr<ui::MainWindow> window;
    QPointer<ui::LaunchWizard> wizard;
};

} // namespace spotbook::test
