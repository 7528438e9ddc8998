# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A drawn picture made fit to stand in a page: its names are its own, its numbers short."""

import hashlib
import re

DECIMALS = re.compile(r"(?:\.0|(\.\d))\d*")
NAMED = re.compile(r'\b(id="|url\(#|href="#)(?=[\w-])')
DRAWN = re.compile(r' (?:d|transform|x|y|width|height|viewBox)="[^"]*"')


def settled(svg: str) -> str:
    """Make a picture fit to stand in a page beside others.

    Every picture of Vega's calls its clips and gradients the same, and a browser takes the first
    of a name in the page. Vega writes numbers to the thousandth of a pixel; a map is a third
    lighter without.

    Args:
        svg: A picture.

    Returns:
        The picture, with a prefix of its own before each name, and numbers cut to the tenth.

    Example:
        >>> settled('<svg><path id="a" d="M0.1234,5"/><g clip-path="url(#a)"/></svg>')
        '<svg><path id="p84047f-a" d="M0.1,5"/><g clip-path="url(#p84047f-a)"/></svg>'
    """
    prefix = f"p{hashlib.sha256(svg.encode()).hexdigest()[:6]}-"
    own = NAMED.sub(lambda found: found[0] + prefix, svg)
    return DRAWN.sub(lambda found: DECIMALS.sub(r"\1", found[0]), own)
