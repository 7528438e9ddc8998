# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import numpy as np
import pytest

from oms42.book.dictionary.images import images
from oms42.book.dictionary.pictures import Picture
from oms42.book.dictionary.values import as_it_is

BARS = Picture("bars", "Deals by type", "Deals", as_it_is("label", "value"))
TWO = {"label": np.array(["a", "b"]), "value": np.array([3, 1])}


def test_is_there_one_for_the_light_page_and_one_for_the_dark(tmp_path: Path) -> None:
    light, dark = images(BARS, TWO, "t-1", tmp_path / "made")
    assert (light.ground, dark.ground) == ("light", "dark")
    assert "#222222" in light.file.read_text("utf-8")
    assert "#222222" not in dark.file.read_text("utf-8")
    assert (light.width, light.height) == (dark.width, dark.height)
    assert f'width="{light.width}"' in light.file.read_text("utf-8")[:300]


def test_is_nothing_drawn_twice(tmp_path: Path) -> None:
    (light, _) = images(BARS, TWO, "t-1", tmp_path)
    light.file.write_text(light.file.read_text("utf-8") + "<!-- kept -->", "utf-8")
    (again, _) = images(BARS, TWO, "t-1", tmp_path)
    assert again.file.read_text("utf-8").endswith("<!-- kept -->")


def test_does_another_value_give_another_file(tmp_path: Path) -> None:
    first = images(BARS, TWO, "t-1", tmp_path)[0].file
    other = images(BARS, {**TWO, "value": np.array([3, 2])}, "t-1", tmp_path)[0].file
    assert first.name != other.name


def test_is_a_damaged_file_told(tmp_path: Path) -> None:
    for image in images(BARS, TWO, "t-1", tmp_path):
        image.file.write_text("<svg>", "utf-8")
    with pytest.raises(ValueError, match="states no size; delete it and build again"):
        images(BARS, TWO, "t-1", tmp_path)
