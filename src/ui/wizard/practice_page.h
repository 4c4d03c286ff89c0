// The way out of the real window: a practice cloud with a window of its own, started for the person.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QElapsedTimer>
#include <QTimer>
#include <memory>

namespace Ui {
class PracticePage;
}

namespace spotbook::ui {

class PracticePage : public WizardPage
{
    Q_OBJECT
public:
    explicit PracticePage(WizardState &state, QWidget *parent = nullptr);
    ~PracticePage() override;
    void initializePage() override;
    // Going back takes back what is not ready yet; a window that is open stays.
    void cleanupPage() override;
    bool isComplete() const override;
    int nextId() const override { return -1; }

private:
    void start();
    static QString newsText(const QString &line);
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::PracticePage> m_ui;
    std::optional<launch::PracticeWindow> m_window;
    QString m_news; // what the practice cloud says, as it says it
    QElapsedTimer m_since;
    QTimer m_seconds;
    Task m_task;
};

} // namespace spotbook::ui
