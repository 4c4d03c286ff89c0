// Included by a test: its process speaks the language of a person whose digits are not ASCII, from the beginning on.
// What is written for machines must not change with it.
#pragma once

#include <QLocale>
#include <QtGlobal>

namespace spotbook::test {

// Before Qt looks at the locale for the first time, which it then keeps.
inline const bool persianDigits = qputenv("LC_ALL", "fa_IR.UTF-8");

// To be checked, so that no test goes well only because the locale did not take effect.
inline bool systemDigitsAreForeign()
{
    return persianDigits && QLocale::system().zeroDigit() != QLatin1Char('0');
}

} // namespace spotbook::test
