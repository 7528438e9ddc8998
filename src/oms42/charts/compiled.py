# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Charts of the live widgets: authored in Altair, compiled to Vega once, shipped as JSON.

Altair takes seconds to import in a browser and needs a compiled wheel there, so a page never loads
it: it gets the Vega specification from ``compiled/``, which ``oms42 build`` keeps fresh.
"""

import importlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

NAMES = ("forecast_lab",)


def compiled_spec(name: str) -> dict[str, Any]:
    """Read a chart's compiled Vega specification.

    Args:
        name: One of :data:`NAMES`.

    Returns:
        A Vega 5 specification whose data set ``rows`` is empty.

    Raises:
        ValueError: If there is no such chart.

    Example:
        >>> [data["name"] for data in compiled_spec("forecast_lab")["data"]][0]
        'rows'
    """
    if name not in NAMES:
        raise ValueError(f"no compiled chart {name!r}; there are: {', '.join(NAMES)}")
    text = files("oms42.charts").joinpath("compiled", f"{name}.vg.json").read_text("utf-8")
    spec: dict[str, Any] = json.loads(text)
    return spec


def compile_chart(name: str) -> str:
    """Compile a chart's Altair to Vega.

    Args:
        name: One of :data:`NAMES`; the module of that name has ``chart()``.

    Returns:
        The Vega specification as JSON, one line, keys in a fixed order.
    """
    import vl_convert

    chart = importlib.import_module(f"oms42.charts.{name}").chart()
    vega = vl_convert.vegalite_to_vega(chart.to_json(), vl_version="5.20")
    return json.dumps(vega, sort_keys=True, separators=(",", ":")) + "\n"


def refresh(folder: Path) -> list[str]:
    """Compile every chart and write those that have changed.

    Args:
        folder: The ``compiled`` folder of the sources.

    Returns:
        The names of the charts that were written.
    """
    folder.mkdir(exist_ok=True)
    written = []
    for name in NAMES:
        file, text = folder / f"{name}.vg.json", compile_chart(name)
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            written.append(name)
    return written


def still(spec: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """Draw a compiled chart with some rows, with no browser.

    Args:
        spec: From :func:`compiled_spec`.
        rows: One dictionary a row.

    Returns:
        SVG; its text takes the color of the page that it stands in.
    """
    import vl_convert

    data = [{**one, "values": rows} if one["name"] == "rows" else one for one in spec["data"]]
    svg: str = vl_convert.vega_to_svg({**spec, "data": data})
    return svg
