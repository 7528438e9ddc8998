# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The compiler: does a chart become what its widget needs, and learn what it lacks?"""

import json
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from oms42.charts.behind import KEY, behind, table
from oms42.charts.compiled import NAMES, compiled_spec
from oms42.charts.compiler import compile_chart, refresh, to_vega

FOLDER = Path(__file__).parents[2] / "src" / "oms42" / "charts" / "compiled"


def bars(*parameters: Any) -> Any:
    """Make a chart of bars with its table."""
    told = behind(table("rows", "Rows", region="Region", value="Value"))
    base = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="value:Q", y="region:N")
    return base.add_params(*parameters).properties(usermeta=told)


@pytest.mark.parametrize("name", NAMES)
def test_is_the_kept_specification_fresh(name: str) -> None:
    """If red: a chart or the theme changed; `oms42 build` compiles it again."""
    assert (FOLDER / f"{name}.vg.json").read_text("utf-8") == compile_chart(name)


def test_is_every_kept_file_a_chart_that_is_known() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.vg.json" for name in NAMES}


def test_is_only_what_changed_written_again(tmp_path: Path) -> None:
    assert refresh(tmp_path / "compiled") == list(NAMES)
    assert refresh(tmp_path / "compiled") == []
    file = tmp_path / "compiled" / f"{NAMES[0]}.vg.json"
    file.write_text("stale")
    assert refresh(tmp_path / "compiled") == [NAMES[0]]
    assert json.loads(file.read_text())["$schema"]


def test_does_the_widget_learn_tables_selections_and_shapes() -> None:
    pick = alt.selection_point(name="pick", fields=["region"])
    notes = to_vega(bars(pick).to_dict())["usermeta"][KEY]
    assert [one["name"] for one in notes["tables"]] == ["rows"]
    assert notes["selections"]["pick"]["fields"] == ["region"]
    assert notes["shapes"] == []
    assert compiled_spec("county_map")["usermeta"][KEY]["shapes"] == ["ohio_counties"]


def test_is_no_mark_described_for_itself() -> None:
    """The picture has one text alternative; a sentence for each mark is computed at every move."""
    assert "description" not in json.dumps(to_vega(bars().to_dict()))


def test_is_a_chart_without_a_table_told_how_to_get_one() -> None:
    chart = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="value:Q")
    with pytest.raises(ValueError, match=r"no table behind it: give .*behind\(table"):
        to_vega(chart.to_dict())


def test_is_a_selection_refused_whose_field_no_table_has() -> None:
    """Its choices could not be listed for a reader without a pointer."""
    pick = alt.selection_point(name="pick", fields=["product"])
    with pytest.raises(ValueError, match=r"'pick' is on product.*the tables have: region, value"):
        to_vega(bars(pick).to_dict())
