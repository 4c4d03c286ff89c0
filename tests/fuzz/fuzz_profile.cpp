// A profile that somebody sends or edits by hand, ours or the older tool's. What is taken in goes out and in again
// alike.
#include "fuzz/fuzz.h"
#include "storage/seed_profile.h"

#include <QJsonDocument>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace spotbook;
    const QByteArray content = fuzz::bytes(data, size);
    fuzz::refusedAtMost([&] {
        const auto json = QJsonDocument::fromJson(content).object();
        const auto plan = storage::isSeedProfile(json) ? storage::planFromSeed(json) : domain::planFromJson(json);
        if (!(domain::planFromJson(domain::toJson(plan)) == plan))
            std::abort();
    });
    return 0;
}
