// The account behind an access key.
#pragma once

#include "domain/money.h"

#include <QMetaType>
#include <QString>
#include <optional>

namespace spotbook::domain {

struct Identity
{
    enum class Kind { Root, User, Role };
    QString accountId;
    QString name; // the provider's full name of the caller (ARN)
    Kind kind = Kind::User;
};

struct Quotas
{
    std::optional<int> spotVcpus; // unset = the provider did not say
    std::optional<int> spotVcpusUsed;
    std::optional<bool> realNameDone; // unset = unknown or not needed
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Identity)
Q_DECLARE_METATYPE(spotbook::domain::Quotas)
