# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a notebook of any shape become one that Jupyter can read? More kinds: corrupt.py."""

from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.grading.intake.limits import Limits
from oms42.grading.intake.shape import UnusableError, shaped

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = ("cell_type", "source", "metadata", "outputs", "id", "attachments", "execution_count")
CELL = st.dictionaries(st.sampled_from(KEYS), JSON | st.sampled_from(["code", "markdown"])) | JSON


@settings(max_examples=60, deadline=None)
@given(st.lists(CELL, min_size=1, max_size=4), JSON)
def test_is_whatever_comes_out_valid(cells: list[Any], metadata: Any) -> None:
    notebook = {"nbformat": 4, "cells": cells, "metadata": metadata}
    made, _ = shaped(notebook, "ps1", Limits())
    for cell in made["cells"]:
        cell["metadata"] = {}
    nbformat.validate(made)


def test_is_a_source_one_text() -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": ["a\n", "b"], "outputs": [], "id": "x"}
    made, found = shaped({"nbformat": 4, "cells": [cell], "metadata": {}}, "ps1", Limits())
    assert made["cells"][0]["source"] == "a\nb"
    assert found == []


def test_is_the_first_of_two_ids_kept() -> None:
    cells = [{"cell_type": "raw", "metadata": {}, "source": "", "id": one} for one in "aab"]
    made, _ = shaped({"nbformat": 4, "cells": cells, "metadata": {}}, "ps1", Limits())
    assert [cell["id"] for cell in made["cells"]] == ["a", "cell-2", "b"]


@pytest.mark.parametrize(
    ("limits", "kind"),
    [(Limits(cells=1), "too-many-cells"), (Limits(source_bytes=3), "too-much-text")],
)
def test_does_each_limit_hold(limits: Limits, kind: str) -> None:
    cells = [{"cell_type": "raw", "metadata": {}, "source": "ab"}] * 2
    with pytest.raises(UnusableError) as error:
        shaped({"nbformat": 4, "cells": cells}, "ps1", limits)
    assert error.value.finding.kind == kind
