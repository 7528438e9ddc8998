# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every widget of every chapter in a real JupyterLab, by keyboard, as in the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from tests.book.chapters import CHAPTERS
from tests.site.widget_moves import drive

from .conftest import Lab, Session

pytestmark = pytest.mark.site

WIDGETS = [name for one in CHAPTERS for names in one.widgets.values() for name in names]


@pytest.fixture(scope="module")
def session(lab: Lab) -> Iterator[Session]:
    """Give a notebook with one cell a widget, run."""
    made = lab.run_code([f"from oms42.widgets import {name}\n{name}()" for name in WIDGETS])
    yield made
    made.page.context.close()


@pytest.mark.parametrize("name", WIDGETS)
def test_does_the_widget_answer_every_control(session: Session, name: str) -> None:
    cell = session.page.locator(".jp-CodeCell").nth(WIDGETS.index(name))
    expect(cell.locator(".oms-chart svg").first).to_be_visible(timeout=60_000)
    assert drive(cell) == []
    assert session.strangers == []
