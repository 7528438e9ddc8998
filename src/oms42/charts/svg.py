# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A drawn picture made fit to stand in a page: its names are its own, its numbers short."""

import hashlib
import re

DECIMALS = re.compile(r"(?:\.0|(\.\d))\d*")
NAME = re.compile(r'(?<=\bid=")[\w-]+(?=")')
REFERRED = re.compile(r'(\bid="|url\(#|href="#)([\w-]+)')
DRAWN = re.compile(r' (?:d|transform|x|y|width|height|viewBox)="[^"]*"')


def settled(svg: str) -> str:
    """Make a picture fit to stand in a page beside others.

    Vega counts its clips and gradients from 1 in every picture, or on from the last one; a browser
    takes the first of a name in the page. And Vega writes numbers to the thousandth of a pixel; a
    map is a third lighter without.

    Args:
        svg: A picture.

    Returns:
        The picture with names of its own, the same for the same picture, and numbers cut to the
        tenth.

    Example:
        >>> settled('<svg><path id="a7" d="M0.1234,5"/><g clip-path="url(#a7)"/></svg>')
        '<svg><path id="p5e271d-0" d="M0.1,5"/><g clip-path="url(#p5e271d-0)"/></svg>'
    """
    order = {name: str(i) for i, name in enumerate(dict.fromkeys(NAME.findall(svg)))}
    plain = _renamed(DRAWN.sub(lambda found: DECIMALS.sub(r"\1", found[0]), svg), order)
    digest = hashlib.sha256(plain.encode()).hexdigest()[:6]
    return _renamed(plain, {number: f"p{digest}-{number}" for number in order.values()})


def _renamed(svg: str, names: dict[str, str]) -> str:
    return REFERRED.sub(lambda found: found[1] + names.get(found[2], found[2]), svg)
