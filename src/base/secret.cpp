#include "base/secret.h"

#include <QByteArrayList>
#include <algorithm>
#include <mutex>
#include <set>
#include <vector>

namespace spotbook::base {

namespace {

constexpr size_t shortestRedacted = 4;
constexpr int shortestRedactedLine = 16;

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

// Every form in which a live secret may turn up in a text, longest first: a secret that begins like another
// one must not leave the other's tail behind.
class Needles
{
public:
    explicit Needles(size_t atLeast)
    {
        const std::lock_guard lock(registryMutex());
        for (const auto value : registry()) {
            if (value.size() >= atLeast)
                addForms(value);
        }
        std::sort(m_needles.begin(), m_needles.end(),
                  [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    }
    ~Needles()
    {
        for (auto &needle : m_needles)
            wipe(needle.data(), size_t(needle.size()));
    }
    Needles(const Needles &) = delete;
    Needles &operator=(const Needles &) = delete;

    const std::vector<QByteArray> &all() const { return m_needles; }

private:
    void addForms(std::string_view value)
    {
        const QByteArray raw(value.data(), int(value.size()));
        m_needles.push_back(raw);
        m_needles.push_back(raw.toPercentEncoding());
        m_needles.push_back(raw.toBase64(QByteArray::OmitTrailingEquals));
        if (!raw.contains('\n'))
            return;
        // A private key in PEM form: quoted in JSON or cut by a log its lines stand alone.
        for (const QByteArray &line : raw.split('\n')) {
            if (line.size() >= shortestRedactedLine && !line.startsWith("-----"))
                m_needles.push_back(line);
        }
    }

    std::vector<QByteArray> m_needles;
};

} // namespace

struct Secret::Buffer
{
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

bool Secret::isEmpty() const noexcept
{
    return !m_buffer || m_buffer->bytes.empty();
}

std::string_view Secret::reveal() const noexcept
{
    return m_buffer ? m_buffer->view() : std::string_view();
}

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
    const Needles needles(shortestRedacted); // named: a temporary would die before the loop
    for (const auto &needle : needles.all())
        text.replace(needle, "***");
    return text;
}

bool holdsSecret(const QByteArray &text, size_t atLeast)
{
    const Needles needles(atLeast);
    return std::any_of(needles.all().begin(), needles.all().end(),
                       [&text](const QByteArray &needle) { return text.contains(needle); });
}

void wipe(void *data, size_t size) noexcept
{
    volatile auto *bytes = static_cast<volatile unsigned char *>(data);
    while (size--)
        *bytes++ = 0;
}

} // namespace spotbook::base
