<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Notice</name>
    <message numerus="yes">
        <source>The machine ends itself in %n minute(s)</source>
        <translation>
            <numerusform>The machine ends itself in %n minute</numerusform>
            <numerusform>The machine ends itself in %n minutes</numerusform>
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
</TS>
