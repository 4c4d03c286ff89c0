// Random values from the operating system's generator.
#pragma once

#include <QByteArray>
#include <QString>

namespace spotbook::base {

QByteArray randomBytes(int count);
// `bytes` random bytes as 2*bytes lower-case hex digits.
QString randomHex(int bytes);
// A UUID v4 without braces.
QString randomUuid();

} // namespace spotbook::base
