// A person's SSH key file, looked at before anything is bought: what it is, what keeps it from being used, and whether
// the cloud knows it already.
#pragma once

#include "launch/context.h"
#include "ssh/session.h"

#include <QByteArray>
#include <QStringList>
#include <functional>
#include <optional>

namespace spotbook::launch {

struct KeyFile
{
    QString path;
    std::optional<domain::Failure> problem; // why it cannot be used
    bool tooOpen = false;                   // others may read it: usable, but every SSH program refuses it
    QByteArray publicLine;                  // "ssh-rsa AAAA...", empty with a problem
    QString fingerprint;                    // "SHA256:..."
    QString md5;                            // bare hexadecimal digits, as the provider shows it
    bool operator==(const KeyFile &other) const { return path == other.path && publicLine == other.publicLine; }
};

// Reads nothing but this file; never throws for what it finds. InvalidInput names: not there, no private key, a
// pass-phrase, a form that is not understood, and what `require` throws: a type that will not do.
KeyFile inspectKeyFile(const QString &path, const std::function<void(const ssh::PublicKey &)> &require = nullptr);
// As one to log in to a machine with: of a type that the provider takes.
KeyFile inspectLoginKey(const QString &path, const cloud::Capabilities &capabilities);
// Throws InvalidInput for a key type that the provider does not take.
void requireImportable(const QString &path, const ssh::PublicKey &key, const cloud::Capabilities &capabilities);
// chmod 600. Throws StorageFailed.
void closeKeyFile(const QString &path);

// What a region of the cloud has under this key. ImportKeyPair and DescribeKeyPairs give the MD5 of the public key
// (API page DescribeKeyPairs); a pair without one proves nothing.
struct KeyInCloud
{
    QStringList names;        // pairs with the same fingerprint
    bool oursDiffers = false; // the pair that this installation would use has another one
    QString oursName;
};
KeyInCloud keyInCloud(const Context &context, const QString &regionId, const KeyFile &key, const base::StopToken &stop);

} // namespace spotbook::launch
