// Which account. The key is tested as soon as both parts are there, then kept.
#pragma once

#include "messages/messages.h"
#include "secrets/secret_store.h"
#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>
#include <memory>

namespace Ui {
class KeysPage;
}

namespace spotbook::ui {

class KeysPage : public WizardPage
{
    Q_OBJECT
public:
    explicit KeysPage(WizardState &state, QWidget *parent = nullptr);
    ~KeysPage() override;
    // Looks for a stored key unless one is accepted, or the person has begun to enter another.
    void initializePage() override;
    bool isComplete() const override;
    // Forgets the accepted key, here only: nothing is deleted before the new one works, and until then the person can
    // go back to it.
    void askForAnother();

Q_SIGNALS:
    void keyAccepted(); // it works and is in use from now on

private:
    enum class Kept { Keychain, ThisRun, Environment };
    struct Tested
    {
        domain::Identity identity;
        cloud::Capabilities capabilities;
        QString keyId;
        Kept kept = Kept::Keychain;
    };
    void lookForStoredKey();
    // A line that holds ID and secret, pasted into either field, fills both.
    bool takeBoth(const QString &pasted);
    void testEntered();
    void accept(const Tested &tested);
    static Kept keptIn(launch::Services &services, const secrets::AccessKey &key);
    QString keptText() const;
    void act(messages::RemedyAction action);
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::KeysPage> m_ui;
    QTimer m_typed;
    QString m_keyId; // of the accepted key
    Kept m_kept = Kept::Keychain;
    bool m_canKeep = false; // there is an accepted key to go back to
    Task m_task;
};

} // namespace spotbook::ui
