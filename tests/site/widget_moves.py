# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a reader does to any widget of a chapter, by keyboard: guess, commit, move every control."""

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLate

from oms42.book.sliders import PATIENCE, guess

# What a widget shows: its charts as drawn and as told, and its text.
SHOWN = """cell => JSON.stringify([...cell.querySelectorAll(
  '.oms-chart, .oms-chart svg[aria-label], .widget-html-content, .oms-predict-verdict'
)].map(one => [one.dataset.revision, one.getAttribute('aria-label'), one.textContent.length < 5000
  ? one.textContent : one.textContent.length]))"""
CONTROLS = ".noUi-handle, select, [type=checkbox], .widget-toggle-buttons, .widget-radio"


def shown(cell: Locator) -> str:
    """Give what a widget shows, as text that can be compared."""
    text: str = cell.evaluate(SHOWN)
    return text


def move(control: Locator) -> None:
    """Move a control by a step, by keyboard."""
    role = control.evaluate("one => one.tagName + ' ' + one.className")
    if "noUi-handle" in role:
        now, most = (control.get_attribute(f"aria-{end}") for end in ("valuenow", "valuemax"))
        control.press("ArrowLeft" if now == most else "ArrowRight")
    elif role.startswith("SELECT"):
        options = control.locator("option").count()
        chosen = int(control.evaluate("one => one.selectedIndex"))
        control.select_option(index=(chosen + 1) % options)
    elif "toggle-buttons" in role:
        control.locator("button:not(.mod-active)").first.press("Enter")
    elif "widget-radio" in role:
        control.locator("[type=radio]:not(:checked)").first.press("Space")
    else:
        control.press("Space")


def drive(cell: Locator) -> list[str]:
    """Commit a guess, then move each control; give the controls that changed nothing."""
    guess(cell)
    idle = []
    controls = cell.locator(CONTROLS).locator("visible=true")
    for number in range(controls.count()):
        control, before = controls.nth(number), shown(cell)
        move(control)
        try:
            cell.page.wait_for_function(
                f"([cell, before]) => ({SHOWN})(cell) !== before",
                arg=[cell.element_handle(), before],
                timeout=PATIENCE,
            )
        except TooLate:
            idle.append(control.evaluate("one => one.outerHTML.slice(0, 200)"))
    return idle
