// Latin words in a Chinese text: which are names that nobody translates, and which were left behind.
#pragma once

#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

namespace spotbook::test {

// Names of things, programs and pages, and what is typed.
inline const QSet<QString> &untranslatedWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> all;
        for (const char *word :
             {"Spotbook",   "Notebook",  "Jupyter",   "Python", "Linux",    "Debian", "Ubuntu", "GNOME", "Keyring",
              "KWallet",    "OpenSSH",   "HTTPS",     "JSON",   "PATH",     "CUDA",   "Tensor", "Core",  "vCPU",
              "NVIDIA",     "Tesla",     "Pascal",    "Volta",  "Turing",   "Ampere", "Hopper", "Code",  "Connect",
              "Host",       "Secret",    "Proxy",     "Enter",  "NumPy",    "SciPy",  "pandas", "tmux",  "inode",
              "Matplotlib", "AccessKey", "RequestId", "true",   "false",    "none",   "sudo",   "chmod", "park",
              "release",    "erase",     "resume",    "stop",   "Lovelace", "GitHub", "GitLab", "Gitee", "root"})
            all.insert(QString::fromLatin1(word));
        return all;
    }();
    return words;
}

// Of four and more letters, sorted, each once. Tags, the marks of letters for the keyboard and commands of Spotbook do
// not count; nor does a part of what no blank divides, such as cloud-init, https_proxy, /dev/fuse and Mbit/s.
inline QStringList wordsLeftBehind(QString text)
{
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    static const QRegularExpression command(QStringLiteral("\\bspotbook(?: +[A-Za-z0-9_./-]+)*"));
    static const QRegularExpression word(
        QStringLiteral("(?<![A-Za-z0-9])(?<![-./:_=@])[A-Za-z]{4,}(?![-./:_=@]?[A-Za-z0-9])(?![-/_=@]|://)"));
    text.remove(QLatin1Char('&')).remove(tag).remove(command);
    QStringList left;
    for (auto words = word.globalMatch(text); words.hasNext();) {
        const QString found = words.next().captured();
        if (!untranslatedWords().contains(found))
            left << found;
    }
    left.sort();
    left.removeDuplicates();
    return left;
}

} // namespace spotbook::test
