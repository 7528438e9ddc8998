# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Things to display: do they say what IPython's own say, and refuse what a page cannot do?"""

from pathlib import Path
from typing import Any

import IPython.display
import pytest

from oms42.book.pagekernel import objects
from oms42.book.pagekernel.mime import bundle

# the smallest picture of each kind that its reader accepts by its first bytes
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


def theirs(value: Any) -> Any:
    """Ask IPython what it would show."""
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter().format(value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("HTML", "<b>8</b>"),
        ("Markdown", "*8*"),
        ("Latex", r"$\alpha$"),
        ("Math", r"\alpha"),
        ("Math", r"$\alpha$"),
        ("SVG", "<svg/>"),
    ],
)
def test_does_each_kind_of_text_show_what_ipythons_shows(name: str, data: str) -> None:
    ours, _ = bundle(getattr(objects, name)(data))
    expected, _ = theirs(getattr(IPython.display, name)(data))
    assert {k: v for k, v in ours.items() if k != "text/plain"} == {
        k: v for k, v in expected.items() if k != "text/plain"
    }


@pytest.mark.parametrize(("data", "mime"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_does_a_picture_show_what_ipythons_shows(data: bytes, mime: str) -> None:
    options: dict[str, Any] = {"alt": "A dot.", "width": 20}
    ours, about = bundle(objects.Image(data, **options))
    expected, their_about = theirs(IPython.display.Image(data, **options))
    assert ours[mime] == expected[mime].strip()
    assert about[mime] == their_about[mime]


def test_may_a_picture_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "dot.png"
    file.write_bytes(PNG)
    assert objects.Image(filename=str(file)).data == PNG


@pytest.mark.parametrize("options", [{"url": "https://example.org/a.png"}, {"data": "a.png"}, {}])
def test_is_an_address_refused_with_the_way_out(options: Any) -> None:
    with pytest.raises(
        ValueError, match=r"loads nothing from an address: give the picture's bytes"
    ):
        objects.Image(**options)


def test_are_bytes_that_are_no_picture_refused() -> None:
    with pytest.raises(ValueError, match=r"begin b'<svg/>'; it shows PNG, JPEG and GIF"):
        objects.Image(b"<svg/>")
