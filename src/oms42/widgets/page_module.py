# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What widgets with JavaScript of their own share: one module for page and JupyterLab."""

import os
import sys
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets
import traitlets

PROTOCOL = "~0.11.*"  # anywidget's; its JavaScript is pinned alike in web/package.json
IN_PAGE = "/* this page has the module by address; see web/src/manager.js */"


def in_page() -> bool:
    """Tell whether what runs is a page of the book, or the build that makes it.

    Returns:
        False in JupyterLab, where a widget must carry all that it draws with.

    Example:
        >>> isinstance(in_page(), bool)
        True
    """
    return bool(os.environ.get("OMS42_BOOK")) or sys.platform == "emscripten"


def bundled(name: str) -> str:
    """Give a module's JavaScript: whole where JupyterLab asks for it, a remark in the book.

    Args:
        name: Of the module, as in ``web/src/NAME.js``.

    Returns:
        JavaScript.

    Raises:
        RuntimeError: If the checkout was never set up.
    """
    if in_page():
        return IN_PAGE
    file = Path(__file__).parent / "static" / f"{name}.js"
    if not file.is_file():
        raise RuntimeError(
            f"the JavaScript of {name} has not been bundled, so nothing can be drawn here: call "
            "`oms42 setup` in the checkout, then restart the kernel"
        )
    return file.read_text("utf-8")


class PageModule(ipywidgets.DOMWidget):  # type: ignore[misc]  # ipywidgets ships no types
    """A widget on the anywidget protocol whose module is ``web/src/NAME.js``.

    In JupyterLab the module travels in the widget's state; in the page the runtime puts its own,
    loaded by a hashed address, in its place: it knows it by ``_anywidget_id``.

    Attributes:
        module: The module's name; a subclass sets it.
    """

    module: ClassVar[str]

    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode(PROTOCOL).tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode(PROTOCOL).tag(sync=True)
    _anywidget_id = traitlets.Unicode().tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_anywidget_id")
    def _default_identity(self) -> str:
        return f"oms42.{self.module}"

    @traitlets.default("_esm")
    def _default_module(self) -> Any:
        return bundled(self.module)
