// Unkindness on request: which calls are to go wrong, how, and how often.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace spotbook::practice {

struct Fault
{
    enum class Kind {
        Throttle,
        Status,
        Hang,
        Cut,
        CloseWithoutAnswer,
        BrokenJson,
        HugeBody,
        Delay,
        ErrorCode,
        Duplicate
    };
    Kind kind = Kind::Status;
    QString action = QStringLiteral("*");
    int times = 1;          // -1: until cleared
    int skip = 0;           // let this many matching calls pass first
    bool afterWork = false; // the work is done, only the answer suffers
    int status = 500;
    int milliseconds = 0; // of a delay, or of the retry advice of a throttle
    QString code;
    QString message;
    QString match; // only requests whose query holds this text
};

// Stock withdrawn by control: zone and type may be "*".
struct StockOut
{
    QString zone;
    QString type;
    int times = -1;
};

// Not thread-safe; the owner's lock guards it.
class Faults
{
public:
    // nullopt when this is not a fault of an answer (see control.cpp for the others).
    static std::optional<Fault> parse(const QJsonObject &json, QString *problem);
    void add(const Fault &fault) { m_faults << fault; }
    void addStockOut(const StockOut &out) { m_stock << out; }
    void clear();
    // The first fault that fits; it is used up by this call.
    std::optional<Fault> take(const QString &action, const QString &query);
    bool soldOut(const QString &zone, const QString &type) const;
    void spendStockOut(const QString &zone, const QString &type);

    // Actions that the key is not allowed to call, by name: "RunInstances".
    QStringList denied;
    int invisibleSeconds = 0;
    qint64 clockSkewMs = 0;

private:
    QVector<Fault> m_faults;
    QVector<StockOut> m_stock;
};

} // namespace spotbook::practice
