# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""In and out of a learning management system (LMS): roster, collection, grades, feedback."""
