# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The names of IPython that cells and ipywidgets ask for, so that IPython itself is not loaded."""

import sys
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

from oms42.book.pagekernel.display import Display, Handle
from oms42.book.pagekernel.mime import bundle
from oms42.book.pagekernel.objects import OFFERED


def _shell() -> type:
    class InteractiveShell:
        """Stands for IPython's shell, of which ipywidgets uses the formatter only."""

        display_formatter = SimpleNamespace(format=bundle)

        @classmethod
        def instance(cls) -> "InteractiveShell":
            return cls()

    return InteractiveShell


def _module(name: str, **names: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(names)
    sys.modules[name] = module
    return module


def _refuse(name: str) -> Any:
    """Say of a missing name what there is instead; the import system asks for dunders itself."""
    if name.startswith("__"):
        raise AttributeError(name)
    known = sorted(set(sys.modules["IPython.display"].__dict__) - {"__getattr__"})
    offered = ", ".join(one for one in known if not one.startswith("__"))
    raise ImportError(f"IPython.display has no {name} in this page; it has: {offered}")


def install(display: Display) -> None:
    """Put stand-ins for ``IPython`` into ``sys.modules``.

    Args:
        display: Where ``display`` and ``clear_output`` send to.
    """

    def get_ipython() -> None:
        """Say that there is no shell: ipywidgets then logs what callbacks raise."""

    shown = _module(
        "IPython.display",
        display=display.show,
        update_display=display.update,
        clear_output=display.clear,
        DisplayHandle=partial(Handle, display),
        __getattr__=_refuse,
        **{one.__name__: one for one in OFFERED},
    )
    interactive = _module("IPython.core.interactiveshell", InteractiveShell=_shell())
    getter = _module("IPython.core.getipython", get_ipython=get_ipython)
    core = _module("IPython.core", interactiveshell=interactive, getipython=getter, __path__=[])
    version = (8, 0, 0)
    names = {"get_ipython": get_ipython, "display": shown, "core": core, "version_info": version}
    _module("IPython", __path__=[], **names)
