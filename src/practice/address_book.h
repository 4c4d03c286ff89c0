// Loopback addresses 127.77.0.N for machines, unique across all practice clouds of this computer that share a cache.
#pragma once

#include <QString>

namespace spotbook::practice {

// An address is claimed by a file named after it; the file says which state directory holds it. A claim whose state
// directory is gone may be taken over. Not thread-safe.
class AddressBook
{
public:
    AddressBook(const QString &cacheDir, const QString &stateDir);
    QString claim(); // empty: all taken
    bool claimAgain(const QString &address);
    void release(const QString &address);

private:
    bool take(const QString &address);
    QString m_folder;
    QString m_stateDir;
};

} // namespace spotbook::practice
