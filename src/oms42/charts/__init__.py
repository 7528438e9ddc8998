# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pictures of data frames: the book's charts, authored in Altair, drawn by Vega."""
