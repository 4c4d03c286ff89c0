#include "messages/failure_texts.h"

#include <algorithm>
#include <iterator>

namespace spotbook::messages {

namespace {

using K = domain::FailureKind;
using A = RemedyAction;

const FailureText table[] = {
    // -- this program and the way to the cloud
    {K::Internal, QT_TRANSLATE_NOOP("Failure", "Spotbook made a mistake of its own"),
     QT_TRANSLATE_NOOP("Failure", "Something happened that should not be possible ({where}). What was already bought "
                                  "is written down and shows up in the list."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Look with Sweep at what exists, then try again. If it happens twice, please report it with the details."),
     A::Retry, "", "spotbook sweep"},
    {K::Cancelled, QT_TRANSLATE_NOOP("Failure", "Stopped, as you asked"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "What this had created on the way was undone. What was there before is as it was, and goes on costing if "
         "it did."),
     QT_TRANSLATE_NOOP("Failure", "Start again whenever you like."), A::None, "", ""},
    {K::TimedOut, QT_TRANSLATE_NOOP("Failure", "It took too long: {what}"),
     QT_TRANSLATE_NOOP("Failure",
                       "No end was reached within the time allowed: the network is slow, or the other side hangs."),
     QT_TRANSLATE_NOOP("Failure",
                       "Try again. If a machine is involved, check in the list that none runs that you do not want."),
     A::Retry, "", "spotbook list"},
    {K::OutcomeUnknown, QT_TRANSLATE_NOOP("Failure", "The cloud did not say whether it worked"),
     QT_TRANSLATE_NOOP("Failure", "The request was sent, and the connection broke before the answer came. It may have "
                                  "been carried out, so something may exist that costs money."),
     QT_TRANSLATE_NOOP("Failure", "Wait three minutes, then look: Sweep shows everything that exists and what it "
                                  "costs. Do not simply repeat it."),
     A::None, "", "spotbook sweep"},
    {K::NetworkUnreachable, QT_TRANSLATE_NOOP("Failure", "No connection to {provider}"),
     QT_TRANSLATE_NOOP(
         "Failure", "This computer could not reach {host}. A machine that already runs goes on running, and costing."),
     QT_TRANSLATE_NOOP("Failure", "Check the network connection, VPN and firewall, then try again."), A::Retry, "", ""},
    {K::ProxyFailed, QT_TRANSLATE_NOOP("Failure", "The proxy does not let the connection through"),
     QT_TRANSLATE_NOOP("Failure",
                       "Requests go through the proxy that is set in this system; it refused or did not answer."),
     QT_TRANSLATE_NOOP("Failure", "Correct the proxy in the system settings or in https_proxy, then try again."),
     A::Retry, "", ""},
    {K::TlsFailed, QT_TRANSLATE_NOOP("Failure", "The secure connection could not be set up"),
     QT_TRANSLATE_NOOP("Failure",
                       "The certificate of {host} was not accepted. The usual reasons are a company proxy that opens "
                       "TLS, an outdated list of certificates, or a wrong clock. Nothing was sent."),
     QT_TRANSLATE_NOOP(
         "Failure", "Check date and time, update the system's certificates (ca-certificates), or use another network."),
     A::Retry, "", ""},
    {K::BadAnswer, QT_TRANSLATE_NOOP("Failure", "An answer could not be understood"),
     QT_TRANSLATE_NOOP("Failure", "What came back is not what {provider} documents: {what}."),
     QT_TRANSLATE_NOOP("Failure", "Try again in a minute. If it stays like this, please report it with the details."),
     A::Retry, "", ""},
    {K::Throttled, QT_TRANSLATE_NOOP("Failure", "The cloud asks for a pause"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "{provider} limits how often an account may call. Spotbook has already waited and tried several times."),
     QT_TRANSLATE_NOOP(
         "Failure", "Wait a minute and try again. Other programs that use the same account share the same allowance."),
     A::Retry, "", ""},
    {K::ServiceDown, QT_TRANSLATE_NOOP("Failure", "{provider} has a fault right now"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "The cloud answered several times with an error of its own. It is not about your key or your settings."),
     QT_TRANSLATE_NOOP("Failure",
                       "Try again in a few minutes. Machines that run go on running, and costing, meanwhile."),
     A::Retry, "", ""},
    {K::ClockWrong, QT_TRANSLATE_NOOP("Failure", "The clock of this computer is wrong"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "It differs from the cloud's by {skewSeconds} seconds; requests are accepted within 15 minutes only."),
     QT_TRANSLATE_NOOP("Failure", "Switch on automatic time in the system settings, then try again."), A::Retry, "",
     "timedatectl set-ntp true"},

    // -- key and account
    {K::KeyMissing, QT_TRANSLATE_NOOP("Failure", "There is no access key yet"),
     QT_TRANSLATE_NOOP("Failure", "Without an access key {provider} answers nothing."),
     QT_TRANSLATE_NOOP("Failure", "Enter a key, or set {variables} in the environment for this run."), A::CheckKey,
     "create-key", "spotbook keys set"},
    {K::KeyMalformed, QT_TRANSLATE_NOOP("Failure", "This is not an access key"),
     QT_TRANSLATE_NOOP("Failure", "A part is empty or contains characters that no key has. Blanks and line breaks that "
                                  "pasting brings in were already removed."),
     QT_TRANSLATE_NOOP("Failure", "Copy ID and secret again, each on its own, and enter them once more."), A::CheckKey,
     "create-key", "spotbook keys set"},
    {K::KeyRejected, QT_TRANSLATE_NOOP("Failure", "{provider} does not accept this key"),
     QT_TRANSLATE_NOOP("Failure", "There is no such access key ID, or it has been deleted or disabled."),
     QT_TRANSLATE_NOOP("Failure", "Look at the key in the console; enable it or make a new one, then enter it."),
     A::CheckKey, "create-key", "spotbook keys set"},
    {K::SecretWrong, QT_TRANSLATE_NOOP("Failure", "The secret does not belong to this key"),
     QT_TRANSLATE_NOOP("Failure", "The ID is known, but the signature made with the secret is wrong. Usually a "
                                  "character was lost when copying."),
     QT_TRANSLATE_NOOP("Failure", "Enter the key again. A secret is shown only once; if it is lost, make a new key."),
     A::CheckKey, "create-key", "spotbook keys set"},
    {K::PermissionMissing, QT_TRANSLATE_NOOP("Failure", "This key may not do that"),
     QT_TRANSLATE_NOOP("Failure", "The user behind the key lacks the permission for {action}."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Give the user the policy that Spotbook shows (just what is needed, nothing more), then try again."),
     A::ShowPolicy, "permissions", "spotbook keys policy"},
    {K::AccountBlocked, QT_TRANSLATE_NOOP("Failure", "The account is locked"),
     QT_TRANSLATE_NOOP("Failure", "{provider} has put this account under security control. It may stop or release the "
                                  "machines in it at any time."),
     QT_TRANSLATE_NOOP("Failure", "Read the notice in the console and clear it up with the provider's support. Save "
                                  "your work first if a machine still runs."),
     A::OpenLink, "machines", ""},
    {K::RealNameMissing, QT_TRANSLATE_NOOP("Failure", "The account's real name is not verified"),
     QT_TRANSLATE_NOOP("Failure",
                       "In the regions of mainland China {provider} sells machines to verified accounts only."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Do the verification in the console (it takes minutes), or choose a region outside mainland China."),
     A::OpenLink, "real-name", ""},
    {K::BalanceTooLow, QT_TRANSLATE_NOOP("Failure", "There is not enough money in the account"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "The balance is {balance}; before a machine can be bought it must be at least {needed}. Nothing was bought."),
     QT_TRANSLATE_NOOP("Failure", "Top up the account, then try again."), A::TopUp, "top-up", ""},
    {K::PaymentMethodMissing, QT_TRANSLATE_NOOP("Failure", "The account has no way to pay"),
     QT_TRANSLATE_NOOP("Failure", "{provider} sells no pay-as-you-go machine before a payment method is on file."),
     QT_TRANSLATE_NOOP("Failure", "Add a payment method in the console, then try again."), A::TopUp, "top-up", ""},
    {K::Overdue, QT_TRANSLATE_NOOP("Failure", "The account has an unpaid bill"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "With a bill unpaid, {provider} stops machines and after some days releases them together with their disks."),
     QT_TRANSLATE_NOOP("Failure", "Pay what is owed now, then check with Sweep that your disks are still there."),
     A::TopUp, "top-up", "spotbook sweep"},
    {K::SpotNotAllowed, QT_TRANSLATE_NOOP("Failure", "Spot is not available to this account or type"),
     QT_TRANSLATE_NOOP("Failure", "{provider} excludes some accounts and some instance types from spot prices."),
     QT_TRANSLATE_NOOP("Failure", "Choose on-demand, or another instance type."), A::ChooseOther, "",
     "spotbook launch --on-demand"},
    {K::QuotaZero, QT_TRANSLATE_NOOP("Failure", "Your quota in {region} is zero: {quota}"),
     QT_TRANSLATE_NOOP("Failure", "A new account often may not run GPU machines in a region before it asks for it."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Ask for the quota in the console (usually granted within a working day), or choose another region."),
     A::OpenLink, "quota", ""},
    {K::QuotaReached, QT_TRANSLATE_NOOP("Failure", "A limit of your account is reached: {what}"),
     QT_TRANSLATE_NOOP("Failure", "The account already has as many of these as it may have."),
     QT_TRANSLATE_NOOP("Failure", "Release what you no longer need, or ask for a higher quota in the console."),
     A::OpenLink, "quota", "spotbook sweep"},

    // -- what is for sale
    {K::NoStock, QT_TRANSLATE_NOOP("Failure", "{type} is sold out in {zone}"),
     QT_TRANSLATE_NOOP("Failure", "{provider} has none left there at the moment. Nothing was bought."),
     QT_TRANSLATE_NOOP("Failure",
                       "Choose another zone or type; the price list shows where there is stock. Or try again later."),
     A::ChooseOther, "", "spotbook prices"},
    {K::TypeNotSold, QT_TRANSLATE_NOOP("Failure", "{type} is not sold in {zone}"),
     QT_TRANSLATE_NOOP("Failure", "The type does not exist there, or is no longer sold to new customers."),
     QT_TRANSLATE_NOOP("Failure", "Choose another zone or type; the price list shows what is sold where."),
     A::ChooseOther, "", "spotbook prices"},
    {K::PriceAboveLimit, QT_TRANSLATE_NOOP("Failure", "The price is above your limit"),
     QT_TRANSLATE_NOOP("Failure", "The market price is {market} per hour; your limit is {limit}. Nothing was bought."),
     QT_TRANSLATE_NOOP("Failure", "Raise the limit, wait until the price falls, or choose another zone or type."),
     A::ChooseOther, "", "spotbook prices"},
    {K::DiskCategoryUnfit, QT_TRANSLATE_NOOP("Failure", "This kind of disk does not fit the machine"),
     QT_TRANSLATE_NOOP("Failure", "{type} in {zone} does not take disks of the kind {category}."),
     QT_TRANSLATE_NOOP("Failure", "Leave the kind of disk to Spotbook, or choose one that is offered for this type. A "
                                  "disk with data moves by way of a snapshot."),
     A::ChooseOther, "", ""},
    {K::DiskSizeUnfit, QT_TRANSLATE_NOOP("Failure", "A disk of this size is not possible"),
     QT_TRANSLATE_NOOP("Failure", "Each kind of disk has a smallest and a largest size, and a disk made from a "
                                  "snapshot cannot be smaller than the snapshot."),
     QT_TRANSLATE_NOOP("Failure", "Choose another size."), A::ChooseOther, "", ""},
    {K::DiskInOtherZone, QT_TRANSLATE_NOOP("Failure", "The disk is in another zone"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "{disk} is in {diskZone}, the machine would be in {zone}. A disk can be attached in its own zone only."),
     QT_TRANSLATE_NOOP("Failure",
                       "Choose {diskZone} for the machine, or make a snapshot of the disk and start from that."),
     A::ChooseOther, "", ""},
    {K::DiskInUse, QT_TRANSLATE_NOOP("Failure", "The disk is in use"),
     QT_TRANSLATE_NOOP(
         "Failure", "{disk} is attached to another machine, and Spotbook takes no disk away from a machine that runs."),
     QT_TRANSLATE_NOOP("Failure", "Park or release that machine first, or choose another disk."), A::ChooseOther, "",
     "spotbook list"},
    {K::DiskNotBlank, QT_TRANSLATE_NOOP("Failure", "The disk is not empty"),
     QT_TRANSLATE_NOOP("Failure",
                       "{disk} should have been formatted, but there is data on it. It was left exactly as it is."),
     QT_TRANSLATE_NOOP("Failure", "Use it as an existing disk, or take a new one."), A::ChooseOther, "", ""},
    {K::NoPublicAddress, QT_TRANSLATE_NOOP("Failure", "The machine got no public address"),
     QT_TRANSLATE_NOOP("Failure", "Without one neither SSH nor the notebook can be reached from here."),
     QT_TRANSLATE_NOOP("Failure", "Launch again with at least 1 Mbit/s of outbound bandwidth."), A::ChooseOther, "",
     "spotbook launch --bandwidth 25"},
    {K::NotFound, QT_TRANSLATE_NOOP("Failure", "Not found: {what} {id}"),
     QT_TRANSLATE_NOOP("Failure", "It does not exist, or not in this region, or not under this key."),
     QT_TRANSLATE_NOOP("Failure", "Look in the list for its exact name."), A::ChooseOther, "", "spotbook list"},
    {K::AlreadyExists, QT_TRANSLATE_NOOP("Failure", "Something of this name already exists"),
     QT_TRANSLATE_NOOP("Failure", "The name is taken, and what bears it was not made by this launch."),
     QT_TRANSLATE_NOOP("Failure", "Choose another name, or remove what is there."), A::ChooseOther, "",
     "spotbook sweep"},
    {K::Conflict, QT_TRANSLATE_NOOP("Failure", "Another operation is still going on"),
     QT_TRANSLATE_NOOP("Failure", "The cloud is still busy with the same machine or disk."),
     QT_TRANSLATE_NOOP("Failure", "Wait a moment and try again."), A::Retry, "", ""},
    {K::DependencyLeft, QT_TRANSLATE_NOOP("Failure", "It cannot be deleted yet"),
     QT_TRANSLATE_NOOP("Failure", "Something still uses it: {what} {id}."),
     QT_TRANSLATE_NOOP("Failure", "Try again in a minute; the cloud needs that long to forget what was deleted."),
     A::Retry, "", "spotbook sweep --tidy"},
    {K::NotOurs, QT_TRANSLATE_NOOP("Failure", "This was not made by this Spotbook"),
     QT_TRANSLATE_NOOP("Failure", "{id} does not carry the mark of this installation. Spotbook shows it, but neither "
                                  "changes nor deletes what it did not make."),
     QT_TRANSLATE_NOOP("Failure", "Do it on the computer it was made with, or in the provider's console."), A::OpenLink,
     "machines", ""},
    {K::NotSupported, QT_TRANSLATE_NOOP("Failure", "That is not possible here: {what}"),
     QT_TRANSLATE_NOOP("Failure", "{provider} does not offer it for this type. A machine with local disks, for "
                                  "example, costs the same stopped as running."),
     QT_TRANSLATE_NOOP("Failure", "To end the bill and keep the work, use Park."), A::ChooseOther, "",
     "spotbook park NAME"},
    {K::Refused, QT_TRANSLATE_NOOP("Failure", "{provider} refused: {what}"),
     QT_TRANSLATE_NOOP("Failure", "Spotbook does not know this code. The cloud's own words: {reason}"),
     QT_TRANSLATE_NOOP("Failure", "Try again, or choose something else. If it stays like this, copy the report: the "
                                  "provider's support finds the request by its RequestId."),
     A::Retry, "", ""},
    {K::RegionUnknown, QT_TRANSLATE_NOOP("Failure", "There is no region {region}"),
     QT_TRANSLATE_NOOP("Failure", "{provider} does not list a region of this name for your account."),
     QT_TRANSLATE_NOOP("Failure", "Choose one from the list of regions."), A::ChooseOther, "", "spotbook regions"},

    {K::SpendingLimitReached, QT_TRANSLATE_NOOP("Failure", "The spending limit does not allow that"),
     QT_TRANSLATE_NOOP("Failure",
                       "Without an end before {until} this session could cost more than {limit}. Nothing was "
                       "changed: the machine ends when it would have ended."),
     QT_TRANSLATE_NOOP("Failure", "Give it less time, or park it and start it again: then a new session begins. The "
                                  "profile holds the limit of later sessions."),
     A::None, "", "spotbook park NAME"},

    // -- what was entered, and this computer
    {K::InvalidInput, QT_TRANSLATE_NOOP("Failure", "This value cannot be used: {field}"),
     QT_TRANSLATE_NOOP("Failure", "{value} – {reason}."), QT_TRANSLATE_NOOP("Failure", "Correct it and try again."),
     A::ChooseOther, "", "spotbook --help"},
    {K::ProfileUnreadable, QT_TRANSLATE_NOOP("Failure", "The profile cannot be read"),
     QT_TRANSLATE_NOOP("Failure", "In {file}: {reason}. Nothing was changed."),
     QT_TRANSLATE_NOOP("Failure", "Correct the file at this place, or export a profile that works and start from it."),
     A::ChooseOther, "", "spotbook profile list"},
    {K::SettingsUnreadable, QT_TRANSLATE_NOOP("Failure", "The settings cannot be read"),
     QT_TRANSLATE_NOOP("Failure", "In {file}: {reason}. Spotbook does not overwrite what it cannot read."),
     QT_TRANSLATE_NOOP("Failure", "Correct the file. If you move it away instead, Spotbook begins anew and treats "
                                  "machines made so far as another computer's."),
     A::Retry, "", ""},
    {K::StorageFailed, QT_TRANSLATE_NOOP("Failure", "A file cannot be written or read on this computer"),
     QT_TRANSLATE_NOOP("Failure", "{file}: {reason}. Spotbook buys nothing that it cannot write down first."),
     QT_TRANSLATE_NOOP("Failure", "Make room or correct the permissions, then try again."), A::Retry, "", ""},
    {K::KeychainMissing, QT_TRANSLATE_NOOP("Failure", "There is no keychain on this computer"),
     QT_TRANSLATE_NOOP("Failure",
                       "Keys are kept in the system's keychain only, never in a file. The system says: {reason}."),
     QT_TRANSLATE_NOOP("Failure", "Install and start GNOME Keyring or KWallet, or use the key for this run only."),
     A::ThisRunOnly, "", "spotbook --this-run-only"},
    {K::KeychainLocked, QT_TRANSLATE_NOOP("Failure", "The keychain is locked"),
     QT_TRANSLATE_NOOP("Failure", "It was not unlocked, so the key in it cannot be read."),
     QT_TRANSLATE_NOOP("Failure", "Unlock it and try again, or use the key for this run only."), A::UnlockKeychain, "",
     "spotbook --this-run-only"},
    {K::KeychainFailed, QT_TRANSLATE_NOOP("Failure", "The keychain reported an error"),
     QT_TRANSLATE_NOOP("Failure", "The system says: {reason}."),
     QT_TRANSLATE_NOOP("Failure", "Try again; if it stays like this, use the key for this run only."), A::ThisRunOnly,
     "", "spotbook --this-run-only"},
    {K::OwnAddressUnknown, QT_TRANSLATE_NOOP("Failure", "Your own internet address could not be found out"),
     QT_TRANSLATE_NOOP("Failure", "The machine is opened to this computer's address only. The services that were asked "
                                  "for it did not answer, or disagree."),
     QT_TRANSLATE_NOOP("Failure", "Enter your public address yourself."), A::TypeAddress, "",
     "spotbook --own-address 203.0.113.7"},

    // -- the machine
    {K::HostUnreachable, QT_TRANSLATE_NOOP("Failure", "The machine does not answer"),
     QT_TRANSLATE_NOOP("Failure", "No connection to {host}, port {port}. It may still be starting, or your address has "
                                  "changed and the security group no longer lets you in."),
     QT_TRANSLATE_NOOP("Failure", "Try again in a minute. Until it is parked or released, the machine costs money."),
     A::Retry, "", "spotbook list"},
    {K::NotSsh, QT_TRANSLATE_NOOP("Failure", "What answers is not the machine's SSH"),
     QT_TRANSLATE_NOOP("Failure", "Something answers at {host}, port {port}, but does not speak SSH. Usually a hotel "
                                  "or company network intercepts the connection. No key was sent."),
     QT_TRANSLATE_NOOP("Failure", "Try again over another network."), A::Retry, "", ""},
    {K::HostKeyChanged, QT_TRANSLATE_NOOP("Failure", "The machine's identity has changed"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "{host} shows another host key than the one pinned for it (expected {expected}, found {found}). Somebody may "
         "be in between, or the machine was reinstalled outside Spotbook. No connection was made."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Do not go on over this network. If you did not reinstall the machine, release it and launch a new one."),
     A::OpenLink, "machines", "spotbook release NAME"},
    {K::HostKeyUnknown, QT_TRANSLATE_NOOP("Failure", "The machine's identity could not be proved"),
     QT_TRANSLATE_NOOP("Failure", "It does not show the host key it was given, and the cloud's own channel did not "
                                  "confirm another. Spotbook never accepts a key unseen."),
     QT_TRANSLATE_NOOP("Failure", "Launch again; if it happens again, choose another image."), A::Retry, "", ""},
    {K::LoginRefused, QT_TRANSLATE_NOOP("Failure", "The machine refused the login"),
     QT_TRANSLATE_NOOP("Failure", "It does not accept your SSH key: the image ignores the key it was given, or the "
                                  "keys on the machine were changed."),
     QT_TRANSLATE_NOOP("Failure", "Name the right key file, or launch again with the default image."), A::ChooseOther,
     "", "spotbook launch --ssh-key FILE"},
    {K::ConnectionLost, QT_TRANSLATE_NOOP("Failure", "The connection to the machine broke off"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "What was begun on the machine goes on there without us. As long as the machine exists it costs money."),
     QT_TRANSLATE_NOOP("Failure", "Go on: it continues from where it is."), A::Resume, "", "spotbook resume"},
    {K::RemoteCommandFailed, QT_TRANSLATE_NOOP("Failure", "A command on the machine failed"),
     QT_TRANSLATE_NOOP("Failure", "{command} ended with exit code {exitCode}: {output}"),
     QT_TRANSLATE_NOOP("Failure", "Read its output, then try again or undo the launch."), A::Retry, "", ""},
    {K::RemoteDiskFull, QT_TRANSLATE_NOOP("Failure", "The machine's disk is full"),
     QT_TRANSLATE_NOOP("Failure", "There is no room left under {path}."),
     QT_TRANSLATE_NOOP("Failure", "Delete something there and go on, or launch with a larger disk."), A::Resume, "",
     "spotbook resume"},
    {K::PortTaken, QT_TRANSLATE_NOOP("Failure", "The notebook's port is taken"),
     QT_TRANSLATE_NOOP("Failure", "Another program on the machine already listens on port {port}."),
     QT_TRANSLATE_NOOP("Failure", "End that program and go on, or launch with an image that does not start it."),
     A::Resume, "", "spotbook resume"},
    {K::StepFailed, QT_TRANSLATE_NOOP("Failure", "Preparing the machine failed at: {step}"),
     QT_TRANSLATE_NOOP("Failure", "Its last lines: {output}"),
     QT_TRANSLATE_NOOP("Failure", "Retry this step, or undo the launch so that the machine stops costing."), A::Resume,
     "", "spotbook resume"},
    {K::AptBusy, QT_TRANSLATE_NOOP("Failure", "The machine is still busy with its own updates"),
     QT_TRANSLATE_NOOP("Failure",
                       "Its package manager is locked by another process, and stayed so for the whole time allowed."),
     QT_TRANSLATE_NOOP("Failure", "Wait a few minutes, then go on."), A::Resume, "", "spotbook resume"},
    {K::NotebookNotReady, QT_TRANSLATE_NOOP("Failure", "The notebook does not answer"),
     QT_TRANSLATE_NOOP("Failure", "Nothing that behaves like a Jupyter server answers at {address}."),
     QT_TRANSLATE_NOOP(
         "Failure",
         "Try again in a minute. If it stays like this, start the profile again: the steps mend the service."),
     A::Retry, "", "spotbook start NAME"},
    {K::NotebookPasswordRefused, QT_TRANSLATE_NOOP("Failure", "The notebook refuses the password"),
     QT_TRANSLATE_NOOP("Failure", "The password kept here is not the one the machine was set up with."),
     QT_TRANSLATE_NOOP("Failure", "Enter the password that this machine was set up with."), A::Retry, "",
     "spotbook password set NAME"},
    {K::CertificateMismatch, QT_TRANSLATE_NOOP("Failure", "The notebook shows a certificate that is not ours"),
     QT_TRANSLATE_NOOP(
         "Failure",
         "It is not the certificate made for this machine. Somebody may be in between; your password was not sent."),
     QT_TRANSLATE_NOOP(
         "Failure", "Do not open the notebook over this network. Try another network, or reach it through the tunnel."),
     A::Retry, "", ""},
    {K::MachineGone, QT_TRANSLATE_NOOP("Failure", "The machine is gone"),
     QT_TRANSLATE_NOOP("Failure",
                       "It was released, or its lease came to an end. The work disk is not part of it and stays."),
     QT_TRANSLATE_NOOP("Failure", "Start again from the profile; the work disk is attached to the new machine."),
     A::Retry, "", "spotbook start NAME"},
    {K::Reclaimed, QT_TRANSLATE_NOOP("Failure", "The cloud took the spot machine back"),
     QT_TRANSLATE_NOOP("Failure", "The provider needed it, or the price rose above your limit: that is the risk of a "
                                  "spot price. The work disk stays."),
     QT_TRANSLATE_NOOP("Failure", "Start again from the profile, in another zone if this one has no stock."), A::Retry,
     "", "spotbook start NAME"},
    {K::OtherAccount, QT_TRANSLATE_NOOP("Failure", "This launch belongs to another account"),
     QT_TRANSLATE_NOOP("Failure",
                       "It was made in account {account}. The key in use belongs to account {current}, which "
                       "cannot see it: a machine of it may be running, and costing."),
     QT_TRANSLATE_NOOP("Failure", "Use a key of the account it was made in, then look again."), A::CheckKey, "",
     "spotbook keys set"},
    {K::AnotherRunActive, QT_TRANSLATE_NOOP("Failure", "Another Spotbook is working on this already"),
     QT_TRANSLATE_NOOP("Failure", "A window or a terminal on this computer is busy with {profile}."),
     QT_TRANSLATE_NOOP("Failure", "Wait until it has finished, or end it there."), A::Retry, "", "spotbook list"},
    {K::LaunchInterrupted, QT_TRANSLATE_NOOP("Failure", "An earlier launch of {profile} was interrupted"),
     QT_TRANSLATE_NOOP("Failure", "It came to no end, and what it made may still be there and cost money. A second "
                                  "launch beside it would be paid for as well. Nothing was bought."),
     QT_TRANSLATE_NOOP("Failure", "Go on with it, or undo it; then launch again."), A::Resume, "",
     "spotbook resume NAME / spotbook undo NAME"},
    {K::AlreadyRunning, QT_TRANSLATE_NOOP("Failure", "{profile} has a machine already"),
     QT_TRANSLATE_NOOP("Failure", "It was launched before and costs money. A second one under the same profile would "
                                  "be paid for as well. Nothing was bought."),
     QT_TRANSLATE_NOOP("Failure", "Open its notebook; or park or release it before you launch again."), A::ChooseOther,
     "", "spotbook open NAME"},
    {K::StoppedHalfway, QT_TRANSLATE_NOOP("Failure", "Stopped halfway"),
     QT_TRANSLATE_NOOP("Failure",
                       "It was ended before all of {profile} was done. What was done stays done. The rest is "
                       "as it was: a machine that is still there goes on costing money."),
     QT_TRANSLATE_NOOP("Failure", "Look in the list at what still costs money, then do the same again: it goes on from "
                                  "where it is."),
     A::Retry, "", "spotbook list"},
    {K::UndoIncomplete, QT_TRANSLATE_NOOP("Failure", "Not everything could be undone; something may still cost money"),
     QT_TRANSLATE_NOOP("Failure", "Still there: {left}."),
     QT_TRANSLATE_NOOP("Failure", "Undo again as soon as the cloud can be reached. If that fails, delete it in the "
                                  "provider's console: until then it costs."),
     A::Undo, "machines", "spotbook undo"},

    // -- practice
    {K::PracticeMissing, QT_TRANSLATE_NOOP("Failure", "The practice cloud is not installed"),
     QT_TRANSLATE_NOOP("Failure", "The program {program} is neither beside Spotbook nor in PATH."),
     QT_TRANSLATE_NOOP("Failure", "Install the package that brings it, then try again. Nothing costs money meanwhile."),
     A::Retry, "", ""},
    {K::PracticeFailed, QT_TRANSLATE_NOOP("Failure", "The practice cloud did not start"),
     QT_TRANSLATE_NOOP("Failure", "Its last words: {reason}"),
     QT_TRANSLATE_NOOP("Failure", "Try again. If it stays like this, please report it with the details."), A::Retry, "",
     ""},
    {K::PracticeNoMachines, QT_TRANSLATE_NOOP("Failure", "No practice machine can run on this computer"),
     QT_TRANSLATE_NOOP("Failure", "The practice window is open: keys, prices and the whole wizard can be tried, but a "
                                  "launch would wait in vain for its machine. The reason: {reason}"),
     QT_TRANSLATE_NOOP("Failure",
                       "Log in at the screen or through ssh, not with su or sudo; allow user namespaces (on Ubuntu: "
                       "kernel.apparmor_restrict_unprivileged_userns=0); in a container, provide /dev/fuse and "
                       "/dev/net/tun. Then close the practice window and start it again."),
     A::None, "", ""},
};

// In place of the row above where the cloud said it, with a code of its own.
const FailureText saidByTheCloud[] = {
    {K::NotSupported, QT_TRANSLATE_NOOP("Failure", "{provider} does not do that: {what}"),
     QT_TRANSLATE_NOOP("Failure", "What was chosen does not go together there. The cloud's own words: {reason}"),
     QT_TRANSLATE_NOOP("Failure", "Choose another zone, type, disk or image, then try again."), A::ChooseOther, "", ""},
    {K::InvalidInput, QT_TRANSLATE_NOOP("Failure", "{provider} does not accept a value: {field}"),
     QT_TRANSLATE_NOOP("Failure", "The cloud's own words: {reason}"),
     QT_TRANSLATE_NOOP("Failure", "Choose something else and try again. If it stays like this, please report it with "
                                  "the details."),
     A::ChooseOther, "", ""},
};

// In place of the row above where no limit was exceeded, but what a person had seen.
const FailureText aboveAgreed = {
    K::PriceAboveLimit,
    QT_TRANSLATE_NOOP("Failure", "It costs more now than you agreed to"),
    QT_TRANSLATE_NOOP("Failure",
                      "{type} in {zone} now costs {market} per hour; the price that you agreed to was {agreed}. "
                      "Nothing was bought."),
    QT_TRANSLATE_NOOP("Failure", "Look at the price again and start if it suits you, or choose another zone or type."),
    A::ChooseOther,
    "",
    "spotbook prices"};

} // namespace

const FailureText *failureText(const domain::Failure &failure)
{
    const auto *own = std::find_if(std::begin(saidByTheCloud), std::end(saidByTheCloud),
                                   [&](const FailureText &row) { return row.kind == failure.kind; });
    if (failure.kind == K::PriceAboveLimit && failure.params.contains(QStringLiteral("agreed")))
        return &aboveAgreed;
    return own != std::end(saidByTheCloud) && !failure.providerCode.isEmpty() ? own : failureText(failure.kind);
}

const FailureText *failureText(domain::FailureKind kind)
{
    const auto *found =
        std::find_if(std::begin(table), std::end(table), [kind](const FailureText &row) { return row.kind == kind; });
    return found == std::end(table) ? nullptr : found;
}

} // namespace spotbook::messages
