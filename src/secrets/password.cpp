#include "secrets/secret_store.h"

#include "base/random.h"

namespace spotbook::secrets {

base::Secret generatePassword()
{
    // No 0/O, 1/l/I and no o: 56 characters, 5.8 bits each.
    static constexpr char alphabet[] = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    constexpr int letters = int(sizeof alphabet) - 1;
    static_assert(letters == 56);
    constexpr int length = 20;
    // Bytes beyond the last whole multiple are thrown away: a remainder would favour the first letters.
    constexpr int fair = 256 / letters * letters;
    QByteArray password;
    password.reserve(length);
    while (password.size() < length) {
        QByteArray bytes = base::randomBytes(32);
        for (const char byte : bytes) {
            const int value = static_cast<unsigned char>(byte);
            if (value < fair && password.size() < length)
                password.append(alphabet[value % letters]);
        }
        base::wipe(bytes.data(), size_t(bytes.size()));
    }
    return base::Secret(std::move(password));
}

} // namespace spotbook::secrets
