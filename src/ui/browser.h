// How an address is opened. A test replaces it.
#pragma once

#include <QUrl>
#include <functional>

namespace spotbook::ui {

// GUI thread only. Returns false when nothing on this computer takes the address.
using Browser = std::function<bool(const QUrl &)>;

bool openInBrowser(const QUrl &url);
// Empty: the desktop's own again.
void setBrowser(Browser browser);

} // namespace spotbook::ui
