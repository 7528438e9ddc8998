# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pages that show a student's work without running any of it, and that ask no other server."""
