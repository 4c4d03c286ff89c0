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
    void connectChoices();
    QString placeKey() const;
    void load();
    void fill();
    void fillCategories();
    void fillTrees();
    void fillImages();
    const domain::Image *chosenImage() const; // null: not known
    void showImage();
    QString whyNot(const domain::Disk &disk) const; // empty: can be used
    QString whyNot(const domain::Snapshot &snapshot) const;
    QString lostChoice() const; // why what was chosen cannot be had here; empty: it can, or nothing was chosen
    QString chosenDiskId() const;
    QString chosenSnapshotId() const;
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
    bool m_known = false; // m_found is of the place that is chosen now
    // What the person has chosen, also while it is not in the lists: another place, or lists that are asked for anew,
    // must not choose for them. Empty: nothing yet.
    QString m_diskId;
    QString m_snapshotId;
    QString m_category;
    QString m_imageId; // empty: the plain system
    QString m_imageName;
    QString m_loadedFor; // account and place
    QString m_pricedKey;
    QTimer m_quiet;
    QMap<QString, std::optional<domain::Money>> m_categoryPrices; // per hour; none = the cloud does not say
    QString m_categoriesAsked;
    Task m_task;
    Task m_priceTask;
    Task m_categoryTask;
};

} // namespace spotbook::ui
