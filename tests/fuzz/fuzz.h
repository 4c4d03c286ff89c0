// For every fuzz target: what comes from outside (a file, a machine, a server) may be refused, with a domain::Error,
// and nothing else may happen.
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <cstddef>
#include <cstdint>

namespace spotbook::fuzz {

template <typename Call>
void refusedAtMost(Call &&call)
{
    try {
        call();
    } catch (const domain::Error &) {
    }
}

inline QByteArray bytes(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), int(size)};
}

} // namespace spotbook::fuzz
