#include "secrets/keychain_thread.h"

#include "domain/failure.h"

#include <QLibrary>
#include <QThread>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <qt5keychain/keychain.h>

namespace spotbook::secrets {

namespace {

// Shared by the waiting caller and the job, whoever lives longer.
struct Exchange
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<KeychainAnswer> answer;

    void deliver(KeychainAnswer given)
    {
        {
            const std::lock_guard lock(mutex);
            answer = std::move(given);
        }
        wake.notify_all();
    }
};

QByteArray bytesOf(const base::Secret &secret)
{
    const auto view = secret.reveal();
    return QByteArray(view.data(), int(view.size()));
}

QKeychain::Job *makeJob(const KeychainRequest &request)
{
    switch (request.kind) {
    case KeychainRequest::Kind::Read: return new QKeychain::ReadPasswordJob(request.service);
    case KeychainRequest::Kind::Write: {
        auto *job = new QKeychain::WritePasswordJob(request.service);
        job->setBinaryData(bytesOf(request.value));
        return job;
    }
    case KeychainRequest::Kind::Remove: break;
    }
    return new QKeychain::DeletePasswordJob(request.service);
}

void giveUpSession()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    QLibrary libsecret(QStringLiteral("secret-1"), 0); // the one that QtKeychain has loaded
    if (auto *disconnect = reinterpret_cast<void (*)()>(libsecret.resolve("secret_service_disconnect")))
        disconnect();
#endif
}

// On the keychain thread.
void start(const KeychainRequest &request, const std::shared_ptr<Exchange> &exchange)
{
    if (request.anew)
        giveUpSession();
    QKeychain::Job *job = makeJob(request);
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(request.key);
    QObject::connect(job, &QKeychain::Job::finished, job, [exchange](QKeychain::Job *done) {
        KeychainAnswer answer;
        answer.error = done->error();
        answer.text = done->errorString();
        if (auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(done); read && answer.error == QKeychain::NoError) {
            QByteArray bytes = read->binaryData();
            bytes.detach(); // so that the Secret's constructor can wipe this copy
            answer.value = base::Secret(std::move(bytes));
        }
        exchange->deliver(std::move(answer));
        done->deleteLater();
    });
    job->start();
}

} // namespace

KeychainThread &KeychainThread::instance()
{
    static KeychainThread thread;
    return thread;
}

KeychainThread::KeychainThread() : m_thread(std::make_unique<QThread>()), m_worker(std::make_unique<QObject>())
{
    m_thread->setObjectName(QStringLiteral("keychain"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

KeychainThread::~KeychainThread()
{
    m_thread->quit();
    // A desktop's keychain that hangs in a blocking call must not keep the program from ending; a QThread
    // that still runs may not be destroyed.
    if (!m_thread->wait(5000)) {
        static_cast<void>(m_thread.release());
        static_cast<void>(m_worker.release());
    }
}

KeychainAnswer KeychainThread::run(const KeychainRequest &request, const base::StopToken &stop)
{
    const auto exchange = std::make_shared<Exchange>();
    QMetaObject::invokeMethod(
        m_worker.get(), [request, exchange] { start(request, exchange); }, Qt::QueuedConnection);
    std::unique_lock lock(exchange->mutex);
    if (!exchange->wake.wait(lock, stop, [&] { return exchange->answer.has_value(); }))
        throw domain::Error(domain::FailureKind::Cancelled);
    return std::move(*exchange->answer);
}

} // namespace spotbook::secrets
