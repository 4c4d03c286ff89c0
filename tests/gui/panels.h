// Real programs with a place for an icon: trayer, which embeds a window (XEmbed), and the panel of Xfce, which speaks
// StatusNotifier over the session bus. Under a display of the test's own (with_display.sh).
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <memory>

namespace spotbook::test {

enum class PanelKind { XEmbed, StatusNotifier };

class Panel
{
public:
    // Starts it; it takes its place some tenths of a second later.
    explicit Panel(PanelKind kind)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        if (kind == PanelKind::XEmbed) {
            m_process.start(QStringLiteral("trayer"),
                            words("--edge top --align right --SetDockType true --expand true --widthtype request "
                                  "--height 32"));
        } else {
            configure();
            m_process.start(QStringLiteral("xfce4-panel"), {QStringLiteral("--disable-wm-check")});
        }
    }
    ~Panel() { kill(); }
    Panel(const Panel &) = delete;
    Panel &operator=(const Panel &) = delete;

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    // As a crash ends it.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }

    // Where the panel of Xfce puts its only icon.
    static QPoint iconOfPanel() { return {14, 14}; }

private:
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

    // One bar at the top with nothing in it but the icons.
    static void configure()
    {
        const QString folder = QDir::homePath() + QStringLiteral("/.config/xfce4/xfconf/xfce-perchannel-xml");
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/xfce4-panel.xml"));
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0"><property name="configver" type="int" value="2"/>
<property name="panels" type="array"><value type="int" value="1"/>
 <property name="panel-1" type="empty"><property name="position" type="string" value="p=6;x=0;y=0"/>
 <property name="length" type="uint" value="100"/><property name="position-locked" type="bool" value="true"/>
 <property name="size" type="uint" value="28"/>
 <property name="plugin-ids" type="array"><value type="int" value="1"/></property></property></property>
<property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property></channel>
)");
    }

    QProcess m_process;
};

} // namespace spotbook::test
