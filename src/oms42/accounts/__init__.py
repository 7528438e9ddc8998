# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Key accounts: what customers are worth, what they cost, and whether a program did anything."""

from oms42.accounts.cross_sell import NextProduct, Uplift, next_product, program_effect, uplift
from oms42.accounts.lifetime import (
    AccountProgram,
    RevenueRetention,
    account_program,
    lifetime_value,
    revenue_retention,
)
from oms42.accounts.portfolio import Portfolio, rank_accounts
from oms42.accounts.profit import CostToServe, Whale, cost_to_serve, whale
from oms42.accounts.purchases import BgNbd, bg_nbd
from oms42.accounts.recency import Histories, histories, rfm_scores
from oms42.accounts.renewal import ShiftedBetaGeometric, shifted_beta_geometric
from oms42.accounts.spend import GammaGamma, gamma_gamma

__all__ = [
    "AccountProgram",
    "BgNbd",
    "CostToServe",
    "GammaGamma",
    "Histories",
    "NextProduct",
    "Portfolio",
    "RevenueRetention",
    "ShiftedBetaGeometric",
    "Uplift",
    "Whale",
    "account_program",
    "bg_nbd",
    "cost_to_serve",
    "gamma_gamma",
    "histories",
    "lifetime_value",
    "next_product",
    "program_effect",
    "rank_accounts",
    "revenue_retention",
    "rfm_scores",
    "shifted_beta_geometric",
    "uplift",
    "whale",
]
