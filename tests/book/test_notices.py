# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The notices: is everything named that the site carries beside the npm packages?"""

import json
import zipfile
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path

import pytest

from oms42.book.notices import NOTICES, STYLES, add_notices, license_of

from .small import write

# Cut from the metadata of numpy 2.0.2's wheel and of python-dateutil 2.9.0's.
NUMPY = """Metadata-Version: 2.1
Name: numpy
License: Copyright (c) 2005-2024, NumPy Developers.
        All rights reserved.
Classifier: Development Status :: 5 - Production/Stable
Classifier: License :: OSI Approved :: BSD License
"""
DATEUTIL = """License: Dual License
Classifier: License :: OSI Approved :: BSD License
Classifier: License :: OSI Approved :: Apache Software License
"""
HEADER = "/*!\n * Font Awesome Free 6.5.2 by @fontawesome\n * Fonts: SIL OFL 1.1\n */.fa{}"
TWICE = HEADER + HEADER  # as the theme has it


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        (NUMPY, "BSD License"),
        (DATEUTIL, "BSD License, Apache Software License"),
        ("License-Expression: BSD-3-Clause\n" + NUMPY, "BSD-3-Clause"),
        ("License: MIT\n", "MIT"),
        ("Name: silent\n", ""),
    ],
)
def test_is_a_license_read_wherever_packages_state_it(metadata: str, said: str) -> None:
    assert license_of(Parser().parsestr(metadata)) == said


@pytest.fixture
def said(tmp_path: Path) -> str:
    """Add to the notices of a site with an icon font and three packages."""
    files = {"numpy": "numpy-2.0.2.whl", "openblas": "openblas-0.3.26.zip", "odd": "odd.whl"}
    lock = {
        name: {"version": "2.0.2" if name == "numpy" else "0.3.26", "file_name": file}
        for name, file in files.items()
    }
    runtime, site = tmp_path / "runtime", tmp_path / "site"
    write(runtime, {"pyodide-lock.json": json.dumps({"packages": lock}), "odd.whl": "no zip"})
    write(site, {NOTICES: "vega 5\n", STYLES: TWICE})
    with zipfile.ZipFile(runtime / files["numpy"], "w") as archive:
        archive.writestr("numpy-2.0.2.dist-info/METADATA", NUMPY)
    with zipfile.ZipFile(runtime / files["openblas"], "w") as archive:
        archive.writestr("libopenblas.so", b"")
    add_notices(site, runtime)
    return (site / NOTICES).read_text("utf-8")


def test_are_the_bundlers_notices_kept_before_ours(said: str) -> None:
    assert said.startswith("vega 5\n\n----")


def test_does_the_icon_font_keep_the_words_of_its_authors(said: str) -> None:
    assert said.count("\nFont Awesome Free 6.5.2 by @fontawesome\nFonts: SIL OFL 1.1\n") == 1


def test_are_the_wheels_named_with_version_and_license(said: str) -> None:
    lines = said.splitlines()
    assert "numpy 2.0.2 (BSD License)" in lines
    assert "openblas 0.3.26 (BSD-3-Clause)" in lines, "its archive does not say"
    assert "odd 0.3.26 (see its archive)" in lines


@pytest.mark.parametrize("name", ["ipywidgets", "traitlets", "comm"])
def test_are_the_packed_libraries_named_as_installed(said: str, name: str) -> None:
    assert f"\n{name} {version(name)} (BSD" in said
