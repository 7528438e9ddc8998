# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.people.choices import choose

NAMES = (("a", 0.2), ("b", 0.5), ("c", 0.3))


def test_does_choose_cut_at_the_cumulated_shares() -> None:
    found = choose(np.array([0.0, 0.19, 0.21, 0.69, 0.71, 0.999]), NAMES)
    assert found.tolist() == ["a", "a", "b", "b", "c", "c"]


def test_do_even_draws_give_the_shares() -> None:
    found = choose((np.arange(1_000) + 0.5) / 1_000, NAMES)
    assert [int((found == name).sum()) for name, _ in NAMES] == [200, 500, 300]
