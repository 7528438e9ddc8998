# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Representations: does each value come in the forms that Jupyter gives it?"""

from typing import Any

import pytest

from oms42.book.pagekernel.mime import bundle


def with_repr(name: str, value: Any) -> Any:
    """Make an object with one of Jupyter's methods."""
    return type("Shown", (), {name: lambda _self, **_options: value, "__repr__": lambda _: "R"})()


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("_repr_html_", "text/html"),
        ("_repr_svg_", "image/svg+xml"),
        ("_repr_latex_", "text/latex"),
        ("_repr_markdown_", "text/markdown"),
    ],
)
def test_does_each_representation_go_under_its_type_beside_the_plain_one(
    name: str, mime: str
) -> None:
    assert bundle(with_repr(name, "<x>")) == ({"text/plain": "R", mime: "<x>"}, {})


@pytest.mark.parametrize(
    ("name", "mime", "first", "coded"),
    [
        # the first bytes of every file of the kind, in base64
        ("_repr_png_", "image/png", b"\x89PNG", "iVBORw=="),
        ("_repr_jpeg_", "image/jpeg", b"\xff\xd8\xff\xe0", "/9j/4A=="),
    ],
)
def test_does_a_picture_travel_in_base_64(name: str, mime: str, first: bytes, coded: str) -> None:
    data, _ = bundle(with_repr(name, first))
    assert data[mime] == coded


def test_does_a_representation_that_declines_leave_the_plain_one() -> None:
    """pandas, for one, returns None from ``_repr_html_`` when told to."""
    for made in (
        with_repr("_repr_html_", None),
        with_repr("_repr_mimebundle_", {}),
        with_repr("_repr_mimebundle_", None),
    ):
        assert bundle(made) == ({"text/plain": "R"}, {})


@pytest.mark.parametrize(
    ("made", "about"),
    [({"a/b": 1}, {}), (({"a/b": 1}, {"a/b": {"alt": "x"}}), {"a/b": {"alt": "x"}})],
)
def test_does_a_whole_bundle_win_with_metadata_or_without(made: Any, about: Any) -> None:
    assert bundle(with_repr("_repr_mimebundle_", made)) == ({"a/b": 1}, about)


def test_is_what_one_representation_says_of_itself_kept_under_its_type() -> None:
    shown = with_repr("_repr_png_", (b"\x89PNG", {"width": 4}))
    assert bundle(shown)[1] == {"image/png": {"width": 4}}


def test_is_a_class_shown_as_text_although_its_objects_are_shown_as_html() -> None:
    """A cell may well end in ``pd.DataFrame`` without a call."""
    kind = type(with_repr("_repr_html_", "<x>"))
    assert bundle(kind) == ({"text/plain": repr(kind)}, {})
