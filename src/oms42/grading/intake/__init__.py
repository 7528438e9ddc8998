# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pre-flight: what was handed in is looked at, mended or set aside before nbgrader sees it."""
