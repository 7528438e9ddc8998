# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Building and serving the book: it knows Sphinx, Node and Pyodide, and no model."""
