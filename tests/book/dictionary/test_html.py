# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A table's description as HTML: is it a real table, and does it say what the package says?"""

from typing import Any
from xml.etree import ElementTree

import pytest

from oms42.book.dictionary.html import anchor, column_table, facts, overview_table
from oms42.book.dictionary.source import KELVANE, REAL, source

ENTRIES = [one for name in (KELVANE, REAL) for one in source(name).resources]


def field(**more: Any) -> dict[str, Any]:
    """Describe a column."""
    return {"name": "c", "type": "number", "description": "A <value> & more.", **more}


def row(**more: Any) -> list[str]:
    """Write one column and give its cells' texts."""
    entry = {"name": "t", "schema": {"fields": [field(**more)]}}
    body = ElementTree.fromstring(column_table(entry)).find("tbody/tr")
    assert body is not None
    return ["".join(cell.itertext()) for cell in body]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one["name"])
def test_is_each_table_whole_with_caption_scopes_and_a_row_for_each_column(
    entry: dict[str, Any],
) -> None:
    """It is well-formed XML, so nothing is left open and every special sign is escaped."""
    table = ElementTree.fromstring(column_table(entry))
    assert table.findtext("caption") == f"Columns of {entry['name']}"
    assert [one.get("scope") for one in table.findall("thead/tr/th")] == ["col"] * 4
    named = ["".join(one.itertext()) for one in table.findall("tbody/tr/th[@scope='row']")]
    assert named == [one["name"] for one in entry["schema"]["fields"]]
    meanings = ["".join(one.itertext()) for one in table.findall("tbody/tr/td[3]")]
    described = [one["description"] for one in entry["schema"]["fields"]]
    assert all(said.startswith(d) for said, d in zip(meanings, described, strict=True))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one["name"])
def test_are_rows_key_files_and_license_among_the_facts(entry: dict[str, Any]) -> None:
    said = {
        pair.findtext("dt"): "".join(pair[1].itertext())
        for pair in ElementTree.fromstring(facts(entry, "datasets"))
    }
    assert said["Rows"] == f"{entry['rows']:,}"
    assert said["Key"] == ", ".join(entry["schema"]["primaryKey"])
    assert said["License"] == entry["licenses"][0]["title"]
    for one in (entry, *entry.get("files", ())):
        assert f"datasets/{one['path']} (" in said["Files"]
    if "kind" in entry:
        source_ = entry["sources"][0]
        assert said["Source"] == source_["title"]
        assert said["Retrieved"] == f"{source_['retrieved']}, from {source_['package']}"
        assert said["Terms"] == source_["terms"]


@pytest.mark.parametrize(
    ("more", "type_", "allowed"),
    [
        ({"constraints": {"required": True}}, "number", "any"),
        ({"unit": "USD", "constraints": {"minimum": 0}}, "numberUSD", "0 or more; may be missing"),
        ({"constraints": {"required": True, "minimum": 1, "maximum": 6}}, "number", "1 to 6"),
        ({"constraints": {"required": True, "maximum": 1e4}}, "number", "10,000.0 or less"),
        ({"type": "boolean", "constraints": {"required": True}}, "true or false", "any"),
        (
            {"type": "yearmonth", "constraints": {"required": True, "minimum": "2023-01"}},
            "month",
            "2023-01 or more",
        ),
        (
            {"type": "string", "constraints": {"required": True, "enum": ["NA", "EMEA"]}},
            "text",
            "NA, EMEA",
        ),
        (
            {"type": "string", "constraints": {"required": True, "unique": True}},
            "text",
            "no value twice",
        ),
    ],
)
def test_are_type_and_limits_in_plain_words(more: dict[str, Any], type_: str, allowed: str) -> None:
    assert row(**more) == ["c", type_, allowed, "A <value> & more."]


def test_is_a_foreign_key_a_link_to_the_other_tables_section() -> None:
    (entry,) = (one for one in ENTRIES if one["name"] == "accounts")
    table = ElementTree.fromstring(column_table(entry))
    links = {
        "".join(one.find("th").itertext()): one.find(".//a").get("href")  # type: ignore[union-attr] # a missing one fails the test
        for one in table.findall("tbody/tr")
        if one.find(".//a") is not None
    }
    assert links == {
        "owner_rep_id": "#table-reps",
        "partner_id": "#table-partners",
        "cell_id": "#table-geo-cells",
        "parent_id": "#table-accounts",
    }


def test_does_the_list_link_every_table() -> None:
    table = ElementTree.fromstring(overview_table("The tables", tuple(ENTRIES)))
    assert [one.get("href") for one in table.iter("a")] == [
        f"#{anchor(e['name'])}" for e in ENTRIES
    ]
