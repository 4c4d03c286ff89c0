// What is told, and how Spotbook starts. The language has a menu of its own.
#pragma once

#include "launch/services.h"
#include "ui/task.h"

#include <QDialog>
#include <memory>

namespace Ui {
class SettingsDialog;
}

namespace spotbook::ui {

// Reads the settings when it is made; writes them, off the GUI thread, when it is accepted. What cannot be written is
// said in the dialog, which then stays.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    // autostartFolder: see storage/autostart.h
    SettingsDialog(launch::Services &services, const QString &autostartFolder, QWidget *parent = nullptr);
    ~SettingsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();

    launch::Services &m_services;
    QString m_autostartFolder;
    std::unique_ptr<Ui::SettingsDialog> m_ui;
    Task m_task; // last: joined before the rest goes
};

} // namespace spotbook::ui
