// What a machine sends while a run is followed, in pieces of any size: the first byte of the input says how large.
#include "fuzz/fuzz.h"
#include "provisioning/run_stream.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace spotbook;
    if (size == 0)
        return 0;
    const int piece = std::max<int>(data[0], 1);
    const QByteArray content = fuzz::bytes(data + 1, size - 1);
    fuzz::refusedAtMost([&] {
        provisioning::RunStream stream(0, 0);
        qint64 handedOut = 0;
        stream.onEvent = [&](const QByteArray &line) { handedOut += line.size(); };
        stream.onLog = [&](const QByteArray &text) { handedOut += text.size(); };
        for (int at = 0; at < content.size(); at += piece)
            stream.feed(content.mid(at, piece));
        if (handedOut > content.size() || stream.eventBytes() + stream.logBytes() > content.size())
            std::abort();
    });
    return 0;
}
