# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a text read on the page in the order in which it is written?

The nine characters are those of Unicode's UAX #9: embeddings, overrides and isolates.
"""

import html
import unicodedata

import pytest

from oms42.grading.pages.clean import clean_html, cut, shown, to_html
from oms42.grading.pages.inert import inert_cell
from oms42.grading.pages.order import in_order, in_order_html

KINDS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
CONTROLS = [
    chr(number) for number in range(0x3000) if unicodedata.bidirectional(chr(number)) in KINDS
]


def test_are_the_nine_of_the_standard_tried() -> None:
    assert len(CONTROLS) == 9


@pytest.mark.parametrize("sign", CONTROLS)
def test_is_each_spelled_out_however_it_is_written(sign: str) -> None:
    number = ord(sign)
    name = f"[U+{number:04X}]"
    assert in_order(f"a{sign}b") == f"a{name}b"
    for written in (f"&#{number};", f"&#x{number:x};", f"&#X0{number:X};", f"&#0{number}"):
        assert html.unescape(written) == sign, "a browser reads it so"
        assert in_order_html(f"a{written} b") == f"a{name} b"
    assert clean_html(f"<b>a{sign}b</b>") == f"<b>a{name}b</b>"
    assert f"a{name}b" in to_html(f"a{sign}b", {})
    assert f"a{name}b" in shown(f"a{sign}b")
    assert cut(f"a{sign}bc", 2).startswith(f"a{name}\n")


def test_do_letters_from_right_to_left_stay_as_they_are() -> None:
    """Hebrew and Arabic, the marks that go with them, and numbers next to those."""
    text = "שלום \u200f العربية \u200e \u061c &#8233; &#x2065; &#18238; 8238"
    assert in_order(text) == text
    assert in_order_html(text) == text


def test_is_code_shown_as_it_runs() -> None:
    """Source, output and the words of an error."""
    error = {"output_type": "error", "ename": "\u202eE", "evalue": "v", "traceback": ["\u202e"]}
    stream = {"output_type": "stream", "name": "stdout", "text": "7\u202e1"}
    cell = inert_cell(
        {"cell_type": "code", "source": "pay = '\u202e1'", "outputs": [error, stream]}, 0
    )
    assert cell["source"] == "pay = '[U+202E]1'"
    assert cell["outputs"][0]["ename"] == "[U+202E]E"
    assert cell["outputs"][0]["traceback"] == ["[U+202E]"]
    assert cell["outputs"][1]["text"] == "7[U+202E]1"
