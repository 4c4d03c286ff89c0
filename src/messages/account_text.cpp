#include "messages/messages.h"

#include <QRegularExpression>
#include <optional>

namespace spotbook::messages {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Account)
};

using State = launch::Check::State;
using What = launch::Check::What;

QString stateWord(State state)
{
    switch (state) {
    case State::Fine: return Text::tr("in order");
    case State::Warning: return Text::tr("please note");
    case State::Problem: return Text::tr("must be mended first");
    case State::Unknown: break;
    }
    return Text::tr("could not be found out");
}

QString rightText(const launch::AccountLine &line)
{
    const auto &check = line.check;
    if (check.state == State::Fine)
        return Text::tr("allowed");
    if (check.state == State::Problem)
        return Text::tr("not allowed");
    // Nobody was asked, or about a thing that does not exist: the answer says nothing about the right.
    const bool untold = !check.failure || check.failure->kind == domain::FailureKind::NotFound
                        || check.failure->kind == domain::FailureKind::InvalidInput;
    return untold ? Text::tr("shows only when it is used") : stateWord(check.state);
}

QString rightsText(const launch::AccountLine &line)
{
    const int all = line.allowed + line.missing + line.unknown;
    if (all == 0)
        return stateWord(line.check.state);
    if (line.missing > 0)
        return Text::tr("%1 of %2 are missing").arg(line.missing).arg(all);
    if (line.unknown > 0)
        return Text::tr("%1 of %2 confirmed; the others show only when they are used").arg(line.allowed).arg(all);
    return Text::tr("all %1 confirmed").arg(all);
}

} // namespace

QString checkValueText(const QString &value)
{
    const QString figure = value.section(QLatin1Char(' '), 0, 0);
    const QString unit = value.section(QLatin1Char(' '), 1);
    bool isNumber = false;
    const int number = figure.toInt(&isNumber);
    if (isNumber && unit == QLatin1String("vCPUs"))
        return QCoreApplication::translate("Figure", "%n vCPU(s)", nullptr, number);
    if (isNumber && unit == QLatin1String("ms"))
        return QCoreApplication::translate("Figure", "%1 ms").arg(number);
    if (isNumber && unit == QLatin1String("s"))
        return QCoreApplication::translate("Figure", "%1 s").arg(number);
    static const QRegularExpression currency(QStringLiteral("^[A-Z]{3}$"));
    const auto money =
        currency.match(unit).hasMatch() ? domain::Money::parse(figure, unit) : std::optional<domain::Money>();
    return money ? moneyText(*money) : value;
}

QString accountValueText(const launch::AccountLine &line)
{
    const auto &check = line.check;
    switch (check.what) {
    case What::Permission: return line.permission.isEmpty() ? rightsText(line) : rightText(line);
    case What::Clock:
        if (!check.value.isEmpty())
            return Text::tr("%1 s from the cloud's").arg(check.value.section(QLatin1Char(' '), 0, 0));
        return stateWord(check.state);
    case What::Reach:
        if (check.state == State::Fine && !check.value.isEmpty())
            return Text::tr("answers within %1").arg(checkValueText(check.value));
        return stateWord(check.state);
    case What::Balance:
        if (line.lacking)
            return Text::tr("%1; %2 is missing").arg(checkValueText(check.value), moneyText(*line.lacking));
        return check.value.isEmpty() ? stateWord(check.state) : checkValueText(check.value);
    case What::Quota:
        return check.value.isEmpty() ? stateWord(check.state)
                                     : Text::tr("%1 can be used now").arg(checkValueText(check.value));
    case What::RootKey:
        return check.state == State::Warning ? Text::tr("it owns everything in the account") : stateWord(check.state);
    default: break;
    }
    return check.state == State::Fine && !check.value.isEmpty() ? check.value : stateWord(check.state);
}

} // namespace spotbook::messages
