// The account behind an access key.
#pragma once

#include "domain/failure.h"
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

// One right that the program needs, and whether the key has it.
struct Permission
{
    enum class State {
        Allowed, // the provider has accepted it
        Missing, // the provider has refused it
        Unknown, // it cannot be told without doing it, or nothing was answered (then `failure` says why)
    };
    QString name; // the provider's own, "ecs:RunInstances"
    State state = State::Unknown;
    std::optional<Failure> failure;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Identity)
Q_DECLARE_METATYPE(spotbook::domain::Quotas)
