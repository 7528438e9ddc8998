# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a reader does to the gallery's controls, and what is then seen: in a page and in Lab.

Elements are found by the classes that ipywidgets gives them in both; names and roles, which only a
page has in full, are tested where the page is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator

Do = Callable[[Locator], None]


@dataclass(frozen=True)
class Move:
    """One thing that a reader does.

    Attributes:
        name: Of the test.
        cell: Words of the cell's code, found in no other.
        do: What is done to the cell.
        seen: Text that the cell then shows.
    """

    name: str
    cell: str
    do: Do
    seen: str


def keys(number: int, key: str, times: int = 1) -> Do:
    """Press a key on one of a cell's slider handles."""

    def do(cell: Locator) -> None:
        for _ in range(times):
            cell.locator(".noUi-handle").nth(number).press(key)

    return do


def chosen(kind: str, *labels: str) -> Do:
    """Choose options of a list."""

    def do(cell: Locator) -> None:
        cell.locator(f".widget-{kind} select").select_option(list(labels))

    return do


def clicked(selector: str, number: int = 0) -> Do:
    """Click on something of a cell."""
    return lambda cell: cell.locator(selector).nth(number).click()


def typed(selector: str, text: str, number: int = 0) -> Do:
    """Type over a field, and leave it."""

    def do(cell: Locator) -> None:
        field = cell.locator(selector).nth(number)
        field.fill(text)
        field.press("Tab")

    return do


def read_out(cell: Locator) -> None:
    """Type a value into the readout beside a slider."""
    readout = cell.locator(".widget-readout").first
    readout.click()
    readout.press("ControlOrMeta+a")
    readout.press_sequentially("0.5")
    readout.press("Enter")


def tag(cell: Locator) -> None:
    """Add a tag."""
    cell.locator(".jupyter-widget-tagsinput").click(position={"x": 2, "y": 10})
    cell.locator(".jupyter-widget-taginput").press_sequentially("Chloe")
    cell.locator(".jupyter-widget-taginput").press("Tab")


def upload(cell: Locator) -> None:
    """Choose a file."""
    with cell.page.expect_file_chooser() as chooser:
        cell.locator(".widget-upload").click()
    chooser.value.set_files({"name": "note.txt", "mimeType": "text/plain", "buffer": b"hello"})


SLIDERS, STAGES = "Level weight α", "Stages"
CHOICES, LISTS = '"Look at"', "SelectMultiple"
YES, WORDS, DATES = "Count won deals only", "BoundedFloatText", "ColorPicker"
PLAY, TABS, PLANS, LINKS = "w.Play(", "Small print", "GridspecLayout", '"Three"'
INTERACT, MANUAL, FILES = "weighted=False", "interactive_output", "FileUpload"
REPLACE, MARKUP, ROWS = "Replace the value", "Your HTML", "log.capture"

CONTROLS = (
    Move("a slider", "Horizon", keys(0, "ArrowRight"), "Python has 4"),
    Move("a slider of steps", SLIDERS, keys(0, "ArrowRight"), "Python has 0.35, 100.0"),
    Move("a slider's readout", SLIDERS, read_out, "Python has 0.5, 100.0"),
    Move("a logarithmic slider", SLIDERS, keys(1, "ArrowRight"), ", 1000.0, (2, 5)"),
    Move("a range's end", SLIDERS, keys(3, "ArrowRight"), ", (2, 6), (0.2, 0.8)"),
    Move("a band's start", SLIDERS, keys(4, "ArrowLeft"), ", (2, 6), (0.1, 0.8)"),
    Move("a slider of choices", STAGES, keys(0, "ArrowRight"), "'won', ('lead', 'proposal')"),
    Move("a range of choices", STAGES, keys(1, "ArrowRight"), "'won', ('qualified', 'proposal')"),
    Move("a dropdown", CHOICES, chosen("dropdown", "Europe"), "Python has 'Europe', 'Americas'"),
    Move("a radio button", CHOICES, clicked("[type=radio]", 1), "'Europe', 'Europe', 'Month'"),
    Move("a toggle button of some", CHOICES, clicked("text=Quarter"), "'Europe', 'Quarter'"),
    Move("a list", CHOICES, chosen("select", "Asia-Pacific"), "'Quarter', 'Asia-Pacific'"),
    Move(
        "several of a list",
        LISTS,
        chosen("select", "Americas", "Europe"),
        "('Americas', 'Europe'), ['Ana', 'Ben']",
    ),
    Move("a new tag", LISTS, tag, "['Ana', 'Ben', 'Chloe']"),
    Move("a checkbox", YES, clicked("[type=checkbox]"), "Python has False, False, False"),
    Move("a toggle button", YES, clicked(".widget-toggle-button"), "Python has False, True, False"),
    Move("text", WORDS, typed("[type=text]", "Acme"), "Python has 'Acme', ''"),
    Move("longer text", WORDS, typed("textarea", "Because."), "'Acme', 'Because.', ''"),
    Move("a combobox", WORDS, typed("[type=text]", "Europe", 1), "'Because.', 'Europe', 12"),
    Move("a number", WORDS, typed("[type=number]", "7"), "'Europe', 7, 4"),
    Move("a number out of bounds", WORDS, typed("[type=number]", "99", 1), ", 7, 12, 0.25"),
    Move("a fraction", WORDS, typed("[type=number]", "0.5", 2), ", 7, 12, 0.5"),
    Move("a date", DATES, typed("[type=date]", "2026-11-02"), "Python has 2026-11-02, #0072b2"),
    Move("a color", DATES, typed("[type=text]", "#d55e00"), "2026-11-02, #d55e00"),
    Move("play", PLAY, clicked(".widget-play button"), "Python has 5"),
    Move("a tab", TABS, clicked("text=Words"), "The second tab."),
    Move("an accordion", TABS, clicked("text=Small print"), "Nothing more."),
    Move("a stack", PLANS, chosen("dropdown", "Plan B"), "Plan B: hire none."),
    Move("interact", INTERACT, keys(0, "ArrowRight"), "Europe: 3.3 deals"),
    Move("interact's checkbox", INTERACT, clicked("[type=checkbox]"), "Europe: 11.0 deals"),
    Move("interact by hand", MANUAL, clicked("text=Run Interact"), "0.5"),
    Move("an interactive output", MANUAL, typed("[type=number]", "9"), "0.9"),
    Move("a file", FILES, upload, "Python has note.txt of 5 bytes"),
)

OUTPUTS = (
    Move("a value by its id", REPLACE, clicked("text=Replace the value"), "'Replaced.'"),
    Move("HTML", MARKUP, typed("textarea", "<u>five</u>"), "five"),
    Move("a captured function", ROWS, keys(0, "ArrowRight"), "row 2"),
)
