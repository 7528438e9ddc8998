# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The shapes that maps are drawn of: cut from the us-atlas package once, shipped as TopoJSON.

Shapes are heavy and never change, so they do not travel with a chart's rows. A page loads them by
a hashed address when a chart needs them; JupyterLab gets them once with the widget.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from oms42.charts.atlas import cut


@dataclass(frozen=True)
class Source:
    """Where a set of shapes is cut from.

    Attributes:
        file: A file of the npm package us-atlas.
        collection: The collection in it.
        prefixes: What the wanted ids, FIPS codes, begin with.
        step: How far a line may move, in degrees: about a third of a pixel at the book's width.
    """

    file: str
    collection: str
    prefixes: tuple[str, ...]
    step: float


SHAPES = MappingProxyType(
    {
        # the fifty states and the District of Columbia; territories have codes from 60
        "us_states": Source("states-10m.json", "states", ("0", "1", "2", "3", "4", "5"), 0.03),
        "ohio_counties": Source("counties-10m.json", "counties", ("39",), 0.005),
    }
)


def topology(name: str) -> dict[str, Any]:
    """Read a set of shapes.

    Args:
        name: One of :data:`SHAPES`, which is also the name of the data set in a chart.

    Returns:
        TopoJSON whose one object is named ``shapes``; ids are FIPS codes.

    Raises:
        ValueError: If there are no such shapes.

    Example:
        >>> states = topology("us_states")["objects"]["shapes"]["geometries"]
        >>> len(states), states[0]["id"], states[0]["properties"]["name"]
        (51, '01', 'Alabama')
    """
    if name not in SHAPES:
        raise ValueError(f"no shapes {name!r}; there are: {', '.join(SHAPES)}")
    text = files("oms42.charts").joinpath("shapes", f"{name}.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def filled(name: str) -> dict[str, Any]:
    """Give a set of shapes as the data set of a Vega specification.

    Args:
        name: One of :data:`SHAPES`.

    Returns:
        The data set, with the shapes in it.

    Raises:
        ValueError: If there are no such shapes.

    Example:
        >>> filled("ohio_counties")["format"]
        {'type': 'topojson', 'feature': 'shapes'}
    """
    kind = {"type": "topojson", "feature": "shapes"}
    return {"name": name, "values": topology(name), "format": kind}


def as_data(name: str) -> Any:
    """Give a set of shapes as the data of a static Altair chart.

    Args:
        name: One of :data:`SHAPES`.

    Returns:
        Altair data with the shapes in it; no address is loaded when the chart is drawn.

    Raises:
        ValueError: If there are no such shapes.
    """
    import altair as alt

    kind = alt.TopoDataFormat(type="topojson", feature="shapes")
    return alt.InlineData(values=topology(name), format=kind)


def refresh(atlases: Path, folder: Path) -> list[str]:
    """Cut every set of shapes and write those that have changed.

    Args:
        atlases: The folder of the npm package us-atlas.
        folder: The ``shapes`` folder of the sources.

    Returns:
        The names of the sets that were written.
    """
    folder.mkdir(exist_ok=True)
    written = []
    for name, source in SHAPES.items():
        atlas = json.loads((atlases / source.file).read_text("utf-8"))
        shapes = cut(atlas, source.collection, source.prefixes, step=source.step)
        file, text = folder / f"{name}.json", json.dumps(shapes, separators=(",", ":")) + "\n"
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            written.append(name)
    return written
