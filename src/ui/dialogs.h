// Questions that interrupt. Window-modal and answered by a callback, never by a nested event loop; a test answers them
// through its own Dialogs. Over a window of practice they say so.
#pragma once

#include "base/secret.h"

#include <QDateTime>
#include <QPointer>
#include <QString>
#include <QWidget>
#include <functional>

namespace spotbook::ui {

struct Question
{
    QString title;
    QString text;
    QString details; // what is lost and what stays; may be empty
    QString yes;     // the button's own words, a verb
    QString no;      // empty: Cancel
    QString other;   // askWay() only: the button of a second way
    bool destructive = false;
};

enum class Way { No, Yes, Other };

class Dialogs
{
public:
    virtual ~Dialogs() = default;
    // answer is called once, with true for yes, never before ask() has returned.
    virtual void ask(QWidget *parent, const Question &question, std::function<void(bool)> answer);
    // The same with a second way to do it; of the three, yes is the default unless the question is destructive.
    virtual void askWay(QWidget *parent, const Question &question, std::function<void(Way)> answer);
    virtual void tell(QWidget *parent, const QString &title, const QString &text);
    // The technical side of a failure: text that can be selected, and a button that copies the report.
    virtual void tellFailure(QWidget *parent, const QString &title, const QString &text, const QString &report);
    // Empty answer: cancelled.
    virtual void askText(QWidget *parent, const Question &question, std::function<void(QString)> answer);
    // Not shown while it is typed. Empty answer: cancelled.
    virtual void askPassword(QWidget *parent, const Question &question, std::function<void(base::Secret)> answer);
    virtual void askFile(QWidget *parent, const QString &title, const QString &folder,
                         std::function<void(QString)> answer);
    // Where to write a file; what is there already has been asked about. Empty answer: cancelled.
    virtual void askSaveFile(QWidget *parent, const QString &title, const QString &suggestedName,
                             std::function<void(QString)> answer);
    // A moment, UTC, from `earliest` on; `suggested` is shown first. Invalid answer: cancelled.
    virtual void askTime(QWidget *parent, const Question &question, const QDateTime &suggested,
                         const QDateTime &earliest, std::function<void(QDateTime)> answer);
};

// The one in use; GUI thread only. setDialogs(nullptr) brings the real ones back.
Dialogs &dialogs();
void setDialogs(Dialogs *dialogs);

} // namespace spotbook::ui
