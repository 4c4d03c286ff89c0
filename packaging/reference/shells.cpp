#include "shells.h"

#include <QHash>

namespace spotbook::reference {

using cli::OptionReference;
using cli::VerbReference;

namespace {

enum class Source { Nothing, Words, Files, Profiles };

struct Values
{
    Source source = Source::Nothing;
    QStringList words;
};

// What can stand for the value of an option, or for an argument.
Values valuesOf(const OptionReference &option)
{
    static const QHash<QString, Values> known{
        {QStringLiteral("--profile"), {Source::Profiles, {}}},
        {QStringLiteral("NAME"), {Source::Profiles, {}}},
        {QStringLiteral("FILE"), {Source::Files, {}}},
        {QStringLiteral("--ssh-key"), {Source::Files, {}}},
        {QStringLiteral("--git-key"), {Source::Files, {}}},
        {QStringLiteral("--language"),
         {Source::Words, {QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("zh_TW")}}},
        {QStringLiteral("--lease"),
         {Source::Words, {QStringLiteral("2h"), QStringLiteral("4h"), QStringLiteral("8h"), QStringLiteral("none")}}},
        {QStringLiteral("TIME"),
         {Source::Words, {QStringLiteral("2h"), QStringLiteral("4h"), QStringLiteral("8h"), QStringLiteral("none")}}},
    };
    if (!option.choices.isEmpty())
        return {Source::Words, option.choices};
    return known.value(option.names.last());
}

QString pathOf(const VerbReference &verb)
{
    return verb.path.join(QLatin1Char(' '));
}

QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QVector<OptionReference> options(const VerbReference &verb, bool arguments)
{
    QVector<OptionReference> found;
    for (const OptionReference &option : verb.options) {
        if (option.argument == arguments)
            found << option;
    }
    return found;
}

// ----------------------------------------------------------------------------------------------------------- bash

QString bashFill(const Values &values)
{
    switch (values.source) {
    case Source::Words:
        return QStringLiteral("_spotbook_take \"$cur\" -W %1").arg(quoted(values.words.join(QLatin1Char(' '))));
    case Source::Files: return QStringLiteral("_spotbook_take \"$cur\" -f");
    case Source::Profiles:
        return QStringLiteral("_spotbook_take \"$cur\" -W \"$(\"$program\" profile list 2>/dev/null)\"");
    case Source::Nothing: break;
    }
    return {};
}

const char *const bashFrame = R"x(# bash completion of spotbook. Made from the program's own list of verbs and options.

_spotbook_take() {
    local cur=$1
    shift
    mapfile -t COMPREPLY < <(compgen "$@" -- "$cur")
}

_spotbook_verbs() {
    case $1 in
@VERBS@    esac
}

_spotbook_options() {
    printf '%s ' @EVERYWHERE@
    case $1 in
@OPTIONS@    esac
}

_spotbook_takes_value() {
    case $1 in
    @VALUED@) return 0 ;;
    esac
    return 1
}

# VERB WHAT: what is an option, or how many arguments stand before.
_spotbook_values() {
    local cur=$3 program=$4
    case "$1 $2" in
@VALUES@    esac
}

_spotbook() {
    local cur=${COMP_WORDS[COMP_CWORD]} path='' pending='' verbs word i arguments=0
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = ]]; then
            continue
        elif [[ -n $pending ]]; then
            pending=''
        elif [[ $word == -* ]]; then
            if _spotbook_takes_value "$word"; then pending=$word; fi
        elif [[ " $(_spotbook_verbs "$path") " == *" $word "* ]]; then
            path=${path:+$path }$word
        else
            arguments=$((arguments + 1))
        fi
    done
    [[ $cur != = ]] || cur=''
    verbs=$(_spotbook_verbs "$path")
    if [[ -n $pending ]]; then
        _spotbook_values "$path" "$pending" "$cur" "$1"
    elif [[ $cur == -* ]]; then
        _spotbook_take "$cur" -W "$(_spotbook_options "$path")"
    elif [[ -n $verbs ]]; then
        _spotbook_take "$cur" -W "$verbs"
    else
        _spotbook_values "$path" "$arguments" "$cur" "$1"
    fi
}

complete -F _spotbook spotbook
)x";

void bashValues(const VerbReference &verb, QString &into)
{
    const auto line = [&](const QString &what, const Values &values) {
        const QString fill = bashFill(values);
        if (fill.isEmpty())
            return;
        // Options of the program itself may stand behind any verb.
        const QString key = verb.path.isEmpty() ? QStringLiteral("*") + quoted(QLatin1Char(' ') + what)
                                                : quoted(pathOf(verb) + QLatin1Char(' ') + what);
        into += QStringLiteral("    %1) %2 ;;\n").arg(key, fill);
    };
    for (const OptionReference &option : options(verb, false)) {
        if (!option.value.isEmpty()) {
            for (const QString &name : option.names)
                line(name, valuesOf(option));
        }
    }
    int place = 0;
    for (const OptionReference &argument : options(verb, true))
        line(QString::number(place++), valuesOf(argument));
}

} // namespace

QString bashCompletion(const QVector<VerbReference> &all)
{
    QString verbs;
    QString own;
    QString values;
    QStringList everywhere;
    QStringList valued;
    for (const VerbReference &verb : all) {
        if (!verb.verbs.isEmpty())
            verbs +=
                QStringLiteral("    %1) echo %2 ;;\n").arg(quoted(pathOf(verb)), verb.verbs.join(QLatin1Char(' ')));
        QStringList names;
        for (const OptionReference &option : options(verb, false)) {
            names << option.names;
            if (!option.value.isEmpty())
                valued << option.names;
        }
        if (verb.path.isEmpty())
            everywhere = names;
        for (const QString &name : everywhere)
            names.removeAll(name);
        if (!names.isEmpty())
            own += QStringLiteral("    %1) echo %2 ;;\n").arg(quoted(pathOf(verb)), names.join(QLatin1Char(' ')));
        bashValues(verb, values);
    }
    valued.removeDuplicates();
    return QString::fromUtf8(bashFrame)
        .replace(QLatin1String("@VERBS@"), verbs)
        .replace(QLatin1String("@EVERYWHERE@"), everywhere.join(QLatin1Char(' ')))
        .replace(QLatin1String("@OPTIONS@"), own)
        .replace(QLatin1String("@VALUED@"), valued.join(QLatin1String(" | ")))
        .replace(QLatin1String("@VALUES@"), values);
}

// ------------------------------------------------------------------------------------------------------------ zsh

namespace {

QString zshText(QString text)
{
    return text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('['), QLatin1String("\\["))
        .replace(QLatin1Char(']'), QLatin1String("\\]"))
        .replace(QLatin1Char(':'), QLatin1String("\\:"));
}

QString zshAction(const Values &values)
{
    switch (values.source) {
    case Source::Words: return QLatin1Char('(') + values.words.join(QLatin1Char(' ')) + QLatin1Char(')');
    case Source::Files: return QStringLiteral("_files");
    case Source::Profiles: return QStringLiteral("_spotbook_profiles");
    case Source::Nothing: break;
    }
    return QStringLiteral(" ");
}

QString zshFunction(const VerbReference &verb)
{
    return QStringLiteral("_spotbook")
           + (verb.path.isEmpty() ? QString() : QLatin1Char('_') + verb.path.join(QLatin1Char('_')));
}

QStringList zshSpecs(const VerbReference &verb)
{
    QStringList specs;
    for (const OptionReference &option : options(verb, false)) {
        const QString once = option.repeatable ? QStringLiteral("*")
                             : option.names.size() == 1
                                 ? QString()
                                 : QLatin1Char('(') + option.names.join(QLatin1Char(' ')) + QLatin1Char(')');
        QString end = QLatin1Char('[') + zshText(option.help) + QLatin1Char(']');
        if (!option.value.isEmpty())
            end += QLatin1Char(':') + option.value + QLatin1Char(':') + zshAction(valuesOf(option));
        for (const QString &name : option.names)
            specs << quoted(
                once + name
                + (!option.value.isEmpty() && name.startsWith(QLatin1String("--")) ? QStringLiteral("=") : QString())
                + end);
    }
    int place = 1;
    for (const OptionReference &argument : options(verb, true)) {
        specs << quoted(QString::number(place++) + (argument.required ? QStringLiteral(":") : QStringLiteral("::"))
                        + argument.names.last() + QLatin1Char(':') + zshAction(valuesOf(argument)));
    }
    return specs;
}

QString zshBody(const VerbReference &verb, const QVector<VerbReference> &all)
{
    QString body = zshFunction(verb) + QStringLiteral("() {\n");
    const QStringList specs = verb.path.isEmpty() ? QStringList() : zshSpecs(verb);
    const QString call =
        QStringLiteral("  _spotbook_arguments")
        + (specs.isEmpty() ? QString() : QStringLiteral(" \\\n    ") + specs.join(QLatin1String(" \\\n    ")));
    if (verb.verbs.isEmpty())
        return body + call + QStringLiteral("\n}\n\n");
    QString described;
    QString cases;
    for (const VerbReference &other : all) {
        if (other.path.size() == verb.path.size() + 1 && other.path.mid(0, verb.path.size()) == verb.path) {
            described +=
                QStringLiteral("        %1\n").arg(quoted(other.path.last() + QLatin1Char(':') + zshText(other.help)));
            cases += QStringLiteral("        %1) %2 ;;\n").arg(other.path.last(), zshFunction(other));
        }
    }
    body +=
        QStringLiteral("  local curcontext=\"$curcontext\" state line\n  local -A opt_args\n  local -a verbs\n") + call
        + QStringLiteral(
            " \\\n    '(-)1:verb:->verb' '(-)*::argument:->rest'\n  case $state in\n    verb)\n      verbs=(\n")
        + described
        + QStringLiteral("      )\n      _describe -t verbs verb verbs\n      ;;\n    rest)\n      case $line[1] in\n")
        + cases + QStringLiteral("      esac\n      ;;\n  esac\n}\n\n");
    return body;
}

} // namespace

QString zshCompletion(const QVector<VerbReference> &all)
{
    QString text = QStringLiteral("#compdef spotbook\n# zsh completion of spotbook. Made from the program's own list "
                                  "of verbs and options.\n\n"
                                  "_spotbook_profiles() {\n  local -a names\n"
                                  "  names=(${(f)\"$(_call_program profiles spotbook profile list 2>/dev/null)\"})\n"
                                  "  _describe -t profiles profile names\n}\n\n"
                                  "# Options of the program itself may stand behind any verb.\n"
                                  "_spotbook_arguments() {\n  _arguments -s -C : \\\n    ")
                   + zshSpecs(all.first()).join(QLatin1String(" \\\n    "))
                   + QStringLiteral(" \\\n    \"$@\"\n"
                                    "  local result=$?\n  # The words that are left must outlive this function.\n"
                                    "  compstate[restore]=''\n  return result\n}\n\n");
    for (VerbReference verb : all) {
        // --help is everywhere and would be there twice.
        for (int i = verb.options.size() - 1; i >= 0; --i) {
            if (!verb.path.isEmpty() && verb.options.at(i).names.contains(QLatin1String("--help")))
                verb.options.remove(i);
        }
        text += zshBody(verb, all);
    }
    return text
           + QStringLiteral("if [ \"$funcstack[1]\" = _spotbook ]; then\n  _spotbook \"$@\"\nelse\n  compdef _spotbook "
                            "spotbook\nfi\n");
}

// ----------------------------------------------------------------------------------------------------------- fish

namespace {

const char *const fishFrame = R"x(# fish completion of spotbook. Made from the program's own list of verbs and options.

set -g __spotbook_with_value @VALUED@

# The verb and the arguments that stand before the cursor, without options.
function __spotbook_words
    set -l words (commandline -opc)
    set -e words[1]
    set -l skip 0
    for word in $words
        if test $skip = 1
            set skip 0
        else if contains -- $word $__spotbook_with_value
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end

# True behind exactly this verb and so many arguments: COUNT VERB...
function __spotbook_at
    set -l words (__spotbook_words)
    set -l verb $argv[2..-1]
    test (count $words) = (math (count $verb) + $argv[1]); and __spotbook_in $verb
end

# True anywhere behind this verb.
function __spotbook_in
    set -l words (__spotbook_words)
    test (count $words) -ge (count $argv); or return 1
    for i in (seq (count $argv))
        test "$words[$i]" = "$argv[$i]"; or return 1
    end
end

function __spotbook_profiles
    spotbook profile list 2>/dev/null
end

complete -c spotbook -f
)x";

QString fishOption(const OptionReference &option)
{
    QString line;
    for (const QString &name : option.names)
        line += name.startsWith(QLatin1String("--")) ? QStringLiteral(" -l ") + name.mid(2)
                                                     : QStringLiteral(" -s ") + name.mid(1);
    return line;
}

QString fishValues(const OptionReference &option)
{
    const Values values = valuesOf(option);
    switch (values.source) {
    case Source::Words: return QStringLiteral(" -a ") + quoted(values.words.join(QLatin1Char(' ')));
    case Source::Files: return QStringLiteral(" -F");
    case Source::Profiles: return QStringLiteral(" -a '(__spotbook_profiles)'");
    case Source::Nothing: break;
    }
    return {};
}

QString fishVerb(const VerbReference &verb, const QVector<VerbReference> &all)
{
    QString text;
    const QString start = QStringLiteral("complete -c spotbook");
    const QString inside = verb.path.isEmpty()
                               ? QString()
                               : QStringLiteral(" -n ") + quoted(QStringLiteral("__spotbook_in ") + pathOf(verb));
    const auto at = [&](int place) -> QString {
        return QStringLiteral(" -n ")
               + quoted(QString(QStringLiteral("__spotbook_at %1 ").arg(place) + pathOf(verb)).trimmed());
    };
    for (const QString &name : verb.verbs) {
        for (const VerbReference &other : all) {
            if (other.path == verb.path + QStringList(name))
                text += start + at(0) + QStringLiteral(" -a ") + name + QStringLiteral(" -d ") + quoted(other.help)
                        + QLatin1Char('\n');
        }
    }
    for (const OptionReference &option : options(verb, false)) {
        if (!verb.path.isEmpty() && option.names.contains(QLatin1String("--help")))
            continue;
        text += start + inside + fishOption(option);
        if (!option.value.isEmpty())
            text += (valuesOf(option).source == Source::Files ? QStringLiteral(" -r") : QStringLiteral(" -x"))
                    + fishValues(option);
        text += QStringLiteral(" -d ") + quoted(option.help) + QLatin1Char('\n');
    }
    int place = 0;
    for (const OptionReference &argument : options(verb, true)) {
        const QString values = fishValues(argument);
        if (!values.isEmpty())
            text += start + at(place) + values + QLatin1Char('\n');
        ++place;
    }
    return text;
}

} // namespace

QString fishCompletion(const QVector<VerbReference> &all)
{
    QStringList valued;
    QString lines;
    for (const VerbReference &verb : all) {
        for (const OptionReference &option : options(verb, false)) {
            if (!option.value.isEmpty())
                valued << option.names;
        }
        lines += fishVerb(verb, all);
    }
    valued.removeDuplicates();
    return QString::fromUtf8(fishFrame).replace(QLatin1String("@VALUED@"), valued.join(QLatin1Char(' '))) + lines;
}

} // namespace spotbook::reference
