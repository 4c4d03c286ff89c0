// The terminal's verbs over a cloud and machines in memory.
#pragma once

#include "cli/job.h"
#include "cli/runner.h"
#include "gui/fake_services.h"
#include "support/fake_terminal.h"

#include <QJsonDocument>

namespace spotbook::test {

struct Bench
{
    FakeServices services;
    FakeTerminal terminal;

    // The exit code as the shell gets it; failures are reported as the program does.
    int run(const char *line, const base::StopToken &stop = {})
    {
        terminal.clear();
        const auto parsed = cli::parseCommandLine(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
        if (!parsed.command)
            throw std::runtime_error(parsed.text.toStdString());
        cli::ProgressView progress(terminal, services.clock(), false);
        const cli::Job job{*parsed.command, services, terminal, progress, stop};
        try {
            return int(cli::execute(job));
        } catch (const domain::Error &error) {
            return cli::reportFailure(error.failure(), services.provider(), job.json(), terminal);
        }
    }
    QJsonObject json() const
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(terminal.outBytes(), &error);
        if (error.error != QJsonParseError::NoError)
            throw std::runtime_error(terminal.outBytes().toStdString());
        return document.object();
    }
    void giveKey()
    {
        services.setAccessKey({QStringLiteral("LTAI5tTestTestTest"), base::Secret::copyOf("abcdefghijklmnop1234")}, {});
    }
};

} // namespace spotbook::test
