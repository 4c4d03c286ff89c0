// What a call throws, as a value that tests compare.
#pragma once

#include "domain/failure.h"

#include <QTest>
#include <optional>

namespace spotbook::test {

// nullopt: nothing was thrown. Anything but domain::Error passes through and fails the test.
template <typename Call>
std::optional<domain::Failure> failureOf(Call &&call)
{
    try {
        call();
    } catch (const domain::Error &error) {
        return error.failure();
    }
    return std::nullopt;
}

} // namespace spotbook::test

// The call must throw domain::Error of this kind.
#define QVERIFY_FAILS(call, expectedKind)                                                                              \
    do {                                                                                                               \
        const auto failure_ = spotbook::test::failureOf([&] { static_cast<void>(call); });                             \
        QVERIFY2(failure_.has_value(), #call " did not throw");                                                        \
        QCOMPARE(spotbook::domain::failureKindName(failure_->kind),                                                    \
                 spotbook::domain::failureKindName(spotbook::domain::FailureKind::expectedKind));                      \
    } while (false)
