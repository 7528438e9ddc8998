# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Output widgets with no kernel behind them: does what is shown inside go inside?"""

from .page import in_page


def test_does_an_output_widget_take_what_is_printed_and_shown_inside() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets, sys
        out = ipywidgets.Output()
        with out:
            print("one")
            print("two")
            print("three", file=sys.stderr)
            display(4)
        print("outside")
        """,
    )
    assert page.kept["outputs"] == [
        {"output_type": "stream", "name": "stdout", "text": "one\ntwo\n"},
        {"output_type": "stream", "name": "stderr", "text": "three\n"},
        {"output_type": "display_data", "data": {"text/plain": "4"}, "metadata": {}},
    ]
    assert "".join(one["text"] for one in page.outputs()) == "outside\n"


def test_do_the_inner_widgets_outputs_stay_in_it() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["texts"] = [[one["text"] for one in kernel.names[name].outputs]
                         for name in ("outer", "inner")]
    """,
        """
        import ipywidgets
        outer, inner = ipywidgets.Output(), ipywidgets.Output()
        with outer:
            print("a", end="")
            with inner:
                print("b", end="")
            print("c", end="")
        """,
    )
    assert page.kept["texts"] == [["ac"], ["b"]]


def test_is_an_error_inside_shown_inside_and_the_cell_goes_on() -> None:
    """As with a real kernel, where the Output widget shows the traceback."""
    page = in_page(
        """
        kept["done"] = run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets
        out = ipywidgets.Output()
        with out:
            1 / 0
        print("on")
        """,
    )
    assert page.kept["done"] is True
    (error,) = page.kept["outputs"]
    assert (error["output_type"], error["ename"]) == ("error", "ZeroDivisionError")
    assert "1 / 0" in "".join(error["traceback"])
    assert page.outputs()[0]["text"] == "on"


def test_does_clearing_remove_at_once_or_wait_for_the_next_output() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["seen"] = kernel.names["seen"]
    """,
        """
        import ipywidgets
        from IPython.display import clear_output
        out, seen = ipywidgets.Output(), []
        def look():
            seen.append("".join(one["text"] for one in out.outputs))
        with out:
            print("a", end="")
            clear_output()
        look()
        with out:
            print("b", end="")
        out.clear_output(wait=True)
        look()
        with out:
            print("c", end="")
        look()
        out.clear_output()
        look()
        """,
    )
    assert page.kept["seen"] == ["", "b", "c", ""]


def test_does_a_clearing_that_waits_for_nothing_clear_at_the_end() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets
        from IPython.display import clear_output
        out = ipywidgets.Output()
        with out:
            print("a")
        with out:
            clear_output(wait=True)
        """,
    )
    assert page.kept["outputs"] == []


def test_does_interact_work_from_first_call_to_moved_slider() -> None:
    """The longest way through: Output, display, clear_output and comms in one."""
    page = in_page(
        """
        run("c", cell)
        made = kernel.names["made"]
        made.update()
        slider = made.children[0]
        handle(json.dumps({"msg_type": "comm_msg", "content": {
            "comm_id": slider.comm.comm_id,
            "data": {"method": "update", "state": {"value": 9}, "buffer_paths": []}}}), [])
        kept["outputs"] = made.out.outputs
    """,
        """
        from ipywidgets import interactive
        made = interactive(lambda x: print("x is", x), x=(0, 10))
        made
        """,
    )
    assert page.kept["outputs"] == [{"output_type": "stream", "name": "stdout", "text": "x is 9\n"}]


def test_is_all_that_a_callback_prints_one_message() -> None:
    """Each message costs a drawing; a slider may call back sixty times a second."""
    page = in_page(
        """
        run("c", cell)
    """,
        """
        import ipywidgets
        out = ipywidgets.Output()
        with out:
            for i in range(20):
                print(i)
        """,
    )
    sent = [one["data"]["state"] for one in page.comms("comm_msg")]
    outputs = [state["outputs"] for state in sent if "outputs" in state]
    assert len(outputs) == 1
    assert outputs[0][0]["text"].split() == [str(i) for i in range(20)]


def test_is_the_progress_of_long_work_shown_while_it_goes_on() -> None:
    page = in_page(
        """
        run("c", cell)
    """,
        """
        import ipywidgets, time
        out = ipywidgets.Output()
        with out:
            for i in range(3):
                print(i)
                time.sleep(0.15)
        """,
    )
    sent = [one["data"]["state"] for one in page.comms("comm_msg")]
    texts = [state["outputs"][0]["text"] for state in sent if state.get("outputs")]
    assert texts[0].startswith("0\n")
    assert texts[0] != texts[-1] == "0\n1\n2\n"


def test_does_a_captured_function_write_into_the_widget_each_time_anew() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets
        out = ipywidgets.Output()
        @out.capture(clear_output=True, wait=True)
        def say(what):
            print(what)
        say("one")
        say("two")
        """,
    )
    assert page.kept["outputs"] == [{"output_type": "stream", "name": "stdout", "text": "two\n"}]


def test_do_the_append_methods_work_within_and_without() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets
        from IPython.display import HTML
        out = ipywidgets.Output()
        out.append_stdout("a")
        with out:
            out.append_stdout("b")
            print("c")
        out.append_stderr("d")
        out.append_display_data(HTML("<i>e</i>"))
        """,
    )
    first, second, third = page.kept["outputs"]
    assert (first["name"], first["text"]) == ("stdout", "abc\n")
    assert (second["name"], second["text"]) == ("stderr", "d")
    assert third["data"]["text/html"] == "<i>e</i>"


def test_may_outputs_be_set_by_hand_between_two_uses() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["out"].outputs
    """,
        """
        import ipywidgets
        out = ipywidgets.Output()
        with out:
            print("a")
        out.outputs = ()
        with out:
            print("b")
        """,
    )
    assert [one["text"] for one in page.kept["outputs"]] == ["b\n"]


def test_is_a_value_inside_replaced_by_its_id() -> None:
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = [one["data"]["text/plain"] for one in kernel.names["out"].outputs]
    """,
        """
        import ipywidgets
        out = ipywidgets.Output()
        with out:
            display(0)
            handle = display(1, display_id=True)
        handle.update(2)
        """,
    )
    assert page.kept["outputs"] == ["0", "2"]
