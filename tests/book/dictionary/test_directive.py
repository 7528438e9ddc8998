# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The directive in a real book: a section a table, its pictures beside the page, errors by line."""

import json
import re
from pathlib import Path

import pytest

from ...datasets.sample import write
from .conftest import Build

PAGE = "# Page\n\n## Tables\n\n```{data-dictionary} kelvane\n```\n"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the loaders look into a folder of two small tables, licensed and with a file's format."""
    folder = tmp_path / "company"
    folder.mkdir()
    described = write(folder) / "datapackage.json"
    package = json.loads(described.read_text())
    for entry in package["resources"]:
        entry |= {"format": "csv", "licenses": [{"title": "L", "path": "https://example.org"}]}
    described.write_text(json.dumps(package))
    monkeypatch.setenv("OMS42_DATA", str(folder))
    return described


def test_has_each_table_a_section_and_every_link_a_target(company: Path, build: Build) -> None:
    html, said = build(PAGE)
    assert said == ""
    assert {"table-deals", "table-owners"} <= set(re.findall(r'id="([^"]+)"', html))
    targets = set(re.findall(r'href="#(table-[^"]+)"', html))
    assert targets == {"table-deals", "table-owners"}
    assert 'datasets</span><span class="o">.</span><span class="n">owners' in html


def test_is_the_page_written_again_when_the_description_changes(
    company: Path, build: Build
) -> None:
    build(PAGE)
    company.write_text(company.read_text().replace("A sample.", "Changed words."))
    assert "Changed words." in build(PAGE)[0]


def test_is_a_package_that_is_not_there_an_error_with_its_line(build: Build) -> None:
    _, said = build(PAGE.replace("kelvane", "acme"))
    assert "index.md:5: ERROR: no package of tables 'acme'; there are kelvane and real" in said


def test_is_a_damaged_description_an_error_with_its_line(company: Path, build: Build) -> None:
    company.write_text("{")
    _, said = build(PAGE)
    assert "index.md:5: ERROR:" in said
    assert "is not readable as JSON" in said


def test_has_each_real_table_its_picture_as_a_file_that_loads_late(
    build: Build, tmp_path: Path
) -> None:
    html, said = build(PAGE.replace("kelvane", "real"))
    assert said == ""
    images = re.findall(r"<img[^>]*>", html)
    assert len(images) == 2 * 9
    for image in images:
        assert 'loading="lazy"' in image
        assert re.search(r'alt="(?:Bar chart|Line chart|Map), real data\. [^"]{20,}"', image)
        assert re.search(r'width="\d+" height="\d+"', image)
        (name,) = re.findall(r'src="_images/([^"]+)"', image)
        assert (tmp_path / "out" / "_images" / name).is_file()
    assert html.count("Real data.</figcaption>") == 9
    assert "image-reference" not in html, "a link to the bare picture would be one more to pass by"
