# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a widget's callback says with no Output widget around it: shown below its cell.

JupyterLab sends it to a log that few open. In a page an error that nobody sees is a dead widget,
so each cell gets, when it first needs one, an Output widget at its end. It holds what the last
action said; an error goes with the next action that has none.
"""

from typing import Any

from oms42.book.pagekernel.display import Display, Sink
from oms42.book.pagekernel.mime import bundle


class Asides:
    """The Output widgets at the cells' ends.

    Args:
        display: Sends what goes to a cell.
    """

    def __init__(self, display: Display) -> None:
        self.display = display
        self.widgets: dict[str, Any] = {}
        self.spoken = False

    def sink(self) -> Sink:
        """Give what takes the running callback's outputs; the first of them replaces the old."""
        from ipywidgets import Output

        cell = self.display.caller or ""
        if cell not in self.widgets:
            self.widgets[cell] = Output()
            data, metadata = bundle(self.widgets[cell])
            view = {"output_type": "display_data", "data": data, "metadata": metadata}
            self.display.place(cell).oms_emit(view)
        widget: Sink = self.widgets[cell]
        if not self.spoken:
            widget.oms_clear(wait=True)
        self.spoken = True
        return widget

    def begin(self, cell: str | None) -> None:
        """Note that a message for one of a cell's widgets is being handled."""
        self.display.caller, self.spoken = cell, False

    def end(self) -> None:
        """Note that it has been handled; an error of an earlier one has been mended."""
        widget = self.widgets.get(self.display.caller or "")
        if widget is not None and not self.spoken:
            kinds = {output["output_type"] for output in widget.outputs}
            if "error" in kinds:
                widget.oms_clear(wait=False)
        self.display.caller = None


def install(display: Display) -> Asides:
    """Let a display send callbacks' outputs to the ends of their cells.

    Args:
        display: The kernel's.

    Returns:
        What is told when a message begins and ends.
    """
    asides = Asides(display)
    display.aside = asides.sink
    return asides
