// A journal file as it may lie on a disk after anything. What can be read can be written, and is then the same.
#include "fuzz/fuzz.h"
#include "storage/journal_format.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace spotbook;
    const QByteArray content = fuzz::bytes(data, size);
    fuzz::refusedAtMost([&] {
        const auto file = storage::parseJournal(content, QStringLiteral("fuzz"));
        QByteArray again;
        for (const auto &entry : file.entries)
            again += storage::toLine(entry);
        if (file.goodBytes > content.size()
            || storage::parseJournal(again, QStringLiteral("again")).entries.size() != file.entries.size())
            std::abort();
    });
    return 0;
}
