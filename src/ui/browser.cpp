#include "ui/browser.h"

#include <QDesktopServices>

namespace spotbook::ui {

namespace {
Browser &present()
{
    static Browser browser;
    return browser;
}
} // namespace

bool openInBrowser(const QUrl &url)
{
    return present() ? present()(url) : QDesktopServices::openUrl(url);
}

void setBrowser(Browser browser)
{
    present() = std::move(browser);
}

} // namespace spotbook::ui
