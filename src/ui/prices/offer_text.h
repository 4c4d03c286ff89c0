// Words for what is for sale; shared by the table, the ladder, the watches and the review.
#pragma once

#include "domain/offer.h"
#include "money/useful_hour.h"

#include <QString>
#include <optional>

namespace spotbook::ui {

QString stockText(domain::Stock stock);
// "P100 16 GB · 2016 · no bf16", "2 × T4 16 GB · 2018 · no bf16"; a GPU that is not known by the provider's name.
QString gpuText(const domain::MachineType &type);
// The same, at length: architecture, compute capability, tensor cores. Empty for what is not known.
QString gpuDetails(const domain::MachineType &type);
QString percentText(double percent); // "3.5 %", by locale
// The spot price's share of the on-demand price, in whole per cent.
std::optional<int> sharePercent(const domain::Offer &offer);
std::optional<domain::Money> usefulHour(const domain::Offer &offer);
// The formula with this row's figures, or why there is no figure.
QString usefulHourText(const domain::Offer &offer, const money::WorkHabits &habits = {});

} // namespace spotbook::ui
