#include "cloud/extra_parameters.h"

#include <QRegularExpression>
#include <algorithm>

namespace spotbook::cloud {

namespace {

QString wrongValue(const ExtraParameter &parameter, const QString &value)
{
    bool isNumber = false;
    switch (parameter.kind) {
    case ExtraParameter::Kind::Number:
        value.toInt(&isNumber);
        return isNumber ? QString() : QStringLiteral("a whole number is expected");
    case ExtraParameter::Kind::YesNo:
        return value == QLatin1String("true") || value == QLatin1String("false")
                   ? QString()
                   : QStringLiteral("true or false is expected");
    case ExtraParameter::Kind::Text: break;
    }
    return value.isEmpty() ? QStringLiteral("must be given") : QString();
}

} // namespace

const ExtraParameter *findExtra(const QVector<ExtraParameter> &known, QString name)
{
    static const QRegularExpression number(QStringLiteral("\\.[1-9][0-9]?(?=\\.|$)"));
    name.replace(number, QStringLiteral(".N"));
    const auto found = std::find_if(known.begin(), known.end(), [&name](const auto &one) { return one.name == name; });
    return found == known.end() ? nullptr : &*found;
}

std::optional<domain::Failure> problemWith(const QVector<ExtraParameter> &known, const QString &name,
                                           const QString &value)
{
    const auto *parameter = findExtra(known, name);
    const QString reason =
        parameter ? wrongValue(*parameter, value) : QStringLiteral("not a parameter that may be added to the purchase");
    if (reason.isEmpty())
        return std::nullopt;
    return domain::Failure{
        domain::FailureKind::InvalidInput,
        {},
        {},
        false,
        {{QStringLiteral("field"), name}, {QStringLiteral("value"), value}, {QStringLiteral("reason"), reason}},
        {}};
}

} // namespace spotbook::cloud
