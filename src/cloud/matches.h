// What a Filter means, for providers and for the fakes of the tests.
#pragma once

#include "cloud/cloud_provider.h"

namespace spotbook::cloud {

// True when the id is one of the filter's (or it names none) and the tags hold all of the filter's.
bool matches(const Filter &filter, const QString &id, const domain::Tags &tags);

} // namespace spotbook::cloud
