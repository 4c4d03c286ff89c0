// With which key git on the machine logs in to the person's Git host: none, one that Spotbook makes, or a file.
#pragma once

#include "domain/launch_plan.h"
#include "launch/git_key.h"
#include "launch/services.h"
#include "ui/task.h"

#include <QGroupBox>
#include <memory>
#include <optional>

namespace Ui {
class GitKeyBox;
}

namespace spotbook::ui {

class GitKeyBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit GitKeyBox(QWidget *parent = nullptr);
    ~GitKeyBox() override;
    // Before anything else; the services outlive the box.
    void begin(launch::Services &services, const domain::LaunchPlan &plan);
    // Nothing is wanted, or what is wanted can be used.
    bool isComplete() const;
    void saveTo(domain::LaunchPlan &plan) const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    domain::GitKeySource source() const;
    void chooseFile();
    void look(); // makes our own key when it is asked for: it costs nothing, and the person wants to copy it now
    void refresh();
    QString noteText() const;

    std::unique_ptr<Ui::GitKeyBox> m_ui;
    launch::Services *m_services = nullptr;
    std::optional<launch::KeyFile> m_key;
    std::optional<domain::Failure> m_trouble; // it could not be made
    Task m_task;
};

} // namespace spotbook::ui
