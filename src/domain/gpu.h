// What is known of the GPU models that clouds rent out. Source: NVIDIA's data sheets and the table of compute
// capabilities in the CUDA programming guide.
#pragma once

#include <QString>

namespace spotbook::domain {

struct GpuFacts
{
    const char *model;        // "P100", a word of the provider's name
    const char *architecture; // "Pascal"
    int year;                 // of its launch
    int capabilityMajor;      // CUDA compute capability
    int capabilityMinor;
    int memoryGiB; // 0: sold with several sizes, only the provider knows

    // fp16 tensor cores came with Volta (7.0), bf16 with Ampere (8.0).
    bool tensorCores() const { return capabilityMajor >= 7; }
    bool bf16() const { return capabilityMajor >= 8; }
};

// By the provider's name of it ("NVIDIA P100", "NVIDIA Tesla T4"); nullptr for what is not in the table.
const GpuFacts *gpuFacts(const QString &providerName);

} // namespace spotbook::domain
