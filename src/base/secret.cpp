#include "base/secret.h"

#include <QByteArrayList>
#include <mutex>
#include <set>
#include <vector>

namespace spotbook::base {

namespace {

constexpr size_t shortestRedacted = 4;

std::mutex &registryMutex()
{
    static std::mutex mutex;
    return mutex;
}

// Leaked on purpose: secrets with static storage may outlive any other static.
std::multiset<std::string_view> &registry()
{
    static auto *live = new std::multiset<std::string_view>;
    return *live;
}

void replaceAndWipe(QByteArray &text, QByteArray needle)
{
    if (!needle.isEmpty())
        text.replace(needle, "***");
    wipe(needle.data(), size_t(needle.size()));
}

} // namespace

struct Secret::Buffer {
    explicit Buffer(std::string_view from) : bytes(from.begin(), from.end())
    {
        if (bytes.size() >= shortestRedacted) {
            const std::lock_guard lock(registryMutex());
            registry().insert(view());
        }
    }
    ~Buffer()
    {
        if (bytes.size() >= shortestRedacted) {
            const std::lock_guard lock(registryMutex());
            // Not find(): equal values compare equal, and the view that points at our own bytes must go.
            auto &live = registry();
            const auto range = live.equal_range(view());
            for (auto it = range.first; it != range.second; ++it) {
                if (it->data() == bytes.data()) {
                    live.erase(it);
                    break;
                }
            }
        }
        wipe(bytes.data(), bytes.size());
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    std::string_view view() const { return {bytes.data(), bytes.size()}; }

    std::vector<char> bytes;
};

Secret::Secret(QByteArray &&bytes)
    : m_buffer(std::make_shared<const Buffer>(std::string_view(bytes.constData(), size_t(bytes.size()))))
{
    if (bytes.isDetached())
        wipe(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

Secret Secret::copyOf(std::string_view bytes)
{
    Secret secret;
    secret.m_buffer = std::make_shared<const Buffer>(bytes);
    return secret;
}

bool Secret::isEmpty() const noexcept { return !m_buffer || m_buffer->bytes.empty(); }

std::string_view Secret::reveal() const noexcept { return m_buffer ? m_buffer->view() : std::string_view(); }

bool Secret::equals(const Secret &other) const noexcept
{
    const auto a = reveal();
    const auto b = other.reveal();
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i] ^ b[i]);
    return difference == 0;
}

QByteArray redact(QByteArray text)
{
    const std::lock_guard lock(registryMutex());
    for (const auto value : registry()) {
        const auto raw = QByteArray::fromRawData(value.data(), int(value.size()));
        text.replace(raw, "***");
        const QByteArray encoded = raw.toPercentEncoding();
        if (encoded != raw)
            replaceAndWipe(text, encoded);
        replaceAndWipe(text, raw.toBase64(QByteArray::OmitTrailingEquals));
    }
    return text;
}

void wipe(void *data, size_t size) noexcept
{
    volatile auto *bytes = static_cast<volatile unsigned char *>(data);
    while (size--)
        *bytes++ = 0;
}

} // namespace spotbook::base
