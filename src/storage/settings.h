// Typed settings: one table of names, defaults and meaning. Secrets are never among them.
#pragma once

#include "storage/paths.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

namespace spotbook::storage {

struct SettingsValues
{
    QString owner;    // random per installation; the spotbook:owner tag. Made at the first start
    QString language; // "", "en", "zh_CN", "zh_TW"; empty = the system's
    QString lastProfile;
    QString lastPage;                            // of the main window
    QString keyName = QStringLiteral("default"); // name (not value) of the access key in the keychain
    QStringList addressServices;                 // HTTPS echo services for the own address; two of them must agree
    bool editSshConfig = false;                  // the person has agreed to entries in ~/.ssh/config
    QString endpoint;         // override of every product's endpoint (practice cloud); empty = the real cloud
    QStringList quietNotices; // names of the notices that the person does not want to see (ui/notifications.h)
    bool startHidden = false; // in the tray; where there is none, the window shows itself all the same
    bool saidNoTray = false;  // that this desktop has no tray is said once per installation
    bool saidGoesOn = false;  // the same of closing the window, after which Spotbook goes on in the tray
    bool operator==(const SettingsValues &) const = default;
};

// Thread-safe; update() reads the file again first, so that two processes do not overwrite each other.
// Unknown members of the file are kept. A file that cannot be read is an error (SettingsUnreadable), never
// silently replaced.
class Settings
{
public:
    explicit Settings(const Paths &paths);
    SettingsValues values() const;
    void update(const std::function<void(SettingsValues &)> &change); // durable when it returns

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace spotbook::storage
