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
    void initializePage() override;
    bool isComplete() const override;
    // Forgets the accepted key, here only: nothing is deleted before the new one works.
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
    bool m_looked = false;
    Task m_task;
};

} // namespace spotbook::ui
