# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Room on a phone: do legends and facets fold, and stay as they were where there is room?"""

from typing import Any

import vl_convert

from oms42.charts.compiled import compiled_spec
from oms42.charts.narrow import NARROW, foldable

from .samples import SAMPLES


def drawn(name: str, narrow: bool) -> str:
    """Draw a chart with the signal set, no JavaScript of ours involved."""
    spec = compiled_spec(name)
    for signal in spec["signals"]:
        if signal["name"] == NARROW:
            signal["value"] = narrow
    values = SAMPLES[name]
    data = [{**one, "values": values.get(one["name"], [])} for one in spec["data"]]
    plain = [d if d["name"] in values else one for d, one in zip(data, spec["data"], strict=True)]
    svg: str = vl_convert.vega_to_svg({**spec, "data": plain})
    return svg


def size(svg: str) -> tuple[int, int]:
    """Read width and height."""
    head = svg[: svg.index(">")]
    width, height = (head.split(f'{name}="')[1].split('"')[0] for name in (" width", " height"))
    return int(float(width)), int(float(height))


def test_do_the_panels_of_a_facet_go_one_below_the_other() -> None:
    """Two columns of 260 pixels become one: half as wide, about twice as high."""
    wide, folded = (size(drawn("bookings_panels", narrow)) for narrow in (False, True))
    assert wide[0] - folded[0] > 250
    assert folded[1] > 1.6 * wide[1]
    assert drawn("bookings_panels", True).count("$M a month") == 4


def test_does_a_legend_go_one_below_the_other() -> None:
    wide, folded = (size(drawn("forecast_lab", narrow)) for narrow in (False, True))
    assert folded[1] > wide[1] + 20
    assert folded[0] <= wide[0]


def test_does_a_legend_of_two_columns_keep_them_where_there_is_room() -> None:
    made = foldable({"legends": [{"fill": "color", "columns": 2}]})
    assert made["legends"][0]["columns"] == {"signal": "narrow ? 1 : 2"}


def test_is_the_given_specification_left_as_it_is() -> None:
    given: dict[str, Any] = {"legends": [{"fill": "color"}], "signals": []}
    foldable(given)
    assert given == {"legends": [{"fill": "color"}], "signals": []}
