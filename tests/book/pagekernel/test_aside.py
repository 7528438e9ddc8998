# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Callbacks with no Output widget around them: does the reader see what they say?"""

from typing import Any

from .page import Page, in_page

CLICK = """
        def click(name):
            handle(json.dumps({"msg_type": "comm_msg", "content": {
                "comm_id": kernel.names[name].comm.comm_id,
                "data": {"method": "custom", "content": {"event": "click"}}}}), [])
"""


def click_through(cell: str, *names: str) -> Page:
    """Run a cell, then click its buttons, one after the other."""
    clicks = "".join(f"        click({name!r})\n" for name in names)
    return in_page(f"{CLICK}        run('c', cell)\n{clicks}", cell)


def asides(page: Page) -> list[Any]:
    """List what the Output widget below the cell came to hold, change by change."""
    sent = [one["data"]["state"] for one in page.comms("comm_msg")]
    return [state["outputs"] for state in sent if "outputs" in state]


BUTTONS = """
    import ipywidgets
    good, bad, mute = (ipywidgets.Button(description=name) for name in ("good", "bad", "mute"))
    good.on_click(lambda _: print("said"))
    bad.on_click(lambda _: 1 / 0)
"""


def test_is_what_a_callback_prints_shown_below_its_cell() -> None:
    page = click_through(BUTTONS, "good")
    (view,) = page.outputs()
    assert "application/vnd.jupyter.widget-view+json" in view["data"]
    assert asides(page)[-1] == [{"output_type": "stream", "name": "stdout", "text": "said\n"}]


def test_does_an_error_go_to_the_page_which_says_it_above_the_cell() -> None:
    page = click_through(BUTTONS, "bad")
    assert page.outputs() == []
    assert asides(page) == []
    (error,) = [message["output"] for kind, message, _ in page.posted if kind == "output"]
    assert (error["ename"], error["evalue"]) == ("ZeroDivisionError", "division by zero")
    assert 'File "<c>"' in error["traceback"][1]


def test_does_the_next_action_replace_what_the_last_one_said() -> None:
    """There is one place for it, not one for each action."""
    page = click_through(BUTTONS, "good", "good")
    assert len(page.outputs()) == 1
    assert asides(page)[-1][0]["text"] == "said\n"


def test_does_a_word_stay_until_the_next_one() -> None:
    """An action that says nothing, or fails, leaves it."""
    assert asides(click_through(BUTTONS, "good", "mute", "bad"))[-1][0]["text"] == "said\n"


def test_is_nothing_added_to_a_cell_whose_callbacks_say_nothing() -> None:
    page = click_through(BUTTONS, "mute")
    assert page.outputs() == []
    assert asides(page) == []


def test_does_an_output_widget_around_it_still_take_precedence() -> None:
    page = click_through(
        """
        import ipywidgets
        out, button = ipywidgets.Output(), ipywidgets.Button()

        @button.on_click
        @out.capture()
        def said(_):
            print("inside")
        """,
        "button",
    )
    assert page.outputs() == []
    assert asides(page)[-1][0]["text"] == "inside\n"
