// The person's language: which one, and its texts loaded into the application.
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>
#include <memory>

class QCoreApplication;

namespace spotbook::messages {

// "en", "zh_CN" or "zh_TW". `wanted` is a setting or option (empty = the system's); anything else that is not known
// becomes English. systemLanguages as QLocale::uiLanguages() gives them.
QString chosenLanguage(const QString &wanted, const QStringList &systemLanguages);

enum class Language { English, SimplifiedChinese, TraditionalChinese };
// Of the latest Translation::load(); English before it. Thread-safe.
Language spokenLanguage();
// The same as a code, as above; for texts that come with a language of their own.
QString languageOfWords();

// Owns the loaded translators. Main thread only. A window gets LanguageChange events from Qt when load() is called;
// what QLocale() and a new window then write with is messages::locale(), whatever the system's.
class Translation
{
public:
    explicit Translation(QCoreApplication &application);
    ~Translation();
    // Replaces the language; returns the one now in use.
    QString load(const QString &wanted);
    const QString &language() const { return m_language; }

private:
    void unload();

    QCoreApplication &m_application;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt; // Qt's own words: Cancel, Next, file dialogs
    QString m_language;
};

} // namespace spotbook::messages
