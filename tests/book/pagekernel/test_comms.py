# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Comms: does what a widget says in Python arrive in the page, bytes and all, and the reverse?"""

from .page import in_page


def test_is_a_widgets_state_sent_when_it_is_made() -> None:
    page = in_page("""
        import ipywidgets
        slider = ipywidgets.IntSlider(3, max=7)
        kept["ids"] = [slider.comm.comm_id, slider.model_id]
    """)
    opened = {one["comm_id"]: one for one in page.comms("comm_open")}
    assert len(opened) == 3, "the slider, its layout and its style"
    slider = opened[page.kept["ids"][0]]
    assert page.kept["ids"][0] == page.kept["ids"][1]
    assert slider["target_name"] == "jupyter.widget"
    state = slider["data"]["state"]
    assert (state["value"], state["max"], state["_model_name"]) == (3, 7, "IntSliderModel")


def test_do_binary_parts_travel_as_bytes_beside_the_json() -> None:
    page = in_page("""
        import ipywidgets
        ipywidgets.Image(value=b"\\x00\\x01\\xff")
    """)
    assert "0001ff" in [one for _, _, buffers in page.posted for one in buffers]


def test_is_a_change_sent_as_that_change_alone() -> None:
    page = in_page("""
        import ipywidgets
        label = ipywidgets.Label("a")
        label.value = "b"
        label.close()
    """)
    changes = [one["data"]["state"] for one in page.comms("comm_msg")]
    assert changes == [{"value": "b"}]
    assert len(page.comms("comm_close")) == 1


def test_does_a_click_arrive() -> None:
    """A button's click is a custom message, not a change of state."""
    page = in_page("""
        import ipywidgets
        button = ipywidgets.Button()
        button.on_click(lambda _: kept.update(clicked=kept.get("clicked", 0) + 1))
        for _ in range(2):
            handle(json.dumps({"msg_type": "comm_msg", "msg_id": "7", "content": {
                "comm_id": button.comm.comm_id,
                "data": {"method": "custom", "content": {"event": "click"}}}}), [])
    """)
    assert page.kept == {"clicked": 2}


def test_may_the_page_close_a_widget() -> None:
    page = in_page("""
        import ipywidgets
        label = ipywidgets.Label("a")
        known = label.comm.comm_id
        kept["before"] = known in kernel.comms.comms
        content = {"comm_id": known, "data": {}}
        handle(json.dumps({"msg_type": "comm_close", "content": content}), [])
        kept["after"] = known in kernel.comms.comms
    """)
    assert page.kept == {"before": True, "after": False}


def test_does_a_message_of_no_known_kind_end_in_an_error_not_in_silence() -> None:
    page = in_page("""
        try:
            handle(json.dumps({"msg_type": "comm_dance", "content": {}}), [])
        except KeyError as error:
            kept["error"] = str(error)
    """)
    assert page.kept == {"error": "'comm_dance'"}


def test_does_each_widget_know_the_cell_that_made_it() -> None:
    """What its callbacks say is shown there; a widget made by a callback belongs there too."""
    page = in_page("""
        import ipywidgets
        run("a", "import ipywidgets; one = ipywidgets.Button()")
        run("b", "two = ipywidgets.Button()")
        run("b", "two.on_click(lambda _: made.append(ipywidgets.Label()))")
        kernel.names["made"] = made = []
        handle(json.dumps({"msg_type": "comm_msg", "content": {
            "comm_id": kernel.names["two"].comm.comm_id,
            "data": {"method": "custom", "content": {"event": "click"}}}}), [])
        kept["cells"] = [w.comm.cell for w in (kernel.names["one"], kernel.names["two"], *made)]
    """)
    assert page.kept["cells"] == ["a", "b", "b"]


def test_does_a_number_that_is_not_finite_arrive_as_nothing_and_not_as_broken_json() -> None:
    page = in_page("""
        import ipywidgets
        ipywidgets.FloatText(float("nan"))
    """)
    states = [one["data"]["state"] for one in page.comms("comm_open")]
    assert [state["value"] for state in states if "value" in state] == [None]
