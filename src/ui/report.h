// "Copy report": who knows something that helps to understand a failure adds it.
#pragma once

#include "domain/launch_state.h"
#include "launch/services.h"
#include "messages/report.h"

#include <QPushButton>
#include <functional>

namespace spotbook::ui {

class Job;

// Adds what a window knows. Called in the GUI thread, when the report is wanted.
using ReportFacts = std::function<void(messages::Report &)>;

void addServices(messages::Report &report, const launch::Services &services);
void addPlan(messages::Report &report, const domain::LaunchPlan &plan);
void addState(messages::Report &report, const domain::LaunchState &state);
void addJob(messages::Report &report, const Job &job);

// The text of a report with these facts; without a failure of its own that of `failure`.
QString reportWith(const ReportFacts &facts, const std::optional<domain::Failure> &failure);
// Puts it into the clipboard and says so on the button for a moment.
void copyReport(const QString &report, QPushButton *button);

} // namespace spotbook::ui
