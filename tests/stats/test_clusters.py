# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows that belong together: are they numbered, and one cluster alone refused?"""

from __future__ import annotations

import pytest

from oms42.stats.clusters import clusters


def test_are_clusters_numbered_and_one_alone_refused():
    assert clusters(["b", "a", "b"], name="groups", rows=3).tolist() == [1, 0, 1]
    with pytest.raises(ValueError, match="groups holds one cluster only"):
        clusters([7, 7], name="groups", rows=2)
    with pytest.raises(ValueError, match=r"one label a row is needed: .3,."):
        clusters([7, 8], name="groups", rows=3)
