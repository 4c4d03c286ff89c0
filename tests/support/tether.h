// Practice machines that end with the test that wanted them, even when it is killed.
#pragma once

#include <QByteArray>
#include <fcntl.h>
#include <unistd.h>

namespace spotbook::test {

// Every machine started from now on, by this process or a practice cloud that it starts, lives no longer than this
// process. The variable is the practice cloud's (practice/machine_host.h).
inline void tieMachinesToThisProcess()
{
    static const bool tied = [] {
        int ends[2];
        if (pipe(ends) != 0)
            return false;
        fcntl(ends[1], F_SETFD, FD_CLOEXEC); // the reading end is for the children
        return qputenv("SPOTBOOK_PRACTICE_TETHER", QByteArray::number(ends[0]));
    }();
    (void)tied;
}

} // namespace spotbook::test
