# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whom Kelvane sells to and where: accounts, map cells and territories."""
