// Puts parts of a sentence together as Chinese is written. Internal to messages/.
#pragma once

#include <QString>

namespace spotbook::messages {

inline bool isHan(QChar character)
{
    return character.script() == QChar::Script_Han;
}

// Appends. The blank that sets a Latin name off from Chinese words is one too many where the name is Chinese.
inline void joinWords(QString &text, const QString &more)
{
    const int size = text.size();
    if (size > 1 && !more.isEmpty() && text.at(size - 1) == QLatin1Char(' ') && isHan(text.at(size - 2))
        && isHan(more.at(0)))
        text.chop(1);
    const bool blankFirst = more.size() > 1 && more.at(0) == QLatin1Char(' ') && isHan(more.at(1));
    text += blankFirst && !text.isEmpty() && isHan(text.at(text.size() - 1)) ? more.mid(1) : more;
}

} // namespace spotbook::messages
