// A terminal in memory.
#pragma once

#include "cli/terminal.h"
#include "domain/failure.h"

#include <QStringList>

namespace spotbook::test {

class FakeTerminal final : public cli::Terminal
{
public:
    bool interactive = false;
    QStringList input; // lines that are read, in order
    QStringList prompts;

    QString out() const { return QString::fromUtf8(m_out); }
    QString err() const { return QString::fromUtf8(m_err); }
    QByteArray outBytes() const { return m_out; }
    void clear() { m_out.clear(), m_err.clear(); }

    bool inputIsTerminal() const override { return interactive; }
    bool outputIsTerminal() const override { return interactive; }
    bool errorIsTerminal() const override { return interactive; }
    int width() const override { return 80; }
    QString askLine(const QString &prompt, const base::StopToken &) override
    {
        prompts.append(prompt);
        if (input.isEmpty())
            throw domain::Error(domain::FailureKind::InvalidInput);
        return input.takeFirst();
    }
    base::Secret askSecret(const QString &prompt, const base::StopToken &stop) override
    {
        return base::Secret(askLine(prompt, stop).toUtf8());
    }

    void becomeProgram(const QStringList &command) override { became = command; }
    QStringList became;

protected:
    void write(bool toError, const QByteArray &bytes) override { (toError ? m_err : m_out) += bytes; }

private:
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace spotbook::test
