// What a server answers instead of the documented JSON. The first byte chooses which answer it is taken for.
#include "cloud/aliyun/parse.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace spotbook;
    using namespace spotbook::cloud::aliyun;
    if (size == 0)
        return 0;
    const QByteArray content = fuzz::bytes(data + 1, size - 1);
    fuzz::refusedAtMost([&] {
        const auto item = domain::JsonReader::parseObject(content);
        switch (data[0] % 9) {
        case 0: parseTags(item); break;
        case 1: parseMachineType(item); break;
        case 2: parseMachine(item, QStringLiteral("CNY")); break;
        case 3: parseDisk(item); break;
        case 4: parseSnapshot(item, QStringLiteral("cn-beijing")); break;
        case 5: parseImage(item); break;
        case 6: parseSecurityGroup(item); break;
        case 7: parseRule(item); break;
        default: parseStock(item); break;
        }
    });
    return 0;
}
