# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Characters that make a text read in another order than it is written, spelled out.

With them ``return 1`` can stand on the page where ``return 0`` stands in the notebook (Boucher and
Anderson call it a Trojan Source). Letters that run from right to left need none of them.
"""

import re

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NUMBERED = re.compile(
    r"&#(?:x0*(?P<hex>202[a-e]|206[6-9])|0*(?P<dec>823[4-8]|829[4-7]));?", re.IGNORECASE
)


def in_order(text: str) -> str:
    r"""Spell out what would change the order in which a text is read.

    Args:
        text: Any text.

    Returns:
        The text; each such character is its number in brackets.

    Example:
        >>> in_order("pay = '\u202e5 + 2'")
        "pay = '[U+202E]5 + 2'"
    """
    return _CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def in_order_html(text: str) -> str:
    """Do the same in HTML, where a character may be written as a number.

    Args:
        text: HTML.

    Returns:
        HTML.

    Example:
        >>> in_order_html("<b>&#x202e;5 &amp; &#8238;2</b>")
        '<b>[U+202E]5 &amp; [U+202E]2</b>'
    """

    def spelled(found: re.Match[str]) -> str:
        return f"[U+{int(found['hex'], 16) if found['hex'] else int(found['dec']):04X}]"

    return in_order(_NUMBERED.sub(spelled, text))
