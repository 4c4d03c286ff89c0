#include "cli/command_line.h"

#include "cli/command_reference.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <sstream>

namespace spotbook::cli {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

std::string words(const QString &text)
{
    return text.toStdString();
}

CLI::Option *option(CLI::App *app, const char *names, QString &into, const QString &help)
{
    return app->add_option_function<std::string>(
        names, [&into](const std::string &value) { into = QString::fromStdString(value); }, words(help));
}

CLI::Option *option(CLI::App *app, const char *names, std::optional<QString> &into, const QString &help)
{
    return app->add_option_function<std::string>(
        names, [&into](const std::string &value) { into = QString::fromStdString(value); }, words(help));
}

CLI::Option *option(CLI::App *app, const char *names, std::optional<int> &into, const QString &help)
{
    return app->add_option_function<int>(
        names, [&into](int value) { into = value; }, words(help));
}

CLI::Option *list(CLI::App *app, const char *names, QStringList &into, const QString &help)
{
    return app->add_option_function<std::vector<std::string>>(
        names,
        [&into](const std::vector<std::string> &values) {
            for (const auto &value : values)
                into.append(QString::fromStdString(value));
        },
        words(help));
}

template <typename Value>
CLI::Option *choice(CLI::App *app, const char *names, std::optional<Value> &into,
                    const std::map<std::string, Value> &values, const QString &help)
{
    std::vector<std::string> keys;
    keys.reserve(values.size());
    for (const auto &value : values)
        keys.push_back(value.first);
    return app
        ->add_option_function<std::string>(
            names, [&into, values](const std::string &value) { into = values.at(value); }, words(help))
        ->check(CLI::IsMember(keys));
}

CLI::Option *lease(CLI::App *app, const char *names, std::optional<std::chrono::minutes> &into, const QString &help)
{
    return app
        ->add_option_function<std::string>(
            names, [&into](const std::string &value) { into = parseLease(QString::fromStdString(value)); }, words(help))
        ->check([](const std::string &value) {
            return parseLease(QString::fromStdString(value)) ? std::string()
                                                             : words(Text::tr("a time such as 2h, 90m or none"));
        });
}

std::string footer()
{
    return words(
        Text::tr("Exit codes: 0 done, 1 failed, 2 wrong input, 3 not found or nothing to do, "
                 "4 cancelled and undone, 5 stopped halfway or not all undone: something may still cost money, "
                 "6 key or permission.\n"
                 "Without a verb the window opens. Ctrl-C undoes a launch in order; park, release, erase and "
                 "stop end halfway and go on when they are repeated."));
}

// Outlives the parsing: the callbacks are its own.
class Definition
{
public:
    Definition(CLI::App &app, CommandLine &line) : m_app(app), m_line(line)
    {
        program();
        everyVerb();
        window();
        keys();
        password();
        market();
        launching();
        machines();
        rest();
        profiles();
    }

private:
    CLI::App *verb(CLI::App *parent, const char *name, const QString &help, Verb value)
    {
        auto *app = parent->add_subcommand(name, words(help));
        app->callback([this, value] { m_line.verb = value; });
        return app;
    }
    CLI::App *group(const char *name, const QString &help)
    {
        auto *app = m_app.add_subcommand(name, words(help));
        app->require_subcommand(1);
        return app;
    }
    CLI::Option *target(CLI::App *app)
    {
        return option(app, "NAME", m_line.target, Text::tr("Name of the profile, or the launch's id"));
    }

    void program()
    {
        m_app.name("spotbook");
        m_app.description(words(Text::tr("From access keys to an open notebook on a cheap GPU spot machine.")));
        m_app.set_version_flag("--version", "spotbook " + QCoreApplication::applicationVersion().toStdString());
        m_app.require_subcommand(0, 1);
        m_app.fallthrough();
        m_app.footer(footer());
    }

    void everyVerb()
    {
        m_app.add_flag("--json", m_line.json, words(Text::tr("One JSON document on standard output")));
        m_app.add_flag("-q,--quiet", m_line.quiet, words(Text::tr("No progress on standard error")));
        m_app.add_flag("--this-run-only", m_line.thisRunOnly,
                       words(Text::tr("Keep keys and passwords in memory, not in the keychain")));
        option(&m_app, "--endpoint", m_line.endpoint, Text::tr("Address of a practice cloud; also SPOTBOOK_ENDPOINT"));
        option(&m_app, "--language", m_line.language, Text::tr("en, zh_CN or zh_TW"));
        option(&m_app, "--own-address", m_line.ownAddress,
               Text::tr("Your public address, when it cannot be found out"));
    }

    void window()
    {
        m_app.add_flag("--new-machine", m_line.newMachine,
                       words(Text::tr("Without a verb: the window begins with the wizard for a new machine")));
    }

    void keys()
    {
        auto *app = group("keys", Text::tr("The access key"));
        auto *set = verb(app, "set", Text::tr("Enter a key; the secret is read without echo, or from standard input"),
                         Verb::KeysSet);
        option(set, "--id", m_line.keyId, Text::tr("The access key ID (asked for when missing)"));
        set->add_flag_callback(
            "--no-check", [this] { m_line.check = false; }, words(Text::tr("Store the key without trying it")));
        auto *check = verb(app, "check",
                           Text::tr("Can this account buy? Clock, reach, key, permissions, real name, balance, quota"),
                           Verb::KeysCheck);
        list(check, "--region", m_line.regions, Text::tr("Whose quota; otherwise the usual one"));
        verb(app, "forget", Text::tr("Remove the key from the keychain"), Verb::KeysForget);
        verb(app, "policy", Text::tr("Print the permissions that the key's user needs"), Verb::KeysPolicy);
        verb(app, "git", Text::tr("Print the public half of our own Git key; made when there is none"), Verb::KeysGit);
    }

    void password()
    {
        auto *app = group("password", Text::tr("The notebook password of a profile"));
        target(verb(app, "set", Text::tr("Enter it; read without echo, or from standard input"), Verb::PasswordSet))
            ->required();
        target(verb(app, "show", Text::tr("Print it"), Verb::PasswordShow))->required();
    }

    void market()
    {
        verb(&m_app, "regions", Text::tr("The regions"), Verb::Regions);
        auto *types = verb(&m_app, "types", Text::tr("The instance types"), Verb::Types);
        types->add_flag("--all", m_line.all, words(Text::tr("Also types without a GPU")));
        option(types, "--family", m_line.family, Text::tr("Only this family, such as ecs.gn5"));
        list(types, "--region", m_line.regions, Text::tr("Only what this region has in stock (may be repeated)"));
        auto *prices = verb(&m_app, "prices", Text::tr("Spot and on-demand prices, zone by zone"), Verb::Prices);
        list(prices, "--region", m_line.regions, Text::tr("Only this region (may be repeated); otherwise all"));
        list(prices, "--type", m_line.types, Text::tr("Only this instance type (may be repeated)"));
        option(prices, "--family", m_line.family, Text::tr("Only this family, such as ecs.gn5"));
        prices->add_flag("--all", m_line.all, words(Text::tr("Also what is sold out")));
    }

    void staying(CLI::App *app)
    {
        app->add_flag("--stay", m_line.stay, words(Text::tr("Stay until Ctrl-C, then release the machine")));
        app->add_flag("--show-password", m_line.showPassword, words(Text::tr("Print the notebook password")));
        app->add_flag("--password-stdin", m_line.passwordFromInput,
                      words(Text::tr("Read the notebook password from standard input")));
    }

    void keepingOnFailure(CLI::App *app)
    {
        app->add_flag(
            "--keep-on-failure", m_line.keepOnFailure,
            words(Text::tr("Keep the machine, and pay for it, when preparing it fails: `spotbook resume` tries "
                           "again, `spotbook undo` ends it")));
    }

    void launching()
    {
        auto *app = verb(&m_app, "launch", Text::tr("Buy and prepare a machine up to an open notebook"), Verb::Launch);
        option(app, "--profile", m_line.profile, Text::tr("Take the plan from this profile"));
        app->add_flag("--once", m_line.once,
                      words(Text::tr("Launch, show, erase what was made and prove that nothing is left")))
            ->excludes(app->add_flag("--save", m_line.save, words(Text::tr("Keep the plan as a profile"))));
        staying(app);
        keepingOnFailure(app);
        app->get_option("--once")->excludes(app->get_option("--stay"));
        app->get_option("--once")->excludes(app->get_option("--keep-on-failure"));
        auto &plan = m_line.plan;
        option(app, "--name", plan.profileName, Text::tr("Name of the profile that the plan becomes"));
        option(app, "--region", plan.region, Text::tr("Region; otherwise the cheapest"));
        option(app, "--zone", plan.zone, Text::tr("Zone; otherwise the cheapest with stock"));
        option(app, "--type", plan.type, Text::tr("Instance type; otherwise the cheapest of the preselected family"));
        auto *limit = option(app, "--price-limit", plan.priceLimit, Text::tr("Spot, at most this much per hour"));
        auto *market = app->add_flag_callback(
            "--at-market", [&plan] { plan.purchase = domain::Purchase::SpotAtMarket; },
            words(Text::tr("Spot, whatever the market price")));
        auto *demand = app->add_flag_callback(
            "--on-demand", [&plan] { plan.purchase = domain::Purchase::OnDemand; },
            words(Text::tr("At the on-demand price; not taken back")));
        limit->excludes(market)->excludes(demand);
        market->excludes(demand);
        option(app, "--image", plan.image, Text::tr("Image id"));
        option(app, "--image-family", plan.imageFamily, Text::tr("Image family; its newest image is taken"));
        option(app, "--system-disk-size", plan.systemDiskGiB, Text::tr("GiB of the system disk"));
        auto *disk = option(app, "--disk", plan.disk, Text::tr("Use this existing work disk"));
        auto *snapshot = option(app, "--snapshot", plan.snapshot, Text::tr("Make the work disk from this snapshot"));
        auto *size = option(app, "--disk-size", plan.diskSizeGiB, Text::tr("GiB of a new work disk"));
        disk->excludes(snapshot)->excludes(size);
        snapshot->excludes(size);
        option(app, "--disk-category", plan.diskCategory, Text::tr("Kind of a new work disk; otherwise one that fits"));
        option(app, "--security-group", plan.securityGroup, Text::tr("Use this security group; otherwise our own"));
        app->add_flag("--keep-rules", plan.keepRules,
                      words(Text::tr("Add no rule to that security group, also where one is missing")));
        option(app, "--bandwidth", plan.bandwidthMbit, Text::tr("Outbound Mbit/s"));
        choice<domain::BandwidthBilling>(
            app, "--bandwidth-billing", plan.bandwidthBilling,
            {{"traffic", domain::BandwidthBilling::ByTraffic}, {"bandwidth", domain::BandwidthBilling::ByBandwidth}},
            Text::tr("Pay by traffic or by bandwidth"));
        option(app, "--machine-name", plan.machineName, Text::tr("Name and host name of the machine"));
        option(app, "--ssh-key", plan.sshKeyFile, Text::tr("Private key file; otherwise our own"));
        option(app, "--git-key", plan.gitKey,
               Text::tr("For git on the machine: own (see keys git), a private key file, or none"));
        choice<domain::NotebookAccess>(
            app, "--access", plan.access,
            {{"address", domain::NotebookAccess::Address}, {"tunnel", domain::NotebookAccess::Tunnel}},
            Text::tr("Reach the notebook by its HTTPS address or through an SSH tunnel"));
        option(app, "--stack", plan.stack, Text::tr("What is installed"));
        lease(app, "--lease", plan.lease, Text::tr("After what time the cloud ends the machine: 8h, 90m, none"));
        option(app, "--spending-limit", plan.spendingLimit,
               Text::tr("What a session may cost: the cloud ends the machine before it costs more; or none"));
    }

    void machines()
    {
        verb(&m_app, "list", Text::tr("Every launch and what it costs now"), Verb::List);
        target(verb(&m_app, "status", Text::tr("One launch in detail"), Verb::Status))->required();
        auto *open =
            verb(&m_app, "open", Text::tr("Check the notebook's identity and open it in the browser"), Verb::Open);
        target(open)->required();
        open->add_flag("--print", m_line.printOnly, words(Text::tr("Print the address only")));
        open->add_flag("--show-password", m_line.showPassword, words(Text::tr("Print the notebook password")));
        auto *park = verb(&m_app, "park", Text::tr("End the machine, keep the work"), Verb::Park);
        target(park)->required();
        park->add_option_function<std::string>(
                "--keep",
                [this](const std::string &by) {
                    m_line.keep = by == "snapshot" ? launch::KeepBy::Snapshot : launch::KeepBy::Disk;
                },
                words(Text::tr("Keep the work as disk (at once) or snapshot (cheaper, takes minutes)")))
            ->check(CLI::IsMember({"disk", "snapshot"}));
        target(verb(&m_app, "stop", Text::tr("Stop the machine where that really ends the charge"), Verb::Stop))
            ->required();
        auto *start = verb(&m_app, "start", Text::tr("Start the same profile again"), Verb::Start);
        target(start)->required();
        staying(start);
        keepingOnFailure(start);
        target(
            verb(&m_app, "release", Text::tr("End the machine; disks and snapshots stay as they are"), Verb::Release))
            ->required();
        auto *erase = verb(&m_app, "erase", Text::tr("End the machine and delete the work"), Verb::Erase);
        target(erase)->required();
        option(erase, "--confirm", m_line.confirm, Text::tr("The profile's name once more (asked for on a terminal)"));
    }

    void rest()
    {
        auto *resume = verb(&m_app, "resume", Text::tr("Go on with a launch that was interrupted"), Verb::Resume);
        target(resume);
        staying(resume);
        keepingOnFailure(resume);
        target(verb(&m_app, "undo", Text::tr("Undo a launch that was interrupted"), Verb::Undo));
        auto *sweep =
            verb(&m_app, "sweep", Text::tr("Everything that exists in the cloud and what it costs"), Verb::Sweep);
        sweep->add_flag("--tidy", m_line.tidy, words(Text::tr("Delete what is ours and free or orphaned; never work")));
        list(sweep, "--region", m_line.regions, Text::tr("Only this region (may be repeated); otherwise all"));
        auto *change =
            verb(&m_app, "lease", Text::tr("After what time from now the cloud ends the machine"), Verb::Lease);
        target(change)->required();
        lease(change, "TIME", m_line.lease, Text::tr("2h, 90m, or none"))->required();
        auto *ssh = verb(&m_app, "ssh", Text::tr("A shell on the machine, or one command there"), Verb::Ssh);
        target(ssh)->required();
        ssh->add_flag("--print", m_line.printOnly, words(Text::tr("Print the ssh line only")));
        ssh->add_flag("--root", m_line.asRoot, words(Text::tr("As root; otherwise as ml, whose the work is")));
        list(ssh, "COMMAND", m_line.remote, Text::tr("What runs there, after --; otherwise a shell"));
        auto *entry =
            verb(&m_app, "ssh-config",
                 Text::tr("The machine as a named host, spotbook-NAME, in your SSH configuration"), Verb::SshConfig);
        target(entry)->required();
        auto *add = entry->add_flag("--add", m_line.addEntry, words(Text::tr("Add or renew the entry")));
        auto *remove = entry->add_flag("--remove", m_line.removeEntry, words(Text::tr("Take the entry out")));
        add->excludes(remove);
        verb(&m_app, "receipts", Text::tr("What ended when, and what stayed"), Verb::Receipts);
    }

    void profiles()
    {
        auto *app = group("profile", Text::tr("Saved plans"));
        verb(app, "list", Text::tr("Their names"), Verb::ProfileList);
        target(verb(app, "show", Text::tr("One plan"), Verb::ProfileShow))->required();
        auto *import = verb(app, "import", Text::tr("Take over a profile, or a config.json of the older tool"),
                            Verb::ProfileImport);
        option(import, "FILE", m_line.file, Text::tr("The file to read"))->required();
        option(import, "--name", m_line.target, Text::tr("The profile's name; otherwise the file's"));
        auto *exported = verb(app, "export", Text::tr("Write a profile without any secret"), Verb::ProfileExport);
        target(exported)->required();
        option(exported, "FILE", m_line.file, Text::tr("The file to write; otherwise standard output"));
        target(verb(app, "remove", Text::tr("Delete the profile; machines and disks stay"), Verb::ProfileRemove))
            ->required();
    }

    CLI::App &m_app;
    CommandLine &m_line;
};

OptionReference referenceOf(const CLI::Option &option)
{
    OptionReference reference;
    for (const auto &name : option.get_snames())
        reference.names << QLatin1Char('-') + QString::fromStdString(name);
    for (const auto &name : option.get_lnames())
        reference.names << QStringLiteral("--") + QString::fromStdString(name);
    reference.argument = option.get_positional();
    if (reference.argument)
        reference.names << QString::fromStdString(option.get_name(true));
    reference.required = option.get_required();
    reference.repeatable = option.get_items_expected_max() > 1;
    if (option.get_items_expected_max() > 0) {
        // "TEXT:{disk,snapshot}"
        const QString type = QString::fromStdString(option.get_type_name());
        reference.value = type.section(QLatin1Char(':'), 0, 0);
        const QString rest = type.section(QLatin1Char(':'), 1);
        if (rest.startsWith(QLatin1Char('{')) && rest.endsWith(QLatin1Char('}')))
            reference.choices = rest.mid(1, rest.size() - 2).split(QLatin1Char(','));
    }
    reference.help = QString::fromStdString(option.get_description());
    return reference;
}

void addReference(const CLI::App &app, const QStringList &path, QVector<VerbReference> &into)
{
    VerbReference reference;
    reference.path = path;
    reference.help = QString::fromStdString(app.get_description());
    for (const CLI::Option *option : app.get_options())
        reference.options << referenceOf(*option);
    const auto verbs = app.get_subcommands([](const CLI::App *) { return true; });
    for (const CLI::App *verb : verbs)
        reference.verbs << QString::fromStdString(verb->get_name());
    into << reference;
    for (const CLI::App *verb : verbs)
        addReference(*verb, path + QStringList(QString::fromStdString(verb->get_name())), into);
}

} // namespace

QVector<VerbReference> commandReference()
{
    CommandLine line;
    CLI::App app;
    const Definition definition(app, line);
    QVector<VerbReference> all;
    addReference(app, {}, all);
    return all;
}

Parsed parseCommandLine(const QStringList &arguments)
{
    Parsed parsed;
    CommandLine line;
    CLI::App app;
    const Definition definition(app, line);

    std::vector<std::string> reversed;
    for (const QString &argument : arguments)
        reversed.insert(reversed.begin(), argument.toStdString());
    try {
        app.parse(std::move(reversed));
        parsed.command = line;
    } catch (const CLI::ParseError &error) {
        std::ostringstream out;
        const int code = app.exit(error, out, out);
        parsed.exitCode = code == 0 ? 0 : 2;
        parsed.text = QString::fromStdString(out.str()).trimmed();
        parsed.json = arguments.contains(QStringLiteral("--json"));
    }
    return parsed;
}

std::optional<std::chrono::minutes> parseLease(const QString &text)
{
    if (text == QLatin1String("none") || text == QLatin1String("0"))
        return std::chrono::minutes(0);
    static const QRegularExpression form(QStringLiteral("^(?:(\\d{1,4})h)?(?:(\\d{1,5})m?)?$"));
    const auto match = form.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    const auto minutes = std::chrono::minutes(match.captured(1).toInt() * 60 + match.captured(2).toInt());
    if (minutes.count() == 0)
        return std::nullopt;
    return minutes;
}

} // namespace spotbook::cli
