# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Starting the page's kernel, running its cells, handing it the widgets' messages."""

import ast
import linecache
import logging
import os
import sys
from dataclasses import dataclass
from importlib.machinery import PathFinder
from typing import Any

from oms42.book.pagekernel import shim, sitefiles
from oms42.book.pagekernel.atneed import AtNeed, Wheels
from oms42.book.pagekernel.display import Display, Post, Stream
from oms42.book.pagekernel.sitefiles import Files


@dataclass
class Running:
    """What one started kernel holds.

    Attributes:
        display: Where outputs go.
        comms: The comm manager that messages are handed to.
        names: The cells' global names.
    """

    display: Display
    comms: Any
    names: dict[str, Any]


_kernels: list[Running] = []  # one a worker: filled by boot, never at import


class Failures(logging.Handler):
    """Shows what a widget's callback raises: ipywidgets catches it and logs it.

    Args:
        display: Where the error goes.
    """

    def __init__(self, display: Display) -> None:
        super().__init__()
        self.display = display

    def emit(self, record: logging.LogRecord) -> None:
        """Send the error of a record that carries one; print the others."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            self.display.stream("stderr", f"{record.getMessage()}\n")
        else:
            self.display.error(error)


def boot(post: Post, wheels: Wheels | None = None, files: Files | None = None) -> Running:
    """Start the kernel: shims, packages at need, comms, Output capture, standard streams.

    Args:
        post: Takes the kind of a message (``output`` or ``comm``), its JSON and its buffers.
        wheels: Fetches packages when they are imported; None where all are installed.
        files: Fetches tables when they are loaded; None where all are installed.

    Returns:
        The running kernel, which :func:`run` and :func:`handle` use.
    """
    # the page paints what the reader does at once; an echo would only cost time
    os.environ.setdefault("JUPYTER_WIDGETS_ECHO", "0")
    display = Display(post)
    shim.install(display)
    if wheels is not None:
        # before Pyodide's own finder, which only says that a package is missing
        sys.meta_path.insert(sys.meta_path.index(PathFinder) + 1, AtNeed(wheels))
    if files is not None:
        sitefiles.offer(files)
    from oms42.book.pagekernel import capture, comms

    manager = comms.install(display)
    import ipywidgets

    manager.register_target("jupyter.widget", ipywidgets.Widget.handle_comm_opened)
    capture.install(display)
    sys.stdout, sys.stderr = Stream(display, "stdout"), Stream(display, "stderr")
    logging.basicConfig(handlers=[Failures(display)], force=True)
    kernel = Running(display, manager, {"__name__": "__main__", "display": display.show})
    _kernels[:] = [kernel]
    return kernel


def run(cell: str, code: str) -> bool:
    """Run a cell and display its last expression, as a notebook does.

    Args:
        cell: The cell's id; its outputs carry it.
        code: Its source.

    Returns:
        False if it raised; the error has then been sent as an output.
    """
    kernel = _kernels[0]
    kernel.display.cell = cell
    try:
        value = _evaluate(code, f"<{cell}>", kernel.names)
        if value is not None:
            kernel.display.show(value)
    except BaseException as error:  # noqa: BLE001  # whatever a cell raises is an output of it
        kernel.display.error(error)
        return False
    finally:
        kernel.display.cell = None
    return True


def _evaluate(code: str, name: str, names: dict[str, Any]) -> object:
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    tree = ast.parse(code, name)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, name, "exec"), names)  # the page's own cells, built into this site
        return None
    tree.body.pop()
    exec(compile(tree, name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names)


def handle(message: str, buffers: Any) -> None:
    """Hand a widget's message from the page to the widget.

    Args:
        message: JSON with ``msg_type``, ``msg_id`` and ``content``.
        buffers: JavaScript's list of byte arrays, or Python bytes.
    """
    from oms42.book.pagekernel import comms

    plain = [bytes(one.to_py()) if hasattr(one, "to_py") else bytes(one) for one in buffers]
    comms.deliver(_kernels[0].comms, message, plain)
