// What is tried inside a prepared session bus; the outer test starts this same program there again.
#pragma once

#include <QString>

namespace spotbook::test {

// Runs the named check; 0 = as expected, else what was wrong is on standard error. 64: no such check.
int runKeyringCheck(const QString &name);

} // namespace spotbook::test
