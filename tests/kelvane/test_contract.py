# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.contract import Column, Contract, Link


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
    assert (entry["unit"], entry["decimals"]) == ("US dollars", 2)
    assert "categories" not in entry


def test_is_an_empty_text_the_only_missing_value() -> None:
    """NA is North America; a reader that takes it for a missing value would drop a region."""
    assert Contract("t", "T", "A table.", ()).schema()["missingValues"] == [""]


def test_may_a_column_be_missing_and_must_another_be_unique() -> None:
    loose = Column("note", "string", "Note", "Note.", "x", required=False)
    key = Column("id", "string", "Key", "Key.", "x", unique=True)
    assert loose.descriptor()["constraints"] == {}
    assert key.descriptor()["constraints"] == {"required": True, "unique": True}


def test_do_links_become_foreign_keys_and_one_to_the_own_table_names_no_resource() -> None:
    """Data Package 2.0: a reference without a resource is to the table itself."""
    links = (Link("owner", "reps", "rep_id"), Link("parent", "t", "id"))
    assert Contract("t", "T", "A table.", (), links=links).schema()["foreignKeys"] == [
        {"fields": ["owner"], "reference": {"resource": "reps", "fields": ["rep_id"]}},
        {"fields": ["parent"], "reference": {"fields": ["id"]}},
    ]


def test_has_a_table_without_links_no_foreign_keys() -> None:
    assert "foreignKeys" not in Contract("t", "T", "A table.", ()).schema()
