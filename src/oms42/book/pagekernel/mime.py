# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a value looks like: its representations by MIME type, as Jupyter asks for them."""

import base64
from typing import Any

REPRS = (
    ("text/html", "_repr_html_"),
    ("image/svg+xml", "_repr_svg_"),
    ("image/png", "_repr_png_"),
    ("image/jpeg", "_repr_jpeg_"),
    ("text/latex", "_repr_latex_"),
    ("text/markdown", "_repr_markdown_"),
)

Bundle = tuple[dict[str, Any], dict[str, Any]]


def _split(made: Any) -> tuple[Any, Any]:
    return made if isinstance(made, tuple) else (made, None)


def bundle(value: object) -> Bundle:
    """Give the representations of a value by MIME type, and what is said about them.

    Args:
        value: Anything; ``_repr_mimebundle_`` wins, then the single ``_repr_*_`` methods.

    Returns:
        The data, at least ``text/plain``, and the metadata, by MIME type both.

    Example:
        >>> bundle(3)
        ({'text/plain': '3'}, {})
    """
    data: dict[str, Any] = {"text/plain": repr(value)}
    metadata: dict[str, Any] = {}
    if isinstance(value, type):  # its methods are its instances'
        return data, metadata
    whole = getattr(value, "_repr_mimebundle_", None)
    if whole is not None:
        made, about = _split(whole(include=None, exclude=None))
        if made:
            return dict(made), dict(about or {})
    for mime, name in REPRS:
        method = getattr(value, name, None)
        one, about = _split(method() if method is not None else None)
        if isinstance(one, bytes):
            one = base64.b64encode(one).decode()
        if one:
            data[mime] = one
            metadata |= {mime: about} if about else {}
    return data, metadata
