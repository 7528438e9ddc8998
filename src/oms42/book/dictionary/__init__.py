# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The data dictionary: the page that ``datapackage.json`` writes."""

from oms42.book.dictionary.extension import setup

__all__ = ["setup"]
