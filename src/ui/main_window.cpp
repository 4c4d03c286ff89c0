#include "ui/main_window.h"

#include <QCloseEvent>

namespace spotbook::ui {

struct MainWindow::Parts {
    launch::Services &services;
};

MainWindow::MainWindow(launch::Services &services, QWidget *parent)
    : QMainWindow(parent), m_parts(std::make_unique<Parts>(Parts{services}))
{
    setObjectName(QStringLiteral("mainWindow"));
}

MainWindow::~MainWindow() = default;

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
}

} // namespace spotbook::ui
