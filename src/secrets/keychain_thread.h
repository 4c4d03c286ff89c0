// All keychain jobs of this process, on one thread with an event loop, one at a time.
//
// QtKeychain's queue of jobs is one per process and stands still for ever once a running job is destroyed
// (its issues 145 and 261). A job therefore lives until it has said that it is finished, even when nobody
// waits for it any more.
#pragma once

#include "base/secret.h"
#include "base/stop.h"

#include <QString>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
class QThread;
QT_END_NAMESPACE

namespace spotbook::secrets {

struct KeychainRequest
{
    enum class Kind { Read, Write, Remove };
    Kind kind = Kind::Read;
    QString service;
    QString key;
    base::Secret value; // Write
    // The desktop's service may have been replaced since the last job: libsecret, below QtKeychain, keeps a session
    // with it for as long as the process lives, of which a new one knows nothing. It is given up first.
    bool anew = false;
};

struct KeychainAnswer
{
    int error = 0; // QKeychain::Error
    QString text;
    base::Secret value; // Read
};

class KeychainThread
{
public:
    static KeychainThread &instance();
    ~KeychainThread();

    // Blocks until the job is done. A stop throws Cancelled at once and leaves the job to end in the
    // background.
    KeychainAnswer run(const KeychainRequest &request, const base::StopToken &stop);

private:
    KeychainThread();
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_worker; // lives on m_thread
};

} // namespace spotbook::secrets
