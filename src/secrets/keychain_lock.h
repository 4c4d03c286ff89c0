// Whether the keychain that QtKeychain works with is locked, asked without any prompt.
#pragma once

namespace spotbook::secrets {

// True only when the desktop's Secret Service says so of its default collection (freedesktop.org, Secret Service API,
// property Locked of org.freedesktop.Secret.Collection). Where there is no such service or no such collection nothing
// is locked. Blocks for at most a few seconds; callable from any thread; starts no service.
bool keychainIsLocked();

} // namespace spotbook::secrets
