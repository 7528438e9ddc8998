# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A table's description as HTML: its facts, and a row for each column."""

from html import escape
from typing import Any

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date": "day",
    "yearmonth": "month",
    "datetime": "moment",
}
HEADS = ("Column", "Type", "Allowed", "Meaning")
KINDS = {"gz": "CSV, packed", "csv": "CSV", "npz": "npz", "parquet": "Parquet"}
KINDS |= {"topojson": "TopoJSON, packed"}


def anchor(table: str) -> str:
    """Name the place of a table in the page.

    Args:
        table: The table's name.

    Returns:
        An id.

    Example:
        >>> anchor("opp_snapshots")
        'table-opp-snapshots'
    """
    return f"table-{table.replace('_', '-')}"


def overview_table(caption: str, entries: tuple[dict[str, Any], ...]) -> str:
    """Write the list of tables.

    Args:
        caption: What the list holds.
        entries: The tables' descriptions.

    Returns:
        An HTML table with a link to each table's section.

    Example:
        >>> entry = {"name": "reps", "title": "Sellers", "rows": 1_460}
        >>> "1,460" in overview_table("The tables", (entry,))
        True
    """
    rows = [
        f'<tr><th scope="row">{_link(one["name"])}</th><td>{escape(one["title"])}</td>'
        f'<td class="oms-number">{one["rows"]:,}</td></tr>'
        for one in entries
    ]
    return _table(caption, ("Table", "What it holds", "Rows"), rows)


def column_table(entry: dict[str, Any]) -> str:
    """Write the columns of one table.

    Args:
        entry: The table's description.

    Returns:
        An HTML table, one row a column.

    Example:
        >>> field = {"name": "units", "type": "integer", "description": "Units <sold>."}
        >>> made = column_table({"name": "t", "schema": {"fields": [field]}})
        >>> '<th scope="row"><code>units</code></th>' in made, "Units &lt;sold&gt;." in made
        (True, True)
    """
    schema = entry["schema"]
    links = {link["fields"][0]: link["reference"] for link in schema.get("foreignKeys", ())}
    rows = []
    for field in schema["fields"]:
        kind = TYPES[field["type"]]
        unit = f"<br />{escape(field['unit'])}" if field.get("unit") else ""
        meaning = escape(field["description"])
        if field["name"] in links:
            other = links[field["name"]].get("resource", entry["name"])
            meaning += f" Key of {_link(other)}."
        rows.append(
            f'<tr><th scope="row"><code>{escape(field["name"])}</code></th>'
            f'<td data-head="{HEADS[1]}">{kind}{unit}</td>'
            f'<td data-head="{HEADS[2]}">{_allowed(field.get("constraints", {}))}</td>'
            f'<td data-head="{HEADS[3]}">{meaning}</td></tr>'
        )
    return _table(f"Columns of {entry['name']}", HEADS, rows)


def facts(entry: dict[str, Any], shown: str) -> str:
    """Write what is to know of a table beside its columns.

    Args:
        entry: The table's description.
        shown: The folder of its files, as a reader knows it.

    Returns:
        An HTML list of terms and what they are.

    Example:
        >>> entry = {"name": "t", "path": "t.csv", "bytes": 1_500, "rows": 3,
        ...          "schema": {"primaryKey": ["a"]}, "licenses": [{"title": "L", "path": "P"}]}
        >>> "datasets/t.csv</code> (CSV, 1.5 kB)" in facts(entry, "datasets")
        True
    """
    schema = entry["schema"]
    key = ", ".join(f"<code>{escape(part)}</code>" for part in schema["primaryKey"])
    pairs = [("Rows", f"{entry['rows']:,}"), ("Key", key)]
    links = schema.get("foreignKeys", ())
    if links:
        listed = [_reference(link, entry["name"]) for link in links]
        pairs.append(("Foreign keys", "; ".join(listed)))
    files = [{**entry, "format": entry.get("compression", "csv")}, *entry.get("files", ())]
    pairs.append(("Files", "; ".join(_file(one, shown) for one in files)))
    for origin in (one for one in entry.get("sources", ()) if "retrieved" in one):
        pairs.append(
            ("Source", f'<a href="{escape(origin["path"])}">{escape(origin["title"])}</a>')
        )
        pairs.append(("Retrieved", f"{origin['retrieved']}, from {escape(origin['package'])}"))
        pairs.append(("Terms", escape(origin["terms"])))
    license_ = entry["licenses"][0]
    pairs.append(
        ("License", f'<a href="{escape(license_["path"])}">{escape(license_["title"])}</a>')
    )
    inside = "".join(f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in pairs)
    return f'<dl class="oms-facts">{inside}</dl>'


def _table(caption: str, heads: tuple[str, ...], rows: list[str]) -> str:
    """Write a table with its caption."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return (
        f'<table class="table oms-dictionary"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _link(table: str) -> str:
    """Write a link to a table's section."""
    return f'<a href="#{anchor(table)}"><code>{escape(table)}</code></a>'


def _reference(link: dict[str, Any], home: str) -> str:
    """Write a foreign key."""
    other = link["reference"].get("resource", home)
    return f"<code>{escape(link['fields'][0])}</code> in {_link(other)}"


def _file(one: dict[str, Any], shown: str) -> str:
    """Write a file with its kind and size."""
    kind = KINDS[one["format"]]
    return f"<code>{shown}/{escape(one['path'])}</code> ({kind}, {one['bytes'] / 1000:,.1f} kB)"


def _allowed(limits: dict[str, Any]) -> str:
    """Say which values a column may have."""
    said = []
    if "enum" in limits:
        said.append(", ".join(f"<code>{escape(str(one))}</code>" for one in limits["enum"]))
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and high is not None:
        said.append(f"{_plain(low)} to {_plain(high)}")
    elif low is not None:
        said.append(f"{_plain(low)} or more")
    elif high is not None:
        said.append(f"{_plain(high)} or less")
    if limits.get("unique"):
        said.append("no value twice")
    if not limits.get("required"):
        said.append("may be missing")
    return "; ".join(said) or "any"


def _plain(limit: float | str) -> str:
    """Write a limit."""
    return escape(limit) if isinstance(limit, str) else f"{limit:,}"
