# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which submissions resemble each other, for a person to look at; nothing leaves the machine."""
