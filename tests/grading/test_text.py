# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do an exercise's text and its notebook say the same?"""

# REUSE-IgnoreStart: the texts below are examples of licence lines

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.grading.text import ExerciseError, cell_name, dumps, to_notebook, to_text

HEAD = "# SPDX-FileCopyrightText: 2026 A. Author\n# SPDX-License-Identifier: MIT\n\n"
TEXT = (
    HEAD
    + """\
# %% [markdown] name="story"
# # A title
#
# Text with $x_t$.

# %% name="setup"
import numpy as np


# %% nbgrader={"grade": false, "grade_id": "mean", "solution": true}
def mean(values):
    ### BEGIN SOLUTION
    return np.mean(values)
    ### END SOLUTION
"""
)


def test_cell_ids_are_the_names_of_the_cells():
    assert [cell.id for cell in to_notebook(TEXT).cells] == ["story", "setup", "mean"]


def test_the_text_comes_back_as_it_was():
    assert to_text(to_notebook(TEXT)) == TEXT


def test_the_same_text_gives_the_same_bytes():
    assert dumps(to_notebook(TEXT)) == dumps(to_notebook(TEXT))


def test_the_bytes_are_a_valid_notebook_without_a_trace_of_the_tools():
    written = dumps(to_notebook(TEXT))
    notebook = json.loads(written)
    nbformat.validate(notebook)
    assert notebook["metadata"] == {
        "copyright": "2026 A. Author",
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
        "license": "MIT",
    }
    assert "jupytext" not in written
    assert written.endswith("}\n")


def test_outputs_and_viewer_settings_stay_out_of_the_text():
    """Is a notebook that was run in JupyterLab still the same text?"""
    notebook = to_notebook(TEXT)
    cell = notebook.cells[1]
    cell.execution_count = 3
    cell.outputs = [nbformat.v4.new_output("stream", text="hello")]
    cell.metadata["execution"] = {"iopub.status.busy": "2026-10-05T08:00:00Z"}
    cell.metadata["editable"] = False
    notebook.metadata["widgets"] = {}
    assert to_text(notebook) == TEXT


def test_the_caller_keeps_the_notebook():
    notebook = to_notebook(TEXT)
    before = dumps(notebook)
    to_text(notebook)
    assert dumps(notebook) == before


def test_a_cell_without_a_name_gets_its_position():
    notebook = to_notebook(HEAD + "# %%\nx = 1\n\n# %%\ny = 2\n")
    assert [cell.id for cell in notebook.cells] == ["unnamed-1", "unnamed-2"]
    assert [cell_name(cell) for cell in notebook.cells] == [None, None]


@pytest.mark.parametrize("text", ["", "x = 1\n", TEXT[1:], HEAD.splitlines()[0] + "\n\nx = 1\n"])
def test_a_text_without_licence_lines_is_refused(text):
    with pytest.raises(ExerciseError, match="it must begin with the lines") as caught:
        to_notebook(text)
    assert repr(text[:40]) in str(caught.value)


def test_a_notebook_from_elsewhere_is_refused():
    with pytest.raises(ExerciseError, match="no copyright and no license; it was not built from"):
        to_text(nbformat.v4.new_notebook())


WORDS = st.text(alphabet="abc ($_{t})|.,:–", max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.booleans(), st.lists(WORDS, min_size=1, max_size=3)), max_size=4))
def test_any_prose_and_code_survive_the_way_there_and_back(cells):
    """Does a notebook with any text come back with the same cells?"""
    notebook = to_notebook(HEAD)
    notebook.cells = []
    for position, (is_code, lines) in enumerate(cells):
        new = nbformat.v4.new_code_cell if is_code else nbformat.v4.new_markdown_cell
        source = "\n".join(f"x = {line!r}" if is_code else line for line in lines)
        name = f"cell-{position}"
        notebook.cells.append(new(source, id=name, metadata={"name": name}))
    again = to_notebook(to_text(notebook))
    assert [(cell.id, cell.cell_type, cell.source) for cell in again.cells] == [
        (cell.id, cell.cell_type, cell.source) for cell in notebook.cells
    ]
