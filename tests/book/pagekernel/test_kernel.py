# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The kernel: do cells run as in a notebook, and does nothing that a cell does end the kernel?"""

from .page import in_page


def test_is_the_last_expression_shown_and_nothing_else() -> None:
    page = in_page("""
        kept["answers"] = [run("c", code) for code in ("1; 2", "x = 3", "None", "", "x + 4", "# x")]
    """)
    assert page.kept["answers"] == [True] * 6
    assert [one["data"] for one in page.outputs()] == [{"text/plain": "2"}, {"text/plain": "7"}]


def test_do_names_live_from_cell_to_cell_and_outputs_name_their_cell() -> None:
    page = in_page("""
        run("a", "def double(v):\\n    return 2 * v")
        run("b", "print(double(4), __name__)")
    """)
    assert page.outputs("a") == []
    text = "".join(one["text"] for one in page.outputs("b"))
    assert text == "8 __main__\n"


def test_is_an_error_an_output_with_the_readers_own_line() -> None:
    page = in_page("""
        kept["bad"] = run("c", "y = 1\\nraise ValueError('not ' + str(y))")
        kept["next"] = run("c", "y")
    """)
    assert page.kept == {"bad": False, "next": True}
    error, shown = page.outputs()
    assert (error["ename"], error["evalue"]) == ("ValueError", "not 1")
    assert "raise ValueError('not ' + str(y))" in "".join(error["traceback"])
    assert shown["data"] == {"text/plain": "1"}


def test_does_nothing_that_a_cell_raises_end_the_kernel() -> None:
    page = in_page("""
        codes = ("1 +", "raise SystemExit(3)", "raise KeyboardInterrupt", "import no_such_module")
        kept["answers"] = [run("c", code) for code in codes] + [run("c", "1")]
    """)
    assert page.kept["answers"] == [False] * 4 + [True]
    names = [one["ename"] for one in page.outputs() if one["output_type"] == "error"]
    assert names == ["SyntaxError", "SystemExit", "KeyboardInterrupt", "ModuleNotFoundError"]


def test_is_what_is_printed_between_cells_not_given_to_the_last_one() -> None:
    page = in_page("""
        run("c", "print('in')")
        print("between")
        run("d", "1 / 0")
        print("after an error")
    """)
    places = {m["output"].get("text"): m["cell"] for kind, m, _ in page.posted if kind == "output"}
    assert places["in"] == "c"
    assert places["between"] is None
    assert places["after an error"] is None


def test_do_standard_error_and_display_reach_the_page() -> None:
    page = in_page("""
        run("c", "import sys; print('careful', end='', file=sys.stderr); display(5)")
    """)
    stream, shown = page.outputs()
    assert stream == {"output_type": "stream", "name": "stderr", "text": "careful"}
    assert shown["data"] == {"text/plain": "5"}


def test_does_a_second_boot_start_with_no_names() -> None:
    page = in_page("""
        run("c", "x = 1")
        pagekernel.boot(post)
        kept["known"] = run("c", "x")
    """)
    assert page.kept == {"known": False}


def test_does_a_message_from_the_page_reach_its_widget_and_the_answer_the_page() -> None:
    """A slider moves; the value is Python's, an observer runs, and no echo is sent back."""
    page = in_page(
        """
        run("c", cell)
        slider = kernel.names["slider"]
        before = len(posted)
        handle(json.dumps({"msg_type": "comm_msg", "msg_id": "1", "content": {
            "comm_id": slider.comm.comm_id,
            "data": {"method": "update", "state": {"value": 8}, "buffer_paths": []}}}), [])
        kept["value"], kept["id"] = slider.value, slider.model_id
        kept["updates"] = [m["content"]["data"].get("state") for _, m, _ in posted[before:]]
    """,
        """
        import ipywidgets
        slider, label = ipywidgets.IntSlider(3), ipywidgets.Label("3")
        slider.observe(lambda change: setattr(label, "value", str(change["new"])), names="value")
        slider
        """,
    )
    assert page.kept["value"] == 8
    assert {"value": "8"} in page.kept["updates"]
    assert {"value": 8} not in page.kept["updates"], "an echo costs time and says nothing"
    view = page.outputs()[0]["data"]["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == page.kept["id"]


def test_may_the_bytes_be_javascripts() -> None:
    """Pyodide hands over proxies with ``to_py``; the file is one that the reader chose."""
    page = in_page("""
        class Proxy:
            def __init__(self, data): self.data = data
            def to_py(self): return memoryview(self.data)

        run("c", "import ipywidgets; image = ipywidgets.Image(value=b'old')")
        image = kernel.names["image"]
        for data in (Proxy(b"new"), b"plain"):
            handle(json.dumps({"msg_type": "comm_msg", "content": {
                "comm_id": image.comm.comm_id,
                "data": {"method": "update", "state": {}, "buffer_paths": [["value"]]}}}), [data])
            kept[type(data).__name__] = bytes(image.value).decode()
    """)
    assert page.kept == {"Proxy": "new", "bytes": "plain"}


def test_is_what_a_callback_raises_sent_though_ipywidgets_only_logs_it() -> None:
    """A reader who moves a slider must hear that the answer did not come, and why."""
    page = in_page("""
        import ipywidgets
        def wrong(change):
            raise ValueError("no quota")
        slider = ipywidgets.IntSlider()
        slider.observe(wrong, "value")
        data = {"method": "update", "state": {"value": 3}}
        handle(json.dumps({
            "msg_type": "comm_msg", "msg_id": "m",
            "content": {"comm_id": slider.comm.comm_id, "data": data},
        }), [])
    """)
    errors = [m for kind, m, _ in page.posted if kind == "output"]
    assert [(m["cell"], m["output"]["evalue"]) for m in errors] == [(None, "no quota")]
    assert "in wrong" in "".join(errors[0]["output"]["traceback"])
