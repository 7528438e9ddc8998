# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a notebook with anything in any field become one that a template can print?"""

from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.grading.pages.inert import Inert, inert_cell

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KINDS = ("image/png", "text/html", "text/plain", "image/svg+xml", "application/x")


def display(**data: Any) -> dict[str, Any]:
    bundle = {kind.replace("__", "/").replace("_", "+"): value for kind, value in data.items()}
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


def shown(output: dict[str, Any]) -> dict[str, Any]:
    """What stays of one output's data."""
    cell = inert_cell({"cell_type": "code", "source": "", "outputs": [output]}, 0)
    kept: dict[str, Any] = cell["outputs"][0]["data"]
    return kept


@settings(max_examples=80, deadline=None)
@given(
    st.fixed_dictionaries(
        {"source": JSON, "metadata": JSON, "execution_count": JSON, "attachments": JSON},
        optional={"id": JSON, "extra": JSON},
    ),
    st.lists(st.dictionaries(st.sampled_from(KINDS), JSON), max_size=3),
    st.sampled_from(["code", "markdown", "raw", None]),
)
def test_is_whatever_comes_out_valid(
    fields: dict[str, Any], bundles: list[dict[str, Any]], kind: str | None
) -> None:
    outputs = [{"output_type": "display_data", "data": one, "metadata": {}} for one in bundles]
    cell = inert_cell({**fields, "cell_type": kind, "outputs": outputs}, 1)
    nbformat.validate({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_is_a_picture_shown_before_the_page_that_would_draw_it() -> None:
    """A chart brings a specification and, once graded, a still picture."""
    bundle = display(image__png="AAAA", text__html="<script>x</script>", text__plain="chart")
    assert shown(bundle) == {"image/png": "AAAA"}


def test_is_a_table_shown_as_a_table() -> None:
    bundle = display(text__html="<table><tr><td>1</td></tr></table>", text__plain="1")
    assert list(shown(bundle)) == ["text/html"]


@pytest.mark.parametrize(
    "kind", ["application__javascript", "application__pdf", "text__vnd.mermaid"]
)
def test_is_what_a_page_cannot_show_named(kind: str) -> None:
    assert "only the notebook can show" in shown(display(**{kind: "x"}))["text/plain"]


def test_is_a_picture_that_is_no_picture_passed_over() -> None:
    assert shown(display(image__png='" onerror="x', text__plain="y")) == {"text/plain": "y"}


def test_are_a_pictures_width_and_height_numbers() -> None:
    size = {"image/png": {"width": "1 onerror=x()", "height": 40, "unconfined": True}}
    output = {**display(image__png="AAAA"), "metadata": size}
    cell = inert_cell({"cell_type": "code", "source": "", "outputs": [output]}, 0)
    assert cell["outputs"][0]["metadata"] == {"image/png": {"height": 40}}


def test_are_the_settings_that_formgrader_needs_kept() -> None:
    settings = {
        "grade": True,
        "grade_id": "q1-test",
        "points": 3,
        "solution": False,
        "locked": True,
    }
    cell = inert_cell({"cell_type": "code", "source": "", "metadata": {"nbgrader": settings}}, 0)
    assert settings.items() <= cell["metadata"]["nbgrader"].items()


def test_is_the_rest_of_many_outputs_counted() -> None:
    outputs = [{"output_type": "stream", "name": "stdout", "text": "x"}] * 150
    cell = inert_cell({"cell_type": "code", "source": "", "outputs": outputs}, 0)
    assert cell["outputs"][-1]["text"] == "[50 more outputs are in the notebook]"


def test_is_a_flood_of_tables_shown_as_text() -> None:
    """Cleaning HTML takes time, in the server that the marker waits for."""
    one = display(text__html="<b>" + "x" * 60_000 + "</b>", text__plain="plain")
    cells = [nbformat.from_dict({"cell_type": "code", "outputs": [one] * 6})] * 3
    made = nbformat.from_dict({"cells": cells, "metadata": {}})
    notebook, _ = Inert().preprocess(made, {})
    kinds = [next(iter(output.data)) for cell in notebook.cells for output in cell.outputs]
    assert kinds == ["text/html"] * 8 + ["text/plain"] * 10


def test_do_the_notebooks_own_settings_stay_outside() -> None:
    made = {"cells": [], "metadata": {"title": "<script>", "widgets": {}}}
    notebook, _ = Inert().preprocess(nbformat.from_dict(made), {})
    assert notebook.metadata == {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
