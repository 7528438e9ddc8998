# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stand-ins for IPython: do they answer what is asked of them, and load nothing else?"""

from .page import in_page


def test_is_neither_the_real_ipython_nor_anything_heavy_loaded() -> None:
    """Each of these costs a reader's browser time or cannot be had there at all."""
    page = in_page("""
        import ipywidgets
        heavy = ("numpy", "pandas", "ipykernel", "matplotlib", "traitlets.config", "jedi", "zmq")
        kept["heavy"] = [name for name in heavy if name in sys.modules]
        kept["file"] = getattr(sys.modules["IPython"], "__file__", None)
        kept["modules"] = sorted(name for name in sys.modules if name.split(".")[0] == "IPython")
    """)
    assert page.kept["heavy"] == []
    assert page.kept["file"] is None
    assert page.kept["modules"] == [
        "IPython",
        "IPython.core",
        "IPython.core.getipython",
        "IPython.core.interactiveshell",
        "IPython.display",
    ]


def test_do_the_usual_imports_of_a_cell_work() -> None:
    page = in_page(
        """
        kept["done"] = run("c", cell)
    """,
        """
        import IPython
        from IPython import get_ipython
        from IPython.core.getipython import get_ipython as again
        from IPython.display import HTML, clear_output, display
        assert get_ipython() is None and again() is None
        assert IPython.version_info >= (8,)
        display(HTML("<b>8</b>"))
        """,
    )
    assert page.kept == {"done": True}
    assert page.outputs()[0]["data"]["text/html"] == "<b>8</b>"


def test_does_the_formatter_give_what_ipywidgets_asks_of_the_shell() -> None:
    """``Output.append_display_data`` goes this way."""
    page = in_page("""
        import ipywidgets
        out = ipywidgets.Output()
        out.append_display_data(3)
        kept["outputs"] = out.outputs
    """)
    assert page.kept["outputs"] == [
        {"output_type": "display_data", "data": {"text/plain": "3"}, "metadata": {}}
    ]


def test_is_a_name_that_a_page_cannot_offer_refused_with_those_it_can() -> None:
    page = in_page("""
        run("c", "from IPython.display import IFrame")
        run("d", "import IPython.display; hasattr(IPython.display, '__path__')")
    """)
    (error,) = page.outputs()
    assert error["ename"] == "ImportError"
    assert error["evalue"] == (
        "IPython.display has no IFrame in this page; it has: DisplayHandle, HTML, Image, Latex, "
        "Markdown, Math, SVG, clear_output, display, update_display"
    )
    assert page.outputs("d")[0]["data"] == {"text/plain": "False"}


def test_may_a_handle_be_made_before_there_is_something_to_display() -> None:
    page = in_page(
        """
        run("c", cell)
    """,
        """
        from IPython.display import DisplayHandle
        handle = DisplayHandle()
        handle.display(1)
        handle.update(2)
        """,
    )
    assert [one["data"]["text/plain"] for one in page.outputs()] == ["1", "2"]


def test_does_what_an_interact_callback_raises_reach_the_reader() -> None:
    """Into the Output widget of the interaction, whose exit takes it."""
    page = in_page(
        """
        run("c", cell)
        kept["outputs"] = kernel.names["made"].out.outputs
    """,
        """
        from ipywidgets import interactive
        made = interactive(lambda x: 1 / x, x=(0, 1))
        made.children[0].value = 0
        """,
    )
    (error,) = page.kept["outputs"]
    assert error["ename"] == "ZeroDivisionError"
