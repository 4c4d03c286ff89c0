// The least-privilege RAM policy, made from the table of actions.
#pragma once

#include <QByteArray>

namespace spotbook::cloud::aliyun {

// JSON text, one statement each for reading, for changing and for the balance. (Conditions on the type family are left
// out: their wildcard form is not documented.)
QByteArray permissionPolicy();

} // namespace spotbook::cloud::aliyun
