# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The book's colors: apart for color-blind readers, and readable on white and on near-black."""

# From the palette of Okabe and Ito (2008), the four that keep 3:1 against both grounds.
BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#009e73"
GRAY = "#7a7a7a"

# For amounts and for differences from a middle; the ends are told apart by lightness alone too.
SEQUENTIAL = ("#d3e5f1", "#6aadd5", BLUE, "#003a5c")
DIVERGING = (ORANGE, "#eba982", "#e2e2e2", "#7fb8d8", BLUE)
