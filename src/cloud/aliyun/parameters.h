// Request parameters as they go over the wire: flat names, decimal numbers, UTC times.
#pragma once

#include "cloud/aliyun/acs3_signature.h"
#include "domain/tags.h"

#include <QDateTime>
#include <QStringList>

namespace spotbook::cloud::aliyun {

// "yyyy-MM-ddTHH:mm:ssZ", in ASCII digits whatever the language of the system.
QString utcText(const QDateTime &time);

// A chain of calls that builds the parameters of one action:
//   Parameters().set("RegionId", region).repeat("InstanceId", ids).tags(tags)
class Parameters
{
public:
    Parameters &set(const char *name, const QString &value);
    Parameters &set(const char *name, const char *value) { return set(name, QString::fromUtf8(value)); }
    Parameters &set(const char *name, int value) { return set(name, QString::number(value)); }
    Parameters &flag(const char *name, bool value);
    // Left out when empty.
    Parameters &setIfAny(const char *name, const QString &value);
    // As utcText(); left out when invalid.
    Parameters &time(const char *name, const QDateTime &value);
    // Name.1=, Name.2= ... (Start/StopInstances, RunCommand, ...)
    Parameters &repeat(const char *name, const QStringList &values);
    // Name=["a","b"] (DescribeInstances, DescribeDisks, ...). An empty JSON list means "match nothing" there, so an
    // empty list is left out.
    Parameters &jsonList(const char *name, const QStringList &values);
    // Tag.1.Key=, Tag.1.Value= ...
    Parameters &tags(const domain::Tags &tags);

    bool contains(const QString &name) const;
    void remove(const QString &name);
    const QueryItems &items() const { return m_items; }

private:
    QueryItems m_items;
};

} // namespace spotbook::cloud::aliyun
