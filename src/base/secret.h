// A value that must not leak: an access key secret, a password, a private key.
//
// It cannot be streamed, compared to a QString or turned into one by accident; its bytes are wiped when the last
// copy goes. Every live secret of four bytes or more is known to redact(), which the log sink applies to each line.
// Copying shares the same bytes. Safe to use from any thread.
#pragma once

#include <QByteArray>
#include <memory>
#include <string_view>

namespace spotbook::base {

class Secret
{
public:
    Secret() = default;
    // Takes the bytes over and wipes the source (when nobody else shares it).
    explicit Secret(QByteArray &&bytes);
    static Secret copyOf(std::string_view bytes);

    bool isEmpty() const noexcept;
    // The bytes, valid as long as this object. For handing to a signing or hashing function, nothing else.
    std::string_view reveal() const noexcept;
    // Compares in constant time for equal lengths.
    bool equals(const Secret &other) const noexcept;

    bool operator==(const Secret &) const = delete;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

// Replaces every live secret's value in the text (raw, percent-encoded and base64; of values with several lines also
// each long line) by "***".
QByteArray redact(QByteArray text);

// True when the text holds a live secret of at least this many bytes, in any form that redact() knows. The guard of
// everything that is written to a file; short values are left out because a password may be an ordinary word.
bool holdsSecret(const QByteArray &text, size_t atLeast = 12);

// Overwrites memory in a way the compiler may not remove.
void wipe(void *data, size_t size) noexcept;

} // namespace spotbook::base
