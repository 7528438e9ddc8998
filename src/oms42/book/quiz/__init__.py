# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks: the ``quiz`` directive, from plain text to a form that answers without a server."""

from oms42.book.quiz.extension import setup

__all__ = ["setup"]
