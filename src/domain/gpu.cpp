#include "domain/gpu.h"

namespace spotbook::domain {

namespace {

constexpr GpuFacts known[] = {
    {"K80", "Kepler", 2014, 3, 7, 12},       {"M40", "Maxwell", 2015, 5, 2, 0},
    {"P100", "Pascal", 2016, 6, 0, 0},       {"P4", "Pascal", 2016, 6, 1, 8},
    {"P40", "Pascal", 2016, 6, 1, 24},       {"V100", "Volta", 2017, 7, 0, 0},
    {"V100S", "Volta", 2019, 7, 0, 32},      {"T4", "Turing", 2018, 7, 5, 16},
    {"A100", "Ampere", 2020, 8, 0, 0},       {"A800", "Ampere", 2022, 8, 0, 0},
    {"A30", "Ampere", 2021, 8, 0, 24},       {"A10", "Ampere", 2021, 8, 6, 24},
    {"A10G", "Ampere", 2021, 8, 6, 24},      {"A16", "Ampere", 2021, 8, 6, 16},
    {"A2", "Ampere", 2021, 8, 6, 16},        {"A40", "Ampere", 2020, 8, 6, 48},
    {"L4", "Ada Lovelace", 2023, 8, 9, 24},  {"L20", "Ada Lovelace", 2023, 8, 9, 48},
    {"L40", "Ada Lovelace", 2022, 8, 9, 48}, {"L40S", "Ada Lovelace", 2023, 8, 9, 48},
    {"H20", "Hopper", 2023, 9, 0, 0},        {"H100", "Hopper", 2022, 9, 0, 0},
    {"H800", "Hopper", 2023, 9, 0, 80},      {"H200", "Hopper", 2023, 9, 0, 141},
    {"B200", "Blackwell", 2024, 10, 0, 0},
};

// Whole words only: "P4" is not in "P40", nor "A10" in "A100".
bool hasWord(const QString &text, const QLatin1String &word)
{
    for (int at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int end = at + word.size();
        if ((at == 0 || !text.at(at - 1).isLetterOrNumber())
            && (end == text.size() || !text.at(end).isLetterOrNumber()))
            return true;
    }
    return false;
}

} // namespace

const GpuFacts *gpuFacts(const QString &providerName)
{
    for (const GpuFacts &facts : known) {
        if (hasWord(providerName, QLatin1String(facts.model)))
            return &facts;
    }
    return nullptr;
}

} // namespace spotbook::domain
