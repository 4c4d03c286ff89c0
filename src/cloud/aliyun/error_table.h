// What the provider's error codes mean to a person and to the retry loop.
//
// Codes are matched literally (several are misspelt by the provider, and those spellings are in the table), exact
// first, then by the longest prefix, then by rules on a code's form ("….NotFound"). The HTTP status is only asked for
// codes that no row and no rule knows: the same code comes with 400, 403, 404 or 405 depending on the action. Sources:
// the error tables of the API pages, the public error list of 2021-07, and what the Terraform provider is known to
// repeat.
#pragma once

#include "cloud/aliyun/acs3_signature.h"
#include "cloud/aliyun/actions.h"
#include "domain/failure.h"

#include <QString>

namespace spotbook::cloud::aliyun {

enum class Repeat {
    No,        // final
    Later,     // the same call may work later, when something else has happened; the caller decides
    Rejected,  // was not carried out: repeat after a pause, whatever the action
    SameToken, // the first call with this token still runs: repeat identically after a pause
    Unclear,   // may have been carried out: repeat reads, and writes with their token
};

enum class Known {
    No, // judged by the HTTP status alone; where that says nothing either: Refused
    ByRule,
    ByRow,
};

struct CodeMeaning
{
    domain::FailureKind kind;
    Repeat repeat;
    Known known;
};

CodeMeaning meaningOf(const QString &code, int httpStatus);

inline const QString dryRunPassed = QStringLiteral("DryRunOperation");

struct ApiError
{
    QString code;
    QString message;
    QString requestId;
    int httpStatus = 0;
};

// The failure a person sees: kind, verbatim code, request id, and params taken from what was asked (type, zone, ...).
domain::Failure failureFor(const ApiError &error, const ActionSpec &spec, const QString &regionId,
                           const QueryItems &request);

} // namespace spotbook::cloud::aliyun
