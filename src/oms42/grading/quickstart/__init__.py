# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A course to try everything on: the assignments, a roster, samples of what students hand in."""
