// Starts a practice cloud and a window of its own as processes. Not for Windows and macOS, where no practice cloud is.
#pragma once

#include "base/clock.h"
#include "base/stop.h"
#include "launch/practice.h"

#include <QByteArray>
#include <QPair>
#include <QString>
#include <QStringList>

namespace spotbook::app {

struct PracticeSetup
{
    QString folder;                             // holds cloud/ (its state), home/ (the window's files) and the logs
    QString cloudProgram;                       // empty: it is not installed
    QString windowProgram;                      // this program
    QPair<QByteArray, QByteArray> keyVariables; // of the environment, for id and secret of the practice account
    QString language;                           // of the window; empty: its own choice
    QString machines = QStringLiteral("auto");  // the practice cloud's --machines
    base::milliseconds patience{std::chrono::minutes(30)}; // its first start builds the machines' system image
};

// See launch::Services::startPractice(). The practice account is made anew each time; it travels in the environment.
launch::PracticeWindow openPractice(const PracticeSetup &setup, base::Clock &clock, const launch::PracticeNews &news,
                                    const base::StopToken &stop);

// Beside this program, else in PATH; empty: nowhere.
QString installedProgram(const QString &name);

// In the window of a practice session, before any process is started from it: the practice cloud ends when nobody holds
// the descriptor any more that this process was given, so no child may inherit it.
void keepPracticeCloud();

} // namespace spotbook::app
