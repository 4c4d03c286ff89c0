#include "base/random.h"

#include <QRandomGenerator>
#include <QUuid>
#include <vector>

namespace spotbook::base {

QByteArray randomBytes(int count)
{
    std::vector<quint32> words(size_t((count + 3) / 4));
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), count);
}

QString randomHex(int bytes)
{
    return QString::fromLatin1(randomBytes(bytes).toHex());
}

QString randomUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace spotbook::base
