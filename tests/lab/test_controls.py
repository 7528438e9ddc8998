# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The galleries of controls and outputs in a real JupyterLab: the same code, the same answers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from ..site.moves import CONTROLS, OUTPUTS, Move
from .conftest import Lab, Session

# ipywidgets' own controls, drawn by ipywidgets' own code: a long proof. What is ours, the charts,
# the predictions and the chapters' widgets, is driven in JupyterLab in every run.
pytestmark = [pytest.mark.site, pytest.mark.prove]

# What a page of ours does not have, JupyterLab does not have either, and says so on the console.
ELSEWHERE = "some-globe-library"


@pytest.fixture(scope="module")
def controls(lab: Lab) -> Iterator[Session]:
    """Give the gallery of controls, run."""
    session = lab.run("gallery/controls.md")
    yield session
    session.page.context.close()


@pytest.fixture(scope="module")
def outputs(lab: Lab) -> Iterator[Session]:
    """Give the gallery of outputs, run."""
    session = lab.run("gallery/outputs.md")
    yield session
    session.page.context.close()


def shown(session: Session, words: str) -> Locator:
    """Find what the cell shows whose code has some words."""
    cells = session.page.locator(".jp-CodeCell")
    code = session.page.locator(".jp-InputArea", has_text=words)
    return cells.filter(has=code).locator(".jp-OutputArea").first


@pytest.mark.parametrize("move", CONTROLS, ids=lambda move: move.name)
def test_what_a_reader_does_reaches_python_and_is_answered(controls: Session, move: Move) -> None:
    """In this order: a later move of a cell finds what the earlier ones left."""
    move.do(shown(controls, move.cell))
    expect(shown(controls, move.cell)).to_contain_text(move.seen)


@pytest.mark.parametrize("move", OUTPUTS, ids=lambda move: move.name)
def test_outputs_answer_too(outputs: Session, move: Move) -> None:
    move.do(shown(outputs, move.cell))
    expect(shown(outputs, move.cell)).to_contain_text(move.seen)


def test_tables_formulas_and_pictures_are_drawn(outputs: Session) -> None:
    expect(shown(outputs, "pd.DataFrame").get_by_role("table")).to_contain_text("Asia-Pacific")
    formulas = shown(outputs, "Season $")
    expect(formulas.locator("mjx-container").first).to_be_visible()
    pictures = shown(outputs, "zlib.crc32").locator(".jp-RenderedSVG, .jp-RenderedImage")
    expect(pictures).to_have_count(2)
    expect(shown(outputs, "Divide by")).to_contain_text("KeyError: 'lost'")


def test_nothing_is_asked_of_anyone_and_nothing_fails(controls: Session, outputs: Session) -> None:
    assert controls.strangers == []
    assert outputs.strangers == []
    assert [said for said in controls.errors + outputs.errors if ELSEWHERE not in said] == []
