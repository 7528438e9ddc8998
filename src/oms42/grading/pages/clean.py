# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""HTML and Markdown of unknown origin, made safe to stand in the page of a person who marks.

What stays is what a reader sees: text, tables, lists, emphasis, code, pictures that the work
brings along, links with their addresses as text (a link could lead back into the grader's own
server, with the grader's rights). What goes is what could act, load,
cover the page, or pass for a part of it: scripts, handlers, frames, forms, styles beyond a few
properties, names by which the page finds its own fields.
"""

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from oms42.grading.pages.order import in_order, in_order_html

if TYPE_CHECKING:
    from bleach.sanitizer import Cleaner  # type: ignore[import-untyped]  # ships no types
    from jinja2.runtime import Context

LONGEST = 64 * 1024  # characters of one text; the whole is in the notebook
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
    ]
)
_STYLES = (
    *("color", "background-color", "font-weight", "font-style", "text-align", "text-decoration"),
    *("vertical-align", "white-space", "border-collapse", "padding", "width"),
)
_SPANS = {"colspan", "rowspan", "scope", "start"}
_CLASS = re.compile(r"dataframe|highlight|hll|[a-z]{1,2}\d?|ansi-[a-z-]+")
_LOADS = re.compile(r"url|image|expression|\\|@|/\*|var\(|attr\(", re.IGNORECASE)
_WEB = re.compile(r"(https?://|mailto:)[^\s<>\"']+", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_BESIDE = re.compile(r"(?!.*\.\.)\w[\w ./()-]*\.(png|jpe?g|gif|webp)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = {"br", "hr", "img", "col", "p", "li", "td", "th", "tr", "dt", "dd"}  # closed by the next
_DEEPEST = 100
_TANGLES = re.compile(r"([\[\](){}*_`~$!<>|\\#])\1{199}|(?:\n[ \t]*[>*+-]){400}|(?:>[ \t]*){20}")
_LINK = re.compile(r'<a(?: href="([^"<>]*)")?>|</a>')
# whole elements whose content is no text for a reader; safety does not hang on these patterns
_SILENT_NAMES = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "title",
        "xmp",
        "noembed",
        "noframes",
    ]
)
_SILENT = re.compile(
    rf"<({'|'.join(sorted(_SILENT_NAMES))})\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)


def clean_html(text: str) -> str:
    """Keep of HTML what a reader sees.

    Args:
        text: HTML from anyone.

    Returns:
        HTML that neither acts nor loads; text that is too long is cut and shown as it is written.

    Example:
        >>> clean_html('<b onclick="x()">A</b><script>y()</script><img src=x onerror="z()">')
        '<b>A</b><img>'
    """
    if len(text) > LONGEST or _deep(text):
        return shown(text)
    kept: str = _cleaner().clean(_SILENT.sub("", text.replace("\x00", "")))
    return _spelled_out(in_order_html(kept))


def _spelled_out(text: str) -> str:
    """Put each link's address behind its words; what is not there cannot be clicked."""
    addresses: list[str] = []

    def turn(found: re.Match[str]) -> str:
        if found[0] != "</a>":
            addresses.append(found[1] or "")
            return "<u>"
        address = addresses.pop() if addresses else ""
        return f"</u> <code>{address}</code>" if address else "</u>"

    return _LINK.sub(turn, text)


def shown(text: str) -> str:
    """Show a text as it is written, cut to a bearable length.

    Args:
        text: Any text.

    Returns:
        HTML.

    Example:
        >>> shown("<b>")
        '<pre>&lt;b&gt;</pre>'
    """
    return f"<pre>{html.escape(cut(text))}</pre>"


def cut(text: str, most: int = LONGEST) -> str:
    r"""Cut a text, and say so; what would reorder it for a reader is spelled out.

    Args:
        text: Any text.
        most: How many characters stay.

    Returns:
        The text, with a last line in brackets if something was cut.

    Example:
        >>> cut("abcdef", 3)
        'abc\n[cut here: 3 of 6 characters shown]'
    """
    if len(text) <= most:
        return in_order(text)
    return f"{in_order(text[:most])}\n[cut here: {most} of {len(text)} characters shown]"


@pass_context
def markdown(context: "Context", source: str) -> str:
    """Turn a student's Markdown into safe HTML; formulas stay as they are written.

    Takes the place of nbconvert's filter ``markdown2html``.

    Args:
        context: The template's variables; ``cell`` may carry attached pictures.
        source: Markdown.

    Returns:
        HTML.
    """
    cell: Any = context.get("cell") or {}
    return to_html(source, cell.get("attachments") or {})


def to_html(source: str, attachments: dict[str, Any]) -> str:
    r"""Turn Markdown into safe HTML.

    Args:
        source: Markdown from anyone.
        attachments: Attached pictures by name, as in a notebook.

    Returns:
        HTML.

    Example:
        >>> to_html("**A** <img src=x onerror=alert(1)> [b](javascript:alert(2))", {})
        '<p><strong>A</strong> <img> <u>b</u></p>\n'
    """
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    if len(source) > LONGEST or _tangled(source):
        return shown(source)
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    try:
        return clean_html(MarkdownWithMath(renderer=renderer).render(in_order(source)))
    except Exception:  # noqa: BLE001 - whatever the parser stumbles over is shown as it is written
        return shown(source)


def _tangled(source: str) -> bool:
    """Tell text on which Markdown's rules take time that grows faster than the text."""
    return (
        _TANGLES.search(source) is not None or source.count("[") > 2000 or source.count("$") > 4000
    )


def _deep(text: str) -> bool:
    """Tell HTML nested so deep, or so broken, that a parser takes minutes for it."""
    depth = silent = 0
    for closing, name in _TAG.findall(text):
        depth += 0 if name.lower() in _VOID else -1 if closing else 1
        depth = max(depth, 0)
        silent += name.lower() in _SILENT_NAMES
        if depth > _DEEPEST or silent > _DEEPEST:
            return True
    return False


@cache
def _cleaner() -> "Cleaner":
    from bleach.css_sanitizer import CSSSanitizer  # type: ignore[import-untyped]  # ships no types
    from bleach.sanitizer import Cleaner

    styles = CSSSanitizer(allowed_css_properties=_STYLES, allowed_svg_properties=[])
    return Cleaner(
        tags=_TAGS,
        attributes=_may_stay,
        protocols=("http", "https", "mailto", "data"),
        css_sanitizer=styles,
        strip=True,
        strip_comments=True,
    )


def _may_stay(tag: str, name: str, value: str) -> bool:
    """Decide about one attribute."""
    match name:
        case "href":
            return tag == "a" and _WEB.fullmatch(value) is not None
        case "src":
            return tag == "img" and any(pattern.fullmatch(value) for pattern in (_PICTURE, _BESIDE))
        case "class":
            return all(_CLASS.fullmatch(one) for one in value.split())
        case "style":
            return _LOADS.search(value) is None
        case "alt" | "title":
            return tag != "a"
        case "width" | "height" | "border":
            return value.isdigit() and len(value) <= 4
    return name in _SPANS and value.isalnum() and len(value) <= 8
