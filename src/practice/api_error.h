// An answer that is an error, as the real service words it: a code, its HTTP status and a sentence.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace spotbook::practice {

struct ApiError
{
    int status = 400;
    QString code;
    QString message;
    QMap<QByteArray, QByteArray> headers;
};

// Looks up status and sentence of the codes that this server answers (official error tables). `detail` replaces the
// sentence when given. An unknown code gets 400.
ApiError apiError(const char *code, const QString &detail = {});
ApiError missingParameter(const QString &name);
ApiError invalidParameter(const QString &name, const QString &why);

} // namespace spotbook::practice
