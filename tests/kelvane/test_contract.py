# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.contract import Column, Contract


def test_does_a_category_become_an_enum_and_a_list_of_categories() -> None:
    column = Column("region", "string", "Region", "Sales region.", "NA", categories=("NA", "EMEA"))
    assert column.descriptor() == {
        "name": "region",
        "type": "string",
        "title": "Region",
        "description": "Sales region.",
        "example": "NA",
        "constraints": {"required": True, "enum": ["NA", "EMEA"]},
        "categories": ["NA", "EMEA"],
    }


def test_do_limits_and_the_unit_reach_the_descriptor() -> None:
    column = Column("plan", "number", "Plan", "Plan.", 1.0, "US dollars", minimum=0, maximum=9)
    entry = column.descriptor()
    assert entry["constraints"] == {"required": True, "minimum": 0, "maximum": 9}
    assert entry["unit"] == "US dollars"
    assert "categories" not in entry


def test_is_an_empty_text_the_only_missing_value() -> None:
    """NA is North America; a reader that takes it for a missing value would drop a region."""
    assert Contract("t", "T", "A table.", ()).schema()["missingValues"] == [""]
