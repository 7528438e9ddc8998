# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pictures as files beside the page, one for the light page and one for the dark one."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from oms42.book.dictionary.pictures import Picture
from oms42.book.dictionary.values import Columns
from oms42.charts.drawn import drawn
from oms42.charts.overview import overview

TEXT = {"light": "#222222", "dark": "#e6e6e6"}  # of labels, on each ground
SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True)
class Image:
    """A drawn picture.

    Attributes:
        ground: `light` or `dark`.
        file: The SVG file.
        width: In pixels.
        height: In pixels.
    """

    ground: str
    file: Path
    width: int
    height: int


def images(picture: Picture, columns: Columns, name: str, folder: Path) -> list[Image]:
    """Draw a picture for both grounds, unless that has been done.

    A file's name carries a hash of all that it is drawn from, so that a changed table or chart is
    drawn again and nothing else is.

    Args:
        picture: What to draw.
        columns: What it draws, as `picture.pick` gives it.
        name: Begins the files' names.
        folder: Where they go; made if it is missing.

    Returns:
        One image for each ground.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chart = overview(picture.kind, columns, picture.axis, TEXT["light"])
    stamp = hashlib.sha256(chart.to_json().encode()).hexdigest()[:8]
    files = {ground: folder / f"{name}-{stamp}-{ground}.svg" for ground in TEXT}
    if not all(file.is_file() for file in files.values()):
        svg = drawn(chart)
        for ground, file in files.items():
            file.write_text(svg.replace(TEXT["light"], TEXT[ground]), "utf-8")
    width, height = _size(files["light"])
    return [Image(ground, file, width, height) for ground, file in files.items()]


def _size(file: Path) -> tuple[int, int]:
    """Read the size of a drawn picture."""
    found = SIZE.search(file.read_text("utf-8"))
    if found is None:
        raise ValueError(
            f"{file} is no drawn picture: it states no size; delete it and build again"
        )
    return round(float(found[1])), round(float(found[2]))
