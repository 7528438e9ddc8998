# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What customers use and what serving them costs: `consumption_m` and `account_pnl`."""
