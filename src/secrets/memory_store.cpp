#include "secrets/secret_store.h"

#include "domain/failure.h"

#include <QMap>
#include <mutex>

namespace spotbook::secrets {

namespace {

class MemoryStore final : public SecretStore
{
public:
    std::optional<base::Secret> read(const QString &name, const base::StopToken &stop) override
    {
        const auto lock = enter(stop);
        const auto it = m_values.constFind(name);
        return it == m_values.constEnd() ? std::nullopt : std::optional(*it);
    }

    void write(const QString &name, const base::Secret &value, const base::StopToken &stop) override
    {
        const auto lock = enter(stop);
        m_values.insert(name, value);
    }

    void remove(const QString &name, const base::StopToken &stop) override
    {
        const auto lock = enter(stop);
        m_values.remove(name);
    }

    bool remembers() const override { return false; }

private:
    std::unique_lock<std::mutex> enter(const base::StopToken &stop)
    {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        return std::unique_lock(m_mutex);
    }

    std::mutex m_mutex;
    QMap<QString, base::Secret> m_values;
};

} // namespace

std::unique_ptr<SecretStore> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

} // namespace spotbook::secrets
