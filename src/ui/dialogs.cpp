#include "ui/dialogs.h"

#include "ui/practice_label.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace spotbook::ui {

namespace {
Dialogs *&replacement()
{
    static Dialogs *dialogs = nullptr;
    return dialogs;
}

// Qt's own words for these buttons are translated only where its translations are installed.
QString cancelText()
{
    return QCoreApplication::translate("Dialogs", "Cancel");
}

bool isPractice(const QWidget *parent)
{
    const auto *window = parent ? parent->window() : nullptr;
    const auto *label = window ? window->findChild<PracticeLabel *>() : nullptr;
    return label && label->isVisibleTo(label->parentWidget());
}

QString withPractice(const QWidget *parent, const QString &text)
{
    if (!isPractice(parent))
        return text;
    return text.isEmpty() ? PracticeLabel::words() : text + QStringLiteral("\n\n") + PracticeLabel::words();
}

void openModal(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}
} // namespace

void Dialogs::ask(QWidget *parent, const Question &question, std::function<void(bool)> answer)
{
    Dialogs::askWay(parent, question, [answer = std::move(answer)](Way way) { answer(way == Way::Yes); });
}

void Dialogs::askWay(QWidget *parent, const Question &question, std::function<void(Way)> answer)
{
    auto *box = new QMessageBox(question.destructive ? QMessageBox::Warning : QMessageBox::Question, question.title,
                                question.text, QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("questionBox"));
    box->setInformativeText(withPractice(parent, question.details));
    auto *yes =
        box->addButton(question.yes, question.destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("questionYes"));
    QPushButton *other = nullptr;
    if (!question.other.isEmpty()) {
        other = box->addButton(question.other, QMessageBox::DestructiveRole);
        other->setObjectName(QStringLiteral("questionOther"));
    }
    auto *no = box->addButton(question.no.isEmpty() ? cancelText() : question.no, QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("questionNo"));
    box->setEscapeButton(no);
    box->setDefaultButton(question.destructive ? no : yes);
    QObject::connect(box, &QDialog::finished, parent, [box, yes, other, answer = std::move(answer)](int) {
        const auto *clicked = box->clickedButton();
        answer(clicked == yes ? Way::Yes : other && clicked == other ? Way::Other : Way::No);
    });
    openModal(box);
}

void Dialogs::tell(QWidget *parent, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Information, title, text, QMessageBox::NoButton, parent);
    box->setInformativeText(withPractice(parent, {}));
    box->addButton(QCoreApplication::translate("Dialogs", "OK"), QMessageBox::AcceptRole);
    openModal(box);
}

void Dialogs::tellFailure(QWidget *parent, const QString &title, const QString &text, const QString &report)
{
    auto *box = new QMessageBox(QMessageBox::Information, title, title, QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("failureBox"));
    box->setInformativeText(text);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = box->addButton(QCoreApplication::translate("Dialogs", "Copy &report"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("failureReport"));
    auto *close = box->addButton(QCoreApplication::translate("Dialogs", "OK"), QMessageBox::AcceptRole);
    box->setEscapeButton(close);
    box->setDefaultButton(close);
    QObject::connect(copy, &QAbstractButton::clicked, box, [report] { QGuiApplication::clipboard()->setText(report); });
    openModal(box);
}

namespace {
// With a line to type in.
QInputDialog *inputFor(QWidget *parent, const Question &question)
{
    auto *input = new QInputDialog(parent);
    input->setObjectName(QStringLiteral("textBox"));
    input->setWindowTitle(question.title);
    const QString details = withPractice(parent, question.details);
    input->setLabelText(details.isEmpty() ? question.text : question.text + QStringLiteral("\n\n") + details);
    input->setOkButtonText(question.yes);
    input->setCancelButtonText(cancelText());
    return input;
}
} // namespace

void Dialogs::askText(QWidget *parent, const Question &question, std::function<void(QString)> answer)
{
    auto *input = inputFor(parent, question);
    QObject::connect(input, &QDialog::finished, parent, [input, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? input->textValue() : QString());
    });
    openModal(input);
}

void Dialogs::askPassword(QWidget *parent, const Question &question, std::function<void(base::Secret)> answer)
{
    auto *input = inputFor(parent, question);
    input->setTextEchoMode(QLineEdit::Password);
    QObject::connect(input, &QDialog::finished, parent, [input, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? base::Secret(input->textValue().toUtf8()) : base::Secret());
    });
    openModal(input);
}

void Dialogs::askFile(QWidget *parent, const QString &title, const QString &folder, std::function<void(QString)> answer)
{
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setObjectName(QStringLiteral("fileBox"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    openModal(dialog);
}

void Dialogs::askSaveFile(QWidget *parent, const QString &title, const QString &suggestedName,
                          std::function<void(QString)> answer)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, title, folder.isEmpty() ? QDir::homePath() : folder);
    dialog->setObjectName(QStringLiteral("saveBox"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    openModal(dialog);
}

void Dialogs::askTime(QWidget *parent, const Question &question, const QDateTime &suggested, const QDateTime &earliest,
                      std::function<void(QDateTime)> answer)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("timeBox"));
    dialog->setWindowTitle(question.title);
    auto *text = new QLabel(question.text, dialog);
    text->setWordWrap(true);
    auto *edit = new QDateTimeEdit(suggested.toLocalTime(), dialog);
    edit->setObjectName(QStringLiteral("timeEdit"));
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setMinimumDateTime(earliest.toLocalTime());
    edit->setAccessibleName(question.text);
    text->setBuddy(edit);
    auto *details = new QLabel(question.details, dialog);
    details->setWordWrap(true);
    details->setVisible(!question.details.isEmpty());
    auto *buttons = new QDialogButtonBox(dialog);
    auto *yes = buttons->addButton(question.yes, QDialogButtonBox::AcceptRole);
    yes->setObjectName(QStringLiteral("timeYes"));
    yes->setDefault(true);
    buttons->addButton(question.no.isEmpty() ? cancelText() : question.no, QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(dialog);
    if (isPractice(parent))
        column->addWidget(new PracticeLabel(dialog));
    for (QWidget *widget : {static_cast<QWidget *>(text), static_cast<QWidget *>(edit), static_cast<QWidget *>(details),
                            static_cast<QWidget *>(buttons)})
        column->addWidget(widget);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, parent, [edit, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? edit->dateTime().toUTC() : QDateTime());
    });
    openModal(dialog);
}

Dialogs &dialogs()
{
    static Dialogs real;
    return replacement() ? *replacement() : real;
}

void setDialogs(Dialogs *dialogs)
{
    replacement() = dialogs;
}

} // namespace spotbook::ui
