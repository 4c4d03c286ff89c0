// Cooperative cancellation. One alias, so that a platform without std::stop_token has one place to mend.
#pragma once

#include <stop_token>

namespace spotbook::base {

using StopToken = std::stop_token;
using StopSource = std::stop_source;
template <typename F>
using StopCallback = std::stop_callback<F>;

} // namespace spotbook::base
