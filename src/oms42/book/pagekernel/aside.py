# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a widget's callback prints with no Output widget around it: shown below its cell.

JupyterLab sends it to a log that few open. Here each cell gets, when it first needs one, an Output
widget at its end, which holds what the last action that spoke has said.
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
        """Note that it has been handled."""
        self.display.caller = None


def install(display: Display) -> Asides:
    """Let a display send what callbacks print to the ends of their cells.

    Args:
        display: The kernel's.

    Returns:
        What is told when a message begins and ends.
    """
    asides = Asides(display)
    display.aside = asides.sink
    return asides
