# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

from oms42.cli.project import find_root
from oms42.cli.real.origin import CC_BY, ISC, MIT, PUBLIC, RETRIEVED, Origin


def test_stands_the_text_of_every_license_in_the_checkout() -> None:
    folder: Path = find_root() / "LICENSES"
    for one in (CC_BY, ISC, MIT, PUBLIC):
        assert (folder / f"{one.name}.txt").is_file(), one.name


def test_does_a_source_say_where_from_and_when() -> None:
    said = Origin("T", "P", "p 1.0", "f", MIT, "U.").descriptor()
    assert said == {
        "title": "T",
        "path": "P",
        "package": "p 1.0",
        "file": "f",
        "retrieved": RETRIEVED,
        "terms": "U.",
    }
