// Page 4: where the work lives.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>
#include <memory>

namespace Ui {
class DiskPage;
}

namespace spotbook::ui {

class DiskPage : public WizardPage
{
    Q_OBJECT
public:
    explicit DiskPage(WizardState &state, QWidget *parent = nullptr);
    ~DiskPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

Q_SIGNALS:
    // m_state.diskPerHour is the price of what is chosen; it may come after the page has been left.
    void priceKnown();

private:
    struct Found
    {
        cloud::DiskCategories categories;
        QVector<domain::Disk> disks;
        QVector<domain::Snapshot> snapshots;
    };
    void load();
    void fill();
    QString whyNot(const domain::Disk &disk) const; // empty: can be used
    QString whyNot(const domain::Snapshot &snapshot) const;
    QString chosenCategory() const;
    void askPrice();
    QString priceKey() const;
    void showPrice();
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::DiskPage> m_ui;
    Found m_found;
    QString m_loadedFor; // region, zone and type
    QString m_pricedKey;
    QTimer m_quiet;
    Task m_task;
    Task m_priceTask;
};

} // namespace spotbook::ui
