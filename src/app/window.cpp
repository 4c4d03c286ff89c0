#include "app/window.h"

#include "app/single_instance.h"
#include "ui/gui_watchdog.h"
#include "ui/icon.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>
#include <QWindow>

namespace spotbook::app {

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

std::unique_ptr<QCoreApplication> makeWindowApplication(int &argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_EnableHighDpiScaling);
    QCoreApplication::setAttribute(Qt::AA_UseHighDpiPixmaps);
    // Nothing here draws by OpenGL, and loading it takes half of the start and half of the memory. Qt asks at its first
    // window; the variable is gone again before there is a child that would inherit it.
    const bool withoutOpenGl = !qEnvironmentVariableIsSet("QT_XCB_GL_INTEGRATION");
    if (withoutOpenGl)
        qputenv("QT_XCB_GL_INTEGRATION", "none");
#ifdef NDEBUG
    auto application = std::make_unique<QApplication>(argc, argv);
#else
    auto application = std::make_unique<ui::WatchedApplication>(argc, argv);
#endif
    if (withoutOpenGl) {
        QWindow first;
        first.setSurfaceType(QSurface::RasterGLSurface); // as windows of widgets have it: Qt settles the question here
        first.create();
        qunsetenv("QT_XCB_GL_INTEGRATION");
    }
    QApplication::setWindowIcon(ui::icon(QStringLiteral("spotbook")));
    QGuiApplication::setDesktopFileName(QStringLiteral("spotbook"));
    // With the window in the tray a dialog may be the last one that closes. The window says itself when it quits.
    QGuiApplication::setQuitOnLastWindowClosed(false);
#ifndef QT_NO_SESSIONMANAGER
    // Else Qt closes the window when the desktop's session ends, and a window that stays calls the logout off.
    QGuiApplication::setFallbackSessionManagementEnabled(false);
#endif
    return application;
}

namespace {
// Who has started it from a menu sees no terminal. The window stays until it is answered, then the program ends.
void tellNoAnswer(const SingleInstance &instance, cli::Terminal &terminal)
{
    terminal.note(QCoreApplication::translate("Application", "Spotbook is already open but does not answer."));
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Spotbook"),
                                QCoreApplication::translate("Application", "Spotbook is already open"));
    box->setObjectName(QStringLiteral("noAnswerBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        QCoreApplication::translate("Application",
                                    "It does not answer. If it stays like this, end the process %1 and start "
                                    "Spotbook again. What runs in the cloud is not touched by that.")
            .arg(instance.firstPid()));
    box->addButton(QCoreApplication::translate("Dialogs", "OK"), QMessageBox::AcceptRole);
    QObject::connect(box, &QDialog::finished, box, [] { QCoreApplication::exit(1); });
    box->open();
}
} // namespace

int runWindow(QCoreApplication &application, launch::Services &services, messages::Translation &translation,
              cli::Terminal &terminal, bool newMachine)
{
    SingleInstance instance(services.paths().data);
    if (!instance.isFirst()) {
        // From within the loop: an answer that is there at once would ask a loop to end that has not begun.
        QTimer::singleShot(0, &application, [&] {
            instance.callFirst(
                [&](bool reached) {
                    if (reached)
                        QCoreApplication::exit(0);
                    else
                        tellNoAnswer(instance, terminal);
                },
                newMachine ? SingleInstance::Wish::NewMachine : SingleInstance::Wish::Raise);
        });
        return application.exec();
    }
    ui::MainWindow window(services);
    QObject::connect(&instance, &SingleInstance::raiseWanted, &window, &ui::MainWindow::bringToFront);
    QObject::connect(&instance, &SingleInstance::newMachineWanted, &window, &ui::MainWindow::newMachine);
    QObject::connect(&window, &ui::MainWindow::languageChosen, &window,
                     [&](const QString &language) { services.setLanguage(translation.load(language)); });
#ifndef QT_NO_SESSIONMANAGER
    if (auto *desktop = qobject_cast<QGuiApplication *>(&application))
        QObject::connect(desktop, &QGuiApplication::commitDataRequest, &window, &ui::MainWindow::sessionEnds,
                         Qt::DirectConnection);
#endif
    window.showAtStart();
    if (newMachine)
        QTimer::singleShot(0, &window, &ui::MainWindow::newMachine);
    return application.exec();
}

} // namespace spotbook::app
