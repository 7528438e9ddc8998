# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What ``IPython.display`` offers, as far as a page can show it."""

import base64
from pathlib import Path
from typing import Any

SIGNATURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


class Text:
    """Something to display that is made of text.

    Args:
        data: The text.
    """

    def __init__(self, data: str = "") -> None:
        self.data = data


class HTML(Text):
    """A piece of HTML to display.

    Example:
        >>> HTML("<b>8</b>")._repr_html_()
        '<b>8</b>'
    """

    def _repr_html_(self) -> str:
        return self.data


class Markdown(Text):
    """A piece of Markdown to display.

    Example:
        >>> Markdown("*8*")._repr_markdown_()
        '*8*'
    """

    def _repr_markdown_(self) -> str:
        return self.data


class Latex(Text):
    r"""LaTeX to display, with its own dollar signs or environment.

    Example:
        >>> Latex("$8$")._repr_latex_()
        '$8$'
    """

    def _repr_latex_(self) -> str:
        return self.data


class Math(Text):
    r"""A formula to display, without dollar signs.

    Example:
        >>> Math("8")._repr_latex_()
        '$\\displaystyle 8$'
    """

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.data.strip('$')}$"


class SVG(Text):
    """A drawing to display.

    Example:
        >>> SVG("<svg/>")._repr_svg_()
        '<svg/>'
    """

    def _repr_svg_(self) -> str:
        return self.data


class Image:
    """A picture to display.

    Args:
        data: Its bytes: PNG, JPEG or GIF.
        filename: A file to read them from instead.
        alt: The text alternative.
        options: What IPython's class takes besides: ``width`` and ``height`` in pixels.

    Raises:
        ValueError: If it is asked to load an address, or the bytes are no picture that it knows.

    Example:
        >>> data, metadata = Image(b"GIF89a", alt="A dot.")._repr_mimebundle_()
        >>> list(data), metadata
        (['text/plain', 'image/gif'], {'image/gif': {'alt': 'A dot.'}})
    """

    def __init__(
        self,
        data: bytes | None = None,
        url: str | None = None,
        filename: str | None = None,
        alt: str | None = None,
        **options: Any,
    ) -> None:
        if filename is not None:
            data = Path(filename).read_bytes()
        if url is not None or not isinstance(data, bytes):
            raise ValueError(
                f"Image got {url or data!r:.80}; a page loads nothing from an address: give the "
                "picture's bytes as data, or a filename"
            )
        kinds = [kind for mark, kind in SIGNATURES.items() if data.startswith(mark)]
        if not kinds:
            raise ValueError(
                f"Image got bytes that begin {data[:8]!r}; it shows PNG, JPEG and GIF; for a "
                "drawing use SVG"
            )
        self.data, self.mime = data, kinds[0]
        sizes = {name: options.get(name) for name in ("width", "height")}
        self.metadata = {k: v for k, v in {"alt": alt, **sizes}.items() if v is not None}

    def _repr_mimebundle_(self, **_options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"text/plain": "<picture>", self.mime: base64.b64encode(self.data).decode()}
        return data, {self.mime: self.metadata} if self.metadata else {}


OFFERED = (HTML, Markdown, Latex, Math, SVG, Image)
