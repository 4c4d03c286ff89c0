// The window: one card per machine, what runs now, and the way to a new one.
#pragma once

#include "domain/launch_state.h"
#include "launch/services.h"

#include <QMainWindow>
#include <memory>

namespace spotbook::ui {

// Lives in the GUI thread. `services` outlives it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(launch::Services &services, QWidget *parent = nullptr);
    ~MainWindow() override; // stops and joins all that it started

    // Shows and raises the window (second start of the program, tray).
    void bringToFront();

Q_SIGNALS:
    // The person chose a language ("en", "zh_CN", "zh_TW", empty = the system's). It is already in the settings; the
    // composition root loads the translation.
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace spotbook::ui
