#include "rules/translation_rules.h"

#include "support/plain_words.h"

#include <QRegularExpression>
#include <QSet>
#include <QTextCodec>
#include <QXmlStreamReader>

namespace spotbook::test {

namespace {

struct Name
{
    const char *english; // whole words; empty: only what must not stand there
    const char *simplified;
    const char *traditional;
    const char *notSimplified;
    const char *notTraditional;
};

// The console's own terms where it has them. All are patterns.
const Name names[] = {
    {"regions?", "地域", "區域", "区域", "地域|地區"},
    {"zones?", "可用区", "可用區", "可用区域", "可用區域"},
    {"security groups?", "安全组", "安全性群組", "安全群组", "安全群組|安全組"},
    {"instance types?", "实例规格", "執行個體規格", "", ""},
    {"spot", "抢占式", "搶佔式", "竞价", "競價|搶占"},
    {"on.demand|pay-as-you-go", "按量付费", "隨用隨付", "按需", "按量付費|隨需"},
    {"snapshots?", "快照", "快照", "", ""},
    {"images?", "镜像", "映像檔", "映像", "映像(?!檔)|鏡像"},
    {"work disks?", "工作盘", "工作碟", "", "工作磁碟|工作硬碟"},
    {"system disks?", "系统盘", "系統碟", "系统硬盘", "系統硬碟|系統磁碟"},
    {"", "", "", "硬盘", "雲端磁碟"},
    {"detach(?:ed)?|unmounted", "卸载", "卸載", "", "卸離"},
    {"keychain", "钥匙串", "鑰匙圈", "密钥环", "金鑰圈"},
    {"access keys?", "访问密钥|AccessKey", "存取金鑰|AccessKey", "", ""},
    {"keys?", "密钥|私钥|公钥|AccessKey", "金鑰|AccessKey", "密匙", "密鑰"},
    {"", "", "", "账户|帐号|帐户", "帳戶|賬"},
    {"quota", "配额", "配額", "", ""},
    {"profiles?", "配置", "設定檔", "配置文件", "組態"},
    {"stack", "软件组合", "軟體組合", "软件栈", "軟體堆疊"},
    {"tunnel", "隧道", "通道", "", "隧道"},
    {"fallback", "备选", "備選", "", ""},
    {"spending limit", "花费上限", "花費上限", "消费上限", "消費上限"},
    {"ends? (?:itself|by itself)", "自动释放", "自動釋放", "自动结束|自行结束", "自動結束|自行結束"},
    {"useful hour", "有效小时", "有效小時", "有效每小时", "有效每小時"},
    {"release rate", "释放率", "釋放率", "", ""},
    {"sold out", "售罄", "售完", "", "售罄"},
    {"receipts?", "费用记录", "費用紀錄", "收据", "收據|費用記錄"},
    {"", "", "", "会话", "會話|工作階段"},
    {"park(?:s|ed|ing)?", "停放|park", "停放|park", "", ""},
    {"erase[sd]?|erasing", "彻底删除|erase", "徹底刪除|erase", "清除|抹除", "清除|抹除"},
    {"undo|undoes|undoing|(?<!cannot be )undone", "撤销", "撤銷", "复原|还原", "復原|還原"},
    {"wizard|assistant", "向导", "精靈", "", "嚮導"},
    {"tray", "托盘", "系統匣", "", "托盤"},
    {"", "", "", "云厂商|云提供商|收回", "雲端廠商|雲端服務商|收回|[這那一]台執行個體"},
};

QString place(const TranslatedText &text)
{
    return text.context + QStringLiteral(": ") + text.source + QStringLiteral(": ");
}

QSet<QString> matchesOf(const QRegularExpression &pattern, const QString &text)
{
    QSet<QString> found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.insert(matches.next().captured());
    return found;
}

QStringList sorted(const QSet<QString> &set)
{
    QStringList list = set.values();
    list.sort();
    return list;
}

const QRegularExpression &placeholder()
{
    static const QRegularExpression form(QStringLiteral("%L?\\d+|%n|\\{[A-Za-z]+\\}"));
    return form;
}

// Without what is filled in and what is typed.
QString words(QString text)
{
    static const QRegularExpression command(QStringLiteral("\\bspotbook(?: [a-z-]+)*|--[a-z-]+"));
    return text.remove(QLatin1Char('&')).remove(placeholder()).remove(command);
}

// The same as names, ready to be looked for; without a pattern where there is nothing to look for.
struct Patterns
{
    QRegularExpression english;
    QRegularExpression ours;
    QRegularExpression others;
};

const QVector<Patterns> &patterns(Chinese script)
{
    static const auto made = [](bool simplified) {
        QVector<Patterns> all;
        for (const Name &name : names) {
            const QString english = QString::fromLatin1(name.english);
            all.append({QRegularExpression(english.isEmpty() ? english : QStringLiteral("\\b(?:%1)\\b").arg(english),
                                           QRegularExpression::CaseInsensitiveOption),
                        QRegularExpression(QString::fromUtf8(simplified ? name.simplified : name.traditional)),
                        QRegularExpression(QString::fromUtf8(simplified ? name.notSimplified : name.notTraditional))});
        }
        return all;
    };
    static const QVector<Patterns> simplified = made(true);
    static const QVector<Patterns> traditional = made(false);
    return script == Chinese::Simplified ? simplified : traditional;
}

bool isFound(const QRegularExpression &pattern, const QString &text)
{
    return !pattern.pattern().isEmpty() && pattern.match(text).hasMatch();
}

bool isIn(const QTextCodec &codec, QChar character)
{
    return codec.toUnicode(codec.fromUnicode(QString(character))) == QString(character);
}

} // namespace

QVector<TranslatedText> textsIn(const QByteArray &ts)
{
    QVector<TranslatedText> texts;
    TranslatedText text;
    QString context;
    QXmlStreamReader xml(ts);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const QString name = xml.name().toString();
        if (token == QXmlStreamReader::EndElement && name == QLatin1String("message"))
            texts.append(text);
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (name == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (name == QLatin1String("message")) {
            text = {};
            text.context = context;
        } else if (name == QLatin1String("source")) {
            text.source = xml.readElementText();
        } else if (name == QLatin1String("numerusform")) {
            text.forms.append(xml.readElementText());
        } else if (name == QLatin1String("translation")) {
            text.state = xml.attributes().value(QLatin1String("type")).toString();
            QString only; // of a plural it is what stands before the first of its forms
            while (!xml.atEnd() && xml.readNext() == QXmlStreamReader::Characters)
                only += xml.text();
            if (!only.trimmed().isEmpty())
                text.forms.append(only);
            if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                text.forms.append(xml.readElementText());
        }
    }
    return texts;
}

QStringList unfinishedTexts(const QVector<TranslatedText> &texts)
{
    QStringList found;
    for (const auto &text : texts) {
        const bool nothing = text.forms.isEmpty() || text.forms.contains(QString());
        if (nothing || !text.state.isEmpty())
            found << place(text) + (text.state.isEmpty() ? QStringLiteral("empty") : text.state);
    }
    return found;
}

QStringList lostPlaceholders(const QVector<TranslatedText> &texts)
{
    QStringList found;
    for (const auto &text : texts) {
        for (const QString &form : text.forms) {
            if (!form.isEmpty() && matchesOf(placeholder(), form) != matchesOf(placeholder(), text.source))
                found << place(text) + form;
        }
    }
    return found;
}

QStringList latinWords(const QVector<TranslatedText> &texts)
{
    QStringList found;
    for (const auto &text : texts) {
        for (QString form : text.forms) {
            const QStringList left = wordsLeftBehind(form.remove(placeholder()));
            if (!left.isEmpty())
                found << place(text) + left.join(QLatin1Char(' '));
        }
    }
    return found;
}

QStringList simplifiedCharacters(const QVector<TranslatedText> &texts)
{
    const auto *codec = QTextCodec::codecForName("Big5");
    if (!codec)
        return {QStringLiteral("no text codec to tell the scripts apart")};
    QStringList found;
    for (const auto &text : texts) {
        for (const QString &form : text.forms) {
            QString foreign;
            for (const QChar character : form) {
                if (character.script() == QChar::Script_Han && !isIn(*codec, character))
                    foreign += character;
            }
            if (!foreign.isEmpty())
                found << place(text) + foreign;
        }
    }
    return found;
}

QStringList otherNames(const QString &text, Chinese script)
{
    QStringList found;
    for (const Patterns &name : patterns(script)) {
        if (isFound(name.others, text))
            found += sorted(matchesOf(name.others, text));
    }
    return found;
}

QStringList otherNames(const QVector<TranslatedText> &texts, Chinese script)
{
    QStringList found;
    for (const auto &text : texts) {
        const QString source = words(text.source);
        for (const QString &form : text.forms) {
            for (const QString &other : otherNames(form, script))
                found << place(text) + QStringLiteral("another name: ") + other;
            for (const Patterns &name : patterns(script)) {
                if (!form.isEmpty() && isFound(name.english, source) && !isFound(name.ours, form))
                    found << place(text) + name.ours.pattern() + QStringLiteral(" is missing in ") + form;
            }
        }
    }
    return found;
}

} // namespace spotbook::test
