# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The book's colors: apart for color-blind readers, and readable on white and on near-black."""

# From the palette of Okabe and Ito (2008), the four that keep 3:1 against both grounds.
BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#009e73"
GRAY = "#7a7a7a"
