// Network and login: what an existing group lacks, what a key file is, what a line costs; said before anything is made.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ssh/session.h"
#include "ui/wizard/network_page.h"

#include <QClipboard>
#include <QTemporaryDir>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using domain::FirewallRule;
using test::bannerOf;
using test::child;
using test::choosePlace;

namespace {

const QString groupId = QStringLiteral("sg-1");

void addGroup(test::FakeServices &services, const QVector<FirewallRule> &rules)
{
    services.cloud.groupMap.insert(groupId, {groupId, QStringLiteral("mine"), {}, false, {}});
    services.cloud.ruleMap.insert(groupId, rules);
}

FirewallRule rule(quint16 port, const char *source)
{
    return {QStringLiteral("sgr-%1").arg(port), port, port, QString::fromLatin1(source), {}};
}

// Key files of every kind, made once.
class Keys
{
public:
    Keys()
    {
        good = m_folder.filePath(QStringLiteral("id_rsa"));
        pair = ssh::loadOrCreateKeyFile(good, ssh::KeyType::Rsa3072);
        ed25519 = m_folder.filePath(QStringLiteral("id_ed25519"));
        ssh::loadOrCreateKeyFile(ed25519, ssh::KeyType::Ed25519);
        text = write("notes", "not a key at all");
        encrypted = write("locked", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nAAAA\n"
                                    "-----END RSA PRIVATE KEY-----\n");
    }
    QString good;
    QString ed25519;
    QString text;
    QString encrypted;
    ssh::KeyPair pair;

private:
    QString write(const char *name, const char *content)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no key file");
        file.write(content);
        return file.fileName();
    }
    QTemporaryDir m_folder;
};

Keys &keys()
{
    static Keys made;
    return made;
}

} // namespace

// A page that has been shown, as the wizard shows it.
#define SHOWN_PAGE(services)                                                                                           \
    ui::WizardState state(services);                                                                                   \
    choosePlace(state, services);                                                                                      \
    ui::NetworkPage page(state);                                                                                       \
    page.initializePage();                                                                                             \
    page.show();                                                                                                       \
    auto *note = child<QLabel>(page, "rulesNote");                                                                     \
    auto *keyNote = child<QLabel>(page, "keyNote");                                                                    \
    Q_UNUSED(note)                                                                                                     \
    Q_UNUSED(keyNote)

class TestGuiNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- who may connect
    void whatARuleRefusesOrAListDecidesIsSaid()
    {
        test::FakeServices services;
        auto drop = rule(22, "0.0.0.0/0");
        drop.accepts = false;
        auto byList = rule(8888, "");
        byList.byList = true;
        addGroup(services, {rule(22, "203.0.113.0/24"), drop, byList});
        SHOWN_PAGE(services);
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        QTRY_VERIFY2(note->text().contains(QStringLiteral("whatever is added")), qPrintable(note->text()));
        QVERIFY2(!note->text().contains(QStringLiteral("✓")), qPrintable(note->text()));
        QVERIFY2(note->text().contains(QStringLiteral("? ")), qPrintable(note->text()));
        QVERIFY(child<QCheckBox>(page, "addRulesCheck")->isVisible()); // for the port that is not sure
    }

    void whatAnExistingGroupLacksIsNamedAndOffered()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "203.0.113.0/24")});
        SHOWN_PAGE(services);
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        QVERIFY(note->isHidden());
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        auto *add = child<QCheckBox>(page, "addRulesCheck");
        QTRY_VERIFY(add->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("8888")), qPrintable(note->text()));
        QVERIFY(!note->text().contains(QStringLiteral("(SSH)")));
        QVERIFY(page.isComplete() && page.validatePage());
        QCOMPARE(state.plan.securityGroupId, groupId);
        QVERIFY(state.plan.addMissingRules);
        add->setChecked(false);
        QVERIFY(note->text().contains(QStringLiteral("will fail")));
        QVERIFY(page.isComplete() && page.validatePage());
        QVERIFY(!state.plan.addMissingRules);
        // The tunnel needs SSH alone.
        child<QRadioButton>(page, "tunnelRadio")->setChecked(true);
        QVERIFY(add->isHidden());
        QVERIFY(note->text().startsWith(QStringLiteral("✓")));
        // Another address is another question.
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("198.51.100.1"));
        QVERIFY(add->isVisible() && note->text().contains(QStringLiteral("(SSH)")));
        // Our own group always gets its rules.
        child<QRadioButton>(page, "ownGroupRadio")->setChecked(true);
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.addMissingRules && state.plan.securityGroupId.isEmpty());
        QCOMPARE(services.cloud.writes(), 0);
    }

    void aRuleForEverybodyIsWarnedAbout()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "0.0.0.0/0"), rule(8888, "203.0.113.7/32"), rule(80, "0.0.0.0/0")});
        SHOWN_PAGE(services);
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        QTRY_VERIFY2(note->text().contains(QStringLiteral("⚠")), qPrintable(note->text()));
        QCOMPARE(note->text().count(QStringLiteral("⚠")), 1); // port 80 is none of our business
        QVERIFY(note->text().contains(QStringLiteral("0.0.0.0/0 may reach port 22")));
    }

    void rulesThatCannotBeReadAreUnknownAndAskedForAgain()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "203.0.113.7/32"), rule(8888, "203.0.113.7/32")});
        SHOWN_PAGE(services);
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        auto failing = std::make_shared<std::atomic<bool>>(true);
        services.cloud.hook = [failing](const test::FakeCloud::CallSeen &call, auto) {
            if (*failing && call.name == QLatin1String("firewallRules"))
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        QTRY_VERIFY2(note->text().startsWith(QStringLiteral("?")), qPrintable(note->text()));
        QVERIFY(child<QCheckBox>(page, "addRulesCheck")->isHidden());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::NetworkUnreachable);
        *failing = false;
        child<QPushButton>(bannerOf(page), "bannerAction")->click();
        QTRY_VERIFY2(note->text().startsWith(QStringLiteral("✓")), qPrintable(note->text()));
    }

    void aGroupIsNeverReplacedByAnotherOne()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "203.0.113.7/32"), rule(8888, "203.0.113.7/32")});
        SHOWN_PAGE(services);
        auto *groups = child<QComboBox>(page, "groupCombo");
        QTRY_COMPARE(groups->count(), 1);
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        QTRY_VERIFY(page.isComplete());
        services.cloud.groupMap = {
            {QStringLiteral("sg-0"), {QStringLiteral("sg-0"), QStringLiteral("theirs"), {}, false, {}}}};
        state.plan.regionId = QStringLiteral("cn-far"); // another row, chosen on the page before
        page.initializePage();
        QTRY_COMPARE(groups->count(), 1);
        QCOMPARE(groups->currentIndex(), -1);
        QVERIFY(!page.isComplete());
        QVERIFY2(note->isVisible() && note->text().contains(groupId), qPrintable(note->text()));
        QVERIFY(child<QRadioButton>(page, "otherGroupRadio")->isChecked());
        groups->setCurrentIndex(0);
        QVERIFY(page.isComplete());
        QVERIFY(!note->text().contains(groupId));
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.securityGroupId, QStringLiteral("sg-0"));
    }

    void groupsThatCannotBeListedAreAskedForAgain()
    {
        test::FakeServices services;
        addGroup(services, {});
        services.cloud.groupMap.insert(QStringLiteral("sg-0"),
                                       {QStringLiteral("sg-0"), QStringLiteral("theirs"), {}, false, {}});
        auto failing = std::make_shared<std::atomic<bool>>(false);
        services.cloud.hook = [failing](const test::FakeCloud::CallSeen &call, auto) {
            if (*failing && call.name == QLatin1String("securityGroups"))
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        SHOWN_PAGE(services);
        auto *groups = child<QComboBox>(page, "groupCombo");
        QTRY_COMPARE(groups->count(), 2);
        groups->setCurrentIndex(groups->findData(groupId));
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        *failing = true;
        state.plan.regionId = QStringLiteral("cn-far");
        page.initializePage();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QVERIFY(!page.isComplete());
        *failing = false;
        child<QPushButton>(bannerOf(page), "bannerAction")->click();
        QTRY_COMPARE(groups->count(), 2);
        QCOMPARE(groups->currentData().toString(), groupId);
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!bannerOf(page).failure());
    }

    // -- the address
    void aTypedAddressIsNotOverwritten()
    {
        test::FakeServices services;
        auto failing = std::make_shared<std::atomic<bool>>(true);
        services.cloud.hook = [failing](const test::FakeCloud::CallSeen &call, auto) {
            if (*failing && call.name == QLatin1String("securityGroups"))
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        SHOWN_PAGE(services);
        auto *address = child<QLineEdit>(page, "addressEdit");
        auto *again = child<QPushButton>(page, "addressButton");
        QVERIFY(!again->isEnabled()); // the answer is on its way
        address->setText(QStringLiteral("198.51.100.4"));
        QTRY_VERIFY(again->isEnabled());
        QCOMPARE(address->text(), QStringLiteral("198.51.100.4"));
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        *failing = false;
        child<QPushButton>(bannerOf(page), "bannerAction")->click(); // about the groups
        QTRY_VERIFY(again->isEnabled() && !bannerOf(page).failure());
        QCOMPARE(address->text(), QStringLiteral("198.51.100.4"));
        QVERIFY(page.validatePage());
        QCOMPARE(state.ownAddress, QStringLiteral("198.51.100.4"));
        again->click(); // that is asking for it
        QTRY_COMPARE(address->text(), QStringLiteral("203.0.113.7"));
        QVERIFY(page.validatePage());
        QVERIFY(state.ownAddress.isEmpty());
        services.ownAddress = QStringLiteral("203.0.113.8"); // what was found follows what is found
        again->click();
        address->setText(QStringLiteral("198.51.100.5")); // typed meanwhile
        QTRY_VERIFY(again->isEnabled());
        QCOMPARE(address->text(), QStringLiteral("198.51.100.5"));
    }

    void whatIsNoAddressIsRefusedWithAnyGroup()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "203.0.113.7/32"), rule(8888, "203.0.113.7/32")});
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        auto *address = child<QLineEdit>(page, "addressEdit");
        auto *addressNote = child<QLabel>(page, "addressNote");
        QVERIFY(addressNote->isHidden());
        for (const char *radio : {"ownGroupRadio", "otherGroupRadio"}) {
            child<QRadioButton>(page, radio)->setChecked(true);
            address->setText(QStringLiteral("my computer"));
            QVERIFY2(!page.isComplete() && addressNote->isVisible(), radio);
            address->setText(QStringLiteral("203.0.113.7"));
            QVERIFY2(page.isComplete() && addressNote->isHidden(), radio);
        }
        address->clear(); // the launch looks for it itself; an own group needs it
        QVERIFY(page.isComplete());
        child<QRadioButton>(page, "ownGroupRadio")->setChecked(true);
        QVERIFY(!page.isComplete());
    }

    void aBlockThatLetsStrangersInIsWarnedAbout()
    {
        test::FakeServices services;
        addGroup(services, {rule(22, "0.0.0.0/0"), rule(8888, "0.0.0.0/0")});
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
        auto *addressNote = child<QLabel>(page, "addressNote");
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("0.0.0.0/0"));
        QVERIFY2(addressNote->isVisible() && addressNote->text().contains(QStringLiteral("0.0.0.0/0")),
                 qPrintable(addressNote->text()));
        QVERIFY(page.isComplete()); // warned, and the person's choice
        // Nothing is opened in a group that has it open already: its own warning says so.
        child<QRadioButton>(page, "otherGroupRadio")->setChecked(true);
        QTRY_VERIFY(note->text().contains(QStringLiteral("⚠")));
        QVERIFY(addressNote->isHidden());
        child<QRadioButton>(page, "ownGroupRadio")->setChecked(true);
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("203.0.113.0/24"));
        QVERIFY(addressNote->isHidden());
    }

    void aSlowCloudHoldsNothingUp()
    {
        test::FakeServices services;
        addGroup(services, {});
        test::Gate gate(services);
        gate.close();
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete()); // the address came without the cloud
        QTRY_VERIFY(gate.isHolding());
        QVERIFY(page.validatePage());
        gate.open();
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
    }

    // -- the key
    void aKeyFileIsCheckedBeforeItIsTaken()
    {
        test::FakeServices services;
        test::FakeDialogs answers;
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        child<QRadioButton>(page, "pickKeyRadio")->setChecked(true);
        QVERIFY(!page.isComplete()); // no file yet
        auto *edit = child<QLineEdit>(page, "keyFileEdit");
        const QVector<QPair<QString, const char *>> wrong{{QStringLiteral("/dev/null/nothing"), "not there"},
                                                          {keys().text, "no private key"},
                                                          {keys().encrypted, "pass-phrase"},
                                                          {keys().ed25519, "RSA"}};
        for (const auto &[path, word] : wrong) {
            edit->setText(path);
            QTRY_VERIFY2(keyNote->text().startsWith(QStringLiteral("✗"))
                             && keyNote->text().contains(QString::fromLatin1(word)),
                         qPrintable(path + QLatin1Char(' ') + keyNote->text()));
            QVERIFY(!page.isComplete());
        }
        answers.file = keys().good;
        child<QPushButton>(page, "browseButton")->click();
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(edit->text(), keys().good);
        QVERIFY(keyNote->text().contains(QStringLiteral("ssh-rsa")));
        child<QPushButton>(page, "copyKeyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text().toLatin1(), keys().pair.publicKey.line);
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.sshKeyFile, keys().good);
        // Where the cloud takes them, ed25519 keys are fine.
        state.capabilities.importsEd25519 = true;
        edit->setText(keys().ed25519);
        QTRY_VERIFY(page.isComplete());
    }

    void permissionsThatAreTooWideAreMended()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        QFile::setPermissions(keys().good, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        child<QRadioButton>(page, "pickKeyRadio")->setChecked(true);
        child<QLineEdit>(page, "keyFileEdit")->setText(keys().good);
        auto *mend = child<QPushButton>(page, "mendKeyButton");
        QTRY_VERIFY(mend->isVisible());
        QVERIFY(keyNote->text().contains(QStringLiteral("chmod 600")));
        QVERIFY(QFile::permissions(keys().good) & QFile::ReadOther); // nothing is done unasked
        mend->click();
        QTRY_VERIFY(mend->isHidden());
        QVERIFY(!(QFile::permissions(keys().good) & (QFile::ReadOther | QFile::ReadGroup)));
        QTRY_VERIFY(page.isComplete());
    }

    void theKeyIsComparedWithTheOnesInTheCloud()
    {
        test::FakeServices services;
        QString md5 = QString::fromLatin1(keys().pair.publicKey.md5Fingerprint());
        const QString ours = QStringLiteral("spotbook-owner-of-") + QString(md5).remove(QLatin1Char(':')).left(8);
        services.cloud.keyPairMap.insert(QStringLiteral("laptop"), // as the console writes it
                                         {QStringLiteral("laptop"), QString(md5).remove(QLatin1Char(':')), {}});
        SHOWN_PAGE(services);
        child<QRadioButton>(page, "pickKeyRadio")->setChecked(true);
        auto *edit = child<QLineEdit>(page, "keyFileEdit");
        edit->setText(keys().good);
        QTRY_VERIFY2(keyNote->text().contains(QStringLiteral("✓ The same key is in the cloud as laptop")),
                     qPrintable(keyNote->text()));
        services.cloud.keyPairMap = {{ours, {ours, QStringLiteral("00:11:22"), {}}}};
        edit->setText(keys().good + QLatin1Char('x'));
        edit->setText(keys().good);
        QTRY_VERIFY2(keyNote->text().contains(ours), qPrintable(keyNote->text()));
        QVERIFY(keyNote->text().contains(QStringLiteral("✗")));
        QVERIFY(page.isComplete()); // the login itself is the proof
        services.cloud.keyPairMap.clear();
        edit->setText(keys().good + QLatin1Char('x'));
        edit->setText(keys().good);
        QTRY_VERIFY2(keyNote->text().contains(QStringLiteral("does not know it yet")), qPrintable(keyNote->text()));
    }

    // -- name and line
    void theNameIsCheckedAsItIsTyped()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        auto *nameNote = child<QLabel>(page, "nameNote");
        QVERIFY(nameNote->isHidden());
        for (const char *bad : {"", "ab", "1st", "with blank", "ends-"}) {
            child<QLineEdit>(page, "nameEdit")->setText(QString::fromLatin1(bad));
            QVERIFY2(!page.isComplete() && nameNote->isVisible(), bad);
        }
        child<QLineEdit>(page, "nameEdit")->setText(QStringLiteral("ecs-ml-01"));
        QVERIFY(page.isComplete() && nameNote->isHidden());
    }

    void theLineIsSaidInBothUnitsAndWithItsPrice()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        auto *line = child<QLabel>(page, "lineNote");
        QTRY_VERIFY2(line->text().contains(QStringLiteral("¥0.25")), qPrintable(line->text()));
        auto *bytes = child<QLabel>(page, "bytesLabel");
        QVERIFY2(bytes->text().contains(QLocale().toString(3.1, 'f', 1)), qPrintable(bytes->text()));
        child<QSpinBox>(page, "bandwidthSpin")->setValue(100);
        QVERIFY(bytes->text().contains(QLocale().toString(12.5, 'f', 1)));
        QTRY_VERIFY2(line->text().contains(QStringLiteral("¥1.00")), qPrintable(line->text()));
    }

    // -- the Git key
    void noGitKeyIsMadeUnlessOneIsWanted()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.gitKey == domain::GitKeySource::None);
        QVERIFY(!QFile::exists(services.paths().gitKeyFile()));
        QVERIFY(child<QLabel>(page, "gitKeyNote")->isHidden());
        QVERIFY(child<QPushButton>(page, "copyGitKeyButton")->isHidden());
    }

    void anOwnGitKeyIsMadeAndShownToCopy()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        child<QRadioButton>(page, "ownGitKeyRadio")->setChecked(true);
        QVERIFY(!page.isComplete()); // not yet made
        auto *copy = child<QPushButton>(page, "copyGitKeyButton");
        QTRY_VERIFY(copy->isVisible() && page.isComplete());
        QVERIFY(child<QLabel>(page, "gitKeyNote")->text().contains(QStringLiteral("ssh-ed25519")));
        copy->click();
        const auto made = ssh::loadKeyFile(services.paths().gitKeyFile());
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString::fromLatin1(made.publicKey.line) + QStringLiteral(" spotbook"));
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.gitKey == domain::GitKeySource::Own && state.plan.gitKeyFile.isEmpty());
        // Back and forth: the same key.
        child<QRadioButton>(page, "noGitKeyRadio")->setChecked(true);
        child<QRadioButton>(page, "ownGitKeyRadio")->setChecked(true);
        QTRY_VERIFY(page.isComplete());
        QVERIFY(ssh::loadKeyFile(services.paths().gitKeyFile()).publicKey == made.publicKey);
    }

    void anExistingGitKeyMayBeOfAnyType()
    {
        test::FakeServices services;
        SHOWN_PAGE(services);
        QTRY_VERIFY(page.isComplete());
        child<QRadioButton>(page, "pickGitKeyRadio")->setChecked(true);
        auto *file = child<QLineEdit>(page, "gitKeyFileEdit");
        auto *gitNote = child<QLabel>(page, "gitKeyNote");
        QVERIFY(!page.isComplete() && gitNote->text().isEmpty()); // nothing was said yet, so nothing is wrong
        file->setText(keys().encrypted);
        QTRY_VERIFY2(gitNote->text().startsWith(QStringLiteral("✗")), qPrintable(gitNote->text()));
        QVERIFY(gitNote->text().contains(QStringLiteral("pass-phrase")) && !page.isComplete());
        file->setText(keys().ed25519);
        QTRY_VERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.gitKey == domain::GitKeySource::File);
        QCOMPARE(state.plan.gitKeyFile, keys().ed25519);
        // What was chosen before is not lost with another choice.
        child<QRadioButton>(page, "noGitKeyRadio")->setChecked(true);
        QVERIFY(page.isComplete() && page.validatePage());
        QVERIFY(state.plan.gitKey == domain::GitKeySource::None && state.plan.gitKeyFile.isEmpty());
        QCOMPARE(file->text(), keys().ed25519);
    }

    void aGitKeyThatCannotBeMadeIsSaid()
    {
        test::FakeServices services;
        QVERIFY(QDir().mkpath(services.paths().gitKeyFile())); // a folder is in its way
        SHOWN_PAGE(services);
        child<QRadioButton>(page, "ownGitKeyRadio")->setChecked(true);
        auto *gitNote = child<QLabel>(page, "gitKeyNote");
        QTRY_VERIFY2(gitNote->text().startsWith(QStringLiteral("✗")), qPrintable(gitNote->text()));
        QVERIFY(!page.isComplete());
    }
};

QTEST_MAIN(TestGuiNetwork)
#include "test_gui_network.moc"
