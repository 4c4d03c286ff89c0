// From a login to a notebook that lets its owner in.
#pragma once

#include "launch/login.h"
#include "launch/work_disk.h"

#include <QUrl>

namespace spotbook::launch {

struct NotebookAt
{
    QUrl url;                     // to open; no secret in it
    QByteArray certificateSha256; // raw; empty with a tunnel
};

// Runs the plan's stack. The TLS key is made here, goes to the machine and is not kept; its fingerprint is
// journalled.
NotebookAt provision(Run &run, const domain::Machine &machine, ssh::Session &session, const WorkDisk &disk);
// Logged in over HTTPS with the password and got the kernel list.
void checkNotebook(Run &run, const domain::Machine &machine, const NotebookAt &notebook,
                   base::milliseconds allowed = std::chrono::minutes(3));

// What earlier provisioning of this launch left, from the journal.
std::optional<NotebookAt> provisionedBefore(const storage::Journal &journal, const domain::Machine &machine);
NotebookAt notebookAt(const domain::LaunchPlan &plan, const QString &launchId, const domain::Machine &machine,
                      const QByteArray &certificateSha256);
// Always the same for a launch, so that the browser keeps its cookies.
quint16 tunnelPort(const QString &launchId);

base::Secret notebookPassword(const Context &context, const QString &profile, const base::StopToken &stop);

} // namespace spotbook::launch
