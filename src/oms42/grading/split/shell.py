# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The tests' shell: runs a cell as a kernel would and keeps its outputs as a notebook does.

It is IPython's own shell, so that display, the last expression and error reports come out as in
the student's own *Validate*, and nbgrader reads partial credit from them as it always does.
"""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import List, Type
from traitlets.config import Config

_MACHINERY = ("oms42.grading.split.remote", "oms42.grading.split.line")
_TEXT = 1 << 20  # characters that one cell may print


class Stream(io.TextIOBase):
    r"""A text stream that becomes outputs of a cell.

    Args:
        name: ``"stdout"`` or ``"stderr"``.
        outputs: The outputs so far; text is added to the last one if that is of this stream.

    Example:
        >>> outputs = []
        >>> print("a", file=Stream("stdout", outputs))
        >>> outputs
        [{'output_type': 'stream', 'name': 'stdout', 'text': 'a\n'}]
    """

    def __init__(self, name: str, outputs: list[dict[str, Any]]):
        super().__init__()
        self._name = name
        self._outputs = outputs
        self._left = _TEXT

    def writable(self) -> bool:
        """Return true."""
        return True

    def write(self, text: str) -> int:
        """Add text; what is too much is dropped."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kept, self._left = text[: self._left], self._left - len(text[: self._left])
        last = self._outputs[-1] if self._outputs else {}
        if kept and last.get("name") == self._name:
            last["text"] += kept
        elif kept:
            self._outputs.append({"output_type": "stream", "name": self._name, "text": kept})
        return len(text)


class _Publisher(DisplayPublisher):
    """Keeps what a cell displays."""

    outputs: Any = List()

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        shown = {"data": data, "metadata": metadata or {}}
        self.outputs.append({"output_type": "display_data", **shown})

    def clear_output(self, wait: bool = False) -> None:
        del wait
        self.outputs.clear()


class _Hook(DisplayHook):
    """Keeps the value of a cell's last expression, formatted as a kernel would send it."""

    outputs: Any = List()

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.outputs.append(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": format_dict,
                "metadata": md_dict or {},
            }
        )

    def finish_displayhook(self) -> None:
        self._is_active = False


class TestShell(InteractiveShell):
    """IPython's shell, with the outputs of a cell kept in a list."""

    __test__ = False  # a shell for tests, and no test
    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    outputs: Any = List()

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing: there is no screen."""

    def _get_exc_info(self, exc_tuple: Any = None) -> Any:
        """Leave the way through this machinery out of an error: it says nothing about the work."""
        found = super()._get_exc_info(exc_tuple)  # type: ignore[no-untyped-call] # no hints
        error, seen = found[1], set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            _cut(error.__traceback__)
            error = error.__cause__ or error.__context__
        return found

    def _format_exception_for_storage(self, *_: Any, **__: Any) -> list[str]:
        """Keep no second copy of an error: no history is written that it would go into."""
        return []

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self.outputs.append(
            {
                "output_type": "error",
                "ename": str(etype.__name__),
                "evalue": str(evalue),
                "traceback": [str(line) for line in stb],
            }
        )


def _cut(place: Any) -> None:
    """End a traceback where it leaves the cells for this machinery."""
    while place is not None and place.tb_next is not None:
        module = place.tb_next.tb_frame.f_globals.get("__name__")
        if module in _MACHINERY:
            place.tb_next = None
        place = place.tb_next


def make_shell(folder: str) -> TestShell:
    """Make the shell of this process.

    Args:
        folder: Where IPython may write; nobody's settings are read from it.

    Returns:
        The shell, with no variables yet.
    """
    config = Config()
    config.HistoryManager.enabled = False
    config.TestShell.ipython_dir = folder
    config.TestShell.colors = "nocolor"
    shell: TestShell = TestShell.instance(config=config)
    return shell


def open_namespace(shell: TestShell, names: dict[str, Any]) -> None:
    """Let a shell work on variables of one's own.

    Args:
        shell: The shell.
        names: The variables; may be of a class that looks further for what it does not hold.
    """

    class Module:
        """Stands for ``__main__``."""

    module: Any = Module()
    names.update(__name__="__main__", __doc__=None)
    module.__dict__ = names
    shell.user_module = module
    shell.user_ns = names
    shell.init_user_ns()  # type: ignore[no-untyped-call] # IPython's has no hints
    sys.modules["__main__"] = module


def run_cell(shell: TestShell, source: str) -> list[dict[str, Any]]:
    """Run a cell.

    Args:
        shell: The shell.
        source: The cell.

    Returns:
        Its outputs, as in a notebook; an error is the last of them.
    """
    outputs: list[dict[str, Any]] = []
    keepers: tuple[Any, ...] = (shell, shell.display_pub, shell.displayhook)
    for keeper in keepers:
        keeper.outputs = outputs
    out: Any = Stream("stdout", outputs)
    err: Any = Stream("stderr", outputs)
    with redirect_stdout(out), redirect_stderr(err):
        done = keepers[0].run_cell(source, store_history=True)
    error = done.error_before_exec or done.error_in_exec
    names = [each.get("ename") for each in outputs]
    if error is not None and type(error).__name__ not in names:
        shell._showtraceback(type(error), error, [f"{type(error).__name__}: {error}"])
    return outputs
