# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The small course of the pre-flight's tests."""

from ..intake.conftest import course, made

__all__ = ["course", "made"]
