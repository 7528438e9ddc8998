# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Through whom Kelvane sells, and what it gives: partners, registrations, hospitality."""
