# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The names of IPython that ipywidgets asks for, so that IPython itself is not loaded."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

from oms42.book.pagekernel.display import Display, bundle


class HTML:
    """A piece of HTML to display.

    Example:
        >>> HTML("<b>8</b>")._repr_html_()
        '<b>8</b>'
    """

    def __init__(self, data: str = "") -> None:
        self.data = data

    def _repr_html_(self) -> str:
        return self.data


def _shell() -> type:
    class InteractiveShell:
        """Stands for IPython's shell, of which ipywidgets uses the formatter only."""

        display_formatter = SimpleNamespace(format=lambda value: (bundle(value), {}))

        @classmethod
        def instance(cls) -> "InteractiveShell":
            return cls()

    return InteractiveShell


def _module(name: str, **names: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(names)
    sys.modules[name] = module
    return module


def install(display: Display) -> None:
    """Put stand-ins for ``IPython`` into ``sys.modules``.

    Args:
        display: Where ``display`` and ``clear_output`` send to.
    """

    def get_ipython() -> None:
        return None

    shown = _module("IPython.display", display=display.show, clear_output=display.clear, HTML=HTML)
    interactive = _module("IPython.core.interactiveshell", InteractiveShell=_shell())
    getter = _module("IPython.core.getipython", get_ipython=get_ipython)
    core = _module("IPython.core", interactiveshell=interactive, getipython=getter, __path__=[])
    version = (8, 0, 0)
    names = {"get_ipython": get_ipython, "display": shown, "core": core, "version_info": version}
    _module("IPython", __path__=[], **names)
