# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the page needs to judge an answer, veiled enough not to be read at a glance.

It is no secret: whoever wants the key can have it, and a self-check is no exam.
"""

import base64
import hashlib
import html
import json
import re

from oms42.book.quiz.item import SelfCheck


def shown_order(check: SelfCheck) -> list[int]:
    """Shuffle the steps of an ``order``, the same way in every build, and never into the right one.

    Args:
        check: The self-check.

    Returns:
        The steps' indexes as they are shown.

    Example:
        >>> from oms42.book.quiz.text import read_self_check
        >>> lines = ["Order?", "1. one", "  :: a", "2. two", "  :: b", "3. three",
        ...          "- [x] in this order", "  :: c"]
        >>> sorted(shown_order(read_self_check("steps", "order", "", lines)))
        [0, 1, 2]
    """
    steps = list(range(len(check.answers) - 1))
    salt = 0
    while True:
        names = {i: f"{check.name} {salt} {i}" for i in steps}
        shown = sorted(steps, key=lambda i: hashlib.sha256(names[i].encode()).digest())
        if shown != steps:
            return shown
        salt += 1


def key_of(check: SelfCheck) -> str:
    """Encode what the page judges by.

    Args:
        check: The self-check.

    Returns:
        Base64 of JSON. Choices: the right indexes. A number: low, high and right (1 or 0), in the
        order of the answers. An order: the right sequence of the steps as numbered when shown.

    Example:
        >>> from oms42.book.quiz.text import read_self_check
        >>> lines = ["Which?", "- [ ] One", "  :: No.", "- [x] Two", "  :: Yes."]
        >>> base64.b64decode(key_of(read_self_check("which", "single", "", lines)))
        b'[1]'
    """
    if check.kind == "number":
        spans = [(answer.interval, int(answer.right)) for answer in check.answers]
        judged: list[object] = [[span.low, span.high, right] for span, right in spans if span]
    elif check.kind == "order":
        shown = shown_order(check)
        judged = [shown.index(step) for step in range(len(shown))]
    else:
        judged = list(check.right)
    return base64.b64encode(json.dumps(judged).encode()).decode()


def veil(markup: str) -> str:
    """Write the text of some HTML in character references: the page shows it, its source does not.

    Args:
        markup: HTML without scripts or styles.

    Returns:
        HTML that reads the same in a browser.

    Example:
        >>> veil('<b class="x">A &amp; b</b>')
        '<b class="x">&#65; &#38; &#98;</b>'
    """

    def hide(found: re.Match[str]) -> str:
        plain = html.unescape(found[1])
        return ">" + "".join(c if c.isspace() else f"&#{ord(c)};" for c in plain) + "<"

    return re.sub(r">([^<]+)<", hide, markup)
