# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the way back use the names of the way in, so that the LMS knows whose page it is?"""

import io
import zipfile
from pathlib import Path

import pytest

from oms42.grading.lms.collect import collect
from oms42.grading.lms.feedback import LmsError, Packed, pack
from oms42.grading.lms.naming import read_name
from oms42.grading.lms.roster import Person

from .conftest import archive

PEOPLE = [Person("007", "Lee", "Ann", lms_id="107"), Person("008", "Li", "Bo", lms_id="108")]


def round_trip(tmp_path: Path, lms: str, name: str) -> Packed:
    """Collect one file of Ann's, write a page for her, and pack it."""
    file = archive(tmp_path / "s.zip", {name: b"{}"})
    collect(tmp_path, "e2", file, lms, PEOPLE, ["forecasting"])
    page = tmp_path / "feedback/007/e2/forecasting.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"<p>well done")
    return pack(tmp_path, "e2", lms)


@pytest.mark.parametrize(
    ("lms", "name", "back"),
    [
        (
            "canvas",
            "leeann_LATE_107_9001_forecasting-1.ipynb",
            "leeann_LATE_107_9001_forecasting-1.html",
        ),
        (
            "moodle",
            "Ann Lee_42_assignsubmission_file_/forecasting.ipynb",
            "Ann Lee_42_assignsubmission_file_/forecasting.html",
        ),
        (
            "moodle",
            "Ann Lee_42_assignsubmission_file_Forecasting (1).ipynb",
            "Ann Lee_42_assignsubmission_file_Forecasting (1).html",
        ),
        (
            "brightspace",
            "3-7 - Ann Lee - Sep 24, 2024 926 PM/forecasting.ipynb",
            "3-7 - Ann Lee - Sep 24, 2024 926 PM/forecasting.html",
        ),
        ("folder", "007/forecasting.ipynb", "007/forecasting.html"),
        (
            "canvas",
            "leeann_107_9001_other.ipynb",  # a notebook that the page is not named for
            "leeann_107_9001_forecasting.html",
        ),
    ],
)
def test_is_a_page_named_as_the_work_was(tmp_path: Path, lms: str, name: str, back: str) -> None:
    packed = round_trip(tmp_path, lms, name)
    with zipfile.ZipFile(io.BytesIO(packed.data)) as opened:
        assert opened.namelist() == [back]
        assert opened.read(back) == b"<p>well done"
    sent, got = read_name(name, lms), read_name(back, lms)
    assert got is not None or lms == "folder"
    assert got is None or (sent is not None and sent.user == got.user)


def test_do_equal_pages_make_equal_archives(tmp_path: Path) -> None:
    first = round_trip(tmp_path, "canvas", "leeann_107_9001_forecasting.ipynb")
    assert pack(tmp_path, "e2", "canvas") == first


def test_is_who_has_no_page_named(tmp_path: Path) -> None:
    names = {"leeann_107_1_forecasting.ipynb": b"", "libo_108_2_forecasting.ipynb": b""}
    collect(tmp_path, "e2", archive(tmp_path / "s.zip", names), "canvas", PEOPLE, ["forecasting"])
    with pytest.raises(LmsError, match="no feedback for 'e2' yet"):
        pack(tmp_path, "e2", "canvas")
    page = tmp_path / "feedback/007/e2/forecasting.html"
    page.parent.mkdir(parents=True)
    page.write_text("x")
    packed = pack(tmp_path, "e2", "canvas")
    assert (packed.students, packed.without) == (("007",), ("008",))
