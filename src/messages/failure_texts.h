// The table behind describe(): one row per FailureKind, in plain English, ready for translation.
//
// {name} stands for a parameter of the failure; {provider} and {variables} come from the provider. A parameter that is
// missing is replaced by a general noun, so every text must read well with "the machine" in place of {host}.
#pragma once

#include "messages/messages.h"

namespace spotbook::messages {

struct FailureText
{
    domain::FailureKind kind;
    const char *title;
    const char *explanation;
    const char *remedy;
    RemedyAction action;
    const char *link;    // key of ProviderInfo::links; empty = none
    const char *command; // what to type in a terminal; empty = none
};

// nullptr for a kind without a row.
const FailureText *failureText(domain::FailureKind kind);
// The same, and where the cloud refused with a code of its own, the row for that.
const FailureText *failureText(const domain::Failure &failure);

inline constexpr char failureContext[] = "Failure";

} // namespace spotbook::messages
