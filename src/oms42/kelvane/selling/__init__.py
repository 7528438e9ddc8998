# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How Kelvane sells: leads and outreach, recorded calls, the trial of the playbook."""
