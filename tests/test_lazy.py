# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest

from oms42.lazy import lazy_names


def test_is_a_name_the_thing_that_its_file_holds() -> None:
    from oms42.stats.brier import auc

    get, names = lazy_names("oms42.stats", {"brier": ("auc",), "bootstrap": ("Bootstrap",)})
    assert get("auc") is auc
    assert names() == ["Bootstrap", "auc"]


def test_does_an_unknown_name_raise_what_hasattr_expects() -> None:
    get, _ = lazy_names("oms42.stats", {"brier": ("auc",)})
    with pytest.raises(AttributeError, match=r"module 'oms42.stats' has no attribute 'nothing'"):
        get("nothing")


@pytest.mark.parametrize(
    ("homes", "name"),
    [
        ({"brier": ("auc",), "bootstrap": ("auc",)}, "auc"),
        ({"brier": ("brier",)}, "brier"),
    ],
)
def test_is_a_name_refused_that_could_mean_two_things(homes, name) -> None:
    with pytest.raises(ValueError, match=f"{name} of oms42.stats"):
        lazy_names("oms42.stats", homes)
