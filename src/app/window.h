// The window's side of main().
#pragma once

#include "cli/terminal.h"
#include "launch/services.h"
#include "messages/translation.h"

#include <QCoreApplication>
#include <memory>

namespace spotbook::app {

// False where Qt would end the process for want of a display.
bool hasDisplay();
std::unique_ptr<QCoreApplication> makeWindowApplication(int &argc, char **argv);
// Shows the window, or raises the one that is open already; newMachine: with the wizard on top. Runs the event loop;
// returns the exit code.
int runWindow(QCoreApplication &application, launch::Services &services, messages::Translation &translation,
              cli::Terminal &terminal, bool newMachine = false);

} // namespace spotbook::app
