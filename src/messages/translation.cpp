#include "messages/translation.h"

#include "messages/figures.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <atomic>

// The macro declares a function of the global namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(spotbook_translations);
}

namespace spotbook::messages {

namespace {

// Flows that run meanwhile may write figures.
std::atomic<Language> spoken{Language::English};

QString known(const QString &tag)
{
    static const QRegularExpression between(QStringLiteral("[-_.@]"));
    const QStringList parts = tag.split(between);
    const auto has = [&parts](const char *part) { return parts.contains(QLatin1String(part), Qt::CaseInsensitive); };
    const QString language = parts.first().toLower();
    if (language == QLatin1String("zh")) {
        // Where the script is named it is what the person reads; a country only lets it be guessed.
        const bool named = has("Hans") || has("Hant");
        const bool traditional = named ? has("Hant") : has("TW") || has("HK") || has("MO");
        return traditional ? QStringLiteral("zh_TW") : QStringLiteral("zh_CN");
    }
    return language == QLatin1String("en") || tag == QLatin1String("C") ? QStringLiteral("en") : QString();
}

} // namespace

QString chosenLanguage(const QString &wanted, const QStringList &systemLanguages)
{
    if (!wanted.isEmpty()) {
        const QString name = known(wanted);
        return name.isEmpty() ? QStringLiteral("en") : name;
    }
    for (const QString &language : systemLanguages) {
        const QString name = known(language);
        if (!name.isEmpty())
            return name;
    }
    return QStringLiteral("en");
}

Language spokenLanguage()
{
    return spoken;
}

QString languageOfWords()
{
    switch (spokenLanguage()) {
    case Language::SimplifiedChinese: return QStringLiteral("zh_CN");
    case Language::TraditionalChinese: return QStringLiteral("zh_TW");
    case Language::English: break;
    }
    return QStringLiteral("en");
}

Translation::Translation(QCoreApplication &application) : m_application(application)
{
    initTranslations();
}

Translation::~Translation()
{
    unload();
}

void Translation::unload()
{
    for (auto *translator : {&m_own, &m_qt}) {
        if (*translator)
            m_application.removeTranslator(translator->get());
        translator->reset();
    }
}

QString Translation::load(const QString &wanted)
{
    const QString language = chosenLanguage(wanted, QLocale::system().uiLanguages());
    unload();
    m_language = language;
    spoken = language == QLatin1String("zh_CN")   ? Language::SimplifiedChinese
             : language == QLatin1String("zh_TW") ? Language::TraditionalChinese
                                                  : Language::English;
    // Before the translators: what their change makes widgets write anew is already in the new language's figures.
    QLocale::setDefault(locale());
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::location(QLibraryInfo::TranslationsPath))) {
        m_application.installTranslator(qt.get());
        m_qt = std::move(qt);
    }
    auto own = std::make_unique<QTranslator>();
    if (own->load(QStringLiteral(":/translations/spotbook_%1.qm").arg(language))) {
        m_application.installTranslator(own.get());
        m_own = std::move(own);
    }
    return language;
}

} // namespace spotbook::messages
