// The system image of the practice machines, built once from this computer's own apt configuration, and the packages
// that machines have downloaded. Both live in the cache directory and are shared by all state directories.
//
// Safe against several builders at once, in one process or many: a lock file decides, the others wait and say so.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

namespace spotbook::practice {

class ImageStore
{
public:
    // `asRoot`: what to put before a command so that it runs as root of the namespace that owns the image; empty for
    // root.
    ImageStore(const QString &cacheDir, const QString &scriptDir, const QStringList &asRoot);

    bool ready() const;
    // The image's directory, whether it exists yet or not.
    QString image() const { return m_image; }
    // Builds the image unless it is there. A line at least every two seconds. Throws std::runtime_error.
    void prepare(const std::function<void(const QString &)> &progress);
    // Gives a new machine, through its own layer, the packages that earlier ones have downloaded. They are no layer of
    // their own: what lies below a mounted overlay must not change (kernel, filesystems/overlayfs), and other machines
    // add to them at any time. Never throws: it only saves time.
    void lendPackages(const QString &machineLayer) const;
    // Keeps what a machine has downloaded for the next ones. Never throws: it only saves time.
    void keepPackages(const QString &machineLayer) const;

private:
    void build(const std::function<void(const QString &)> &progress);

    QString m_image;
    QString m_packages;
    QString m_script;
    QStringList m_asRoot;
};

} // namespace spotbook::practice
