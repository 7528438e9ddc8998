# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The sellers: who sat where, what they sold and earned, and how they were managed."""
