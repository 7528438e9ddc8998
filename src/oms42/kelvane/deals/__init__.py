# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is sold: opportunities, their weekly snapshots and the subscriptions they become."""
