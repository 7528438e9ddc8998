# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The kernel of a live page: what IPython, ipykernel and a comm channel do elsewhere, in little.

It runs inside Pyodide, in the page's web worker, and needs the standard library, ``comm`` and
``ipywidgets``. The worker calls three things: :func:`boot` once, then :func:`run` for each live
cell and :func:`handle` for each message of a widget.
"""

from oms42.book.pagekernel.kernel import boot, handle, run

__all__ = ["boot", "handle", "run"]
