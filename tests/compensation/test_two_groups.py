# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two groups: is nobody dropped in silence?"""

import numpy as np
import pytest

from oms42.compensation.two_groups import two_groups


def test_are_all_others_counted() -> None:
    made = two_groups(["F", "M", "X", None, float("nan"), "M"])
    assert made.women.tolist() == [True, False, False, False, False, False]
    assert made.compared.sum() == 3
    assert dict(made.excluded) == {"X": 1, "missing": 2}
    assert "X: 1" in made.warning()[0]


def test_are_other_labels_welcome() -> None:
    made = two_groups(np.array([1, 0, 1]), women=1, men=0)
    assert (made.women.sum(), made.men.sum()) == (2, 1)
    assert made.warning() == ()


def test_is_a_missing_group_named_with_the_labels_found() -> None:
    with pytest.raises(ValueError, match="labels found are: f, m"):
        two_groups(["f", "m"])
    with pytest.raises(ValueError, match="at least 2"):
        two_groups(["F", "M", "M"], least=2)
