// Page 5: where the work lives, and which system the machine begins with.
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
        std::optional<domain::Image> plainImage; // the newest of the family
        QVector<domain::Image> ownImages;
        std::optional<domain::Failure> imagesTrouble; // the person's own are not known
    };
    static Found find(const launch::Context &context, const domain::LaunchPlan &plan, const cloud::Call &call);
    void load();
    void fill();
    void fillCategories();
    void fillTrees();
    void fillImages();
    const domain::Image *chosenImage() const; // null: not known
    void showImage();
    QString whyNot(const domain::Disk &disk) const; // empty: can be used
    QString whyNot(const domain::Snapshot &snapshot) const;
    QString chosenCategory() const;
    cloud::DiskSpec chosenDisk() const;
    void askCategoryPrices();
    QString categoryPriceKey(const QString &category) const;
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
    QMap<QString, std::optional<domain::Money>> m_categoryPrices; // per hour; none = the cloud does not say
    QString m_categoriesAsked;
    Task m_task;
    Task m_priceTask;
    Task m_categoryTask;
};

} // namespace spotbook::ui
