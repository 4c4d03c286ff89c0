<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Figure</name>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message numerus="yes">
        <source>The machine ends itself in %n minute(s)</source>
        <translation>
            <numerusform>The machine ends itself in %n minute</numerusform>
            <numerusform>The machine ends itself in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The spending limit ends the machine in %n minute(s)</source>
        <translation>
            <numerusform>The spending limit ends the machine in %n minute</numerusform>
            <numerusform>The spending limit ends the machine in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spotbook::ui::MainWindow</name>
    <message numerus="yes">
        <source>Lost with it: its %n local disk(s) and all that is on them.</source>
        <translation>
            <numerusform>Lost with it: its %n local disk and all that is on it.</numerusform>
            <numerusform>Lost with it: its %n local disks and all that is on them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>spotbook::ui::NoticeBar</name>
    <message numerus="yes">
        <source>%n earlier message(s) follow when these are closed.</source>
        <translation>
            <numerusform>%n earlier message follows when these are closed.</numerusform>
            <numerusform>%n earlier messages follow when these are closed.</numerusform>
        </translation>
    </message>
</context>
</TS>
