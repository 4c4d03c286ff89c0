// The three standard streams: what is printed where, and questions to a person.
#pragma once

#include "base/secret.h"
#include "base/stop.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <mutex>

namespace spotbook::cli {

// Thread-safe. Everything printed is redacted first.
class Terminal
{
public:
    virtual ~Terminal() = default;
    // Standard output: results. Whole lines, UTF-8.
    void line(const QString &text);
    // Standard error: what goes on. Replaces a live line.
    void note(const QString &text);
    // The one way around the redaction: for a password that the person has asked to see. Standard output.
    void reveal(const QString &label, const base::Secret &secret);
    // A line on standard error that the next one replaces; only where errorIsTerminal().
    void live(const QString &text);

    virtual bool inputIsTerminal() const = 0;
    virtual bool outputIsTerminal() const = 0;
    virtual bool errorIsTerminal() const = 0;
    virtual int width() const = 0; // columns of standard error

    // One line without its end. From the terminal (with the prompt on standard error) or from standard input when that
    // is none. Throws Cancelled on stop, InvalidInput when there is nothing to read.
    virtual QString askLine(const QString &prompt, const base::StopToken &stop) = 0;
    // The same without echo. The bytes are wiped everywhere but in the result.
    virtual base::Secret askSecret(const QString &prompt, const base::StopToken &stop) = 0;

    // The program takes this process's place and gets its streams; returns only where that fails: StorageFailed with
    // the program's name. No secret in the arguments.
    virtual void becomeProgram(const QStringList &command) = 0;

protected:
    virtual void write(bool toError, const QByteArray &bytes) = 0;

private:
    std::mutex m_mutex;
    bool m_liveShown = false;
};

// The process's own.
Terminal &processTerminal();

} // namespace spotbook::cli
