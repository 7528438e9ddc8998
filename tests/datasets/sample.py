# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A folder with two small tables of our own making, for the loaders to read."""

import hashlib
import json
from pathlib import Path
from typing import Any

DEALS = """\
week,deal,owner,amount,stage,won,note
2026-06-01,D1,R1,100.50,1,false,
2026-06-08,D1,R1,120.00,2,false,late
2026-06-01,D2,R2,,1,false,
2026-06-15,D2,R2,80.25,3,true,
"""
OWNERS = "owner,region,month\nR1,NA,2026-05\nR2,EMEA,2026-06\n"
FIELDS: dict[str, list[dict[str, Any]]] = {
    "deals": [
        {"name": "week", "type": "date", "constraints": {"required": True}},
        {"name": "deal", "type": "string", "constraints": {"required": True}},
        {"name": "owner", "type": "string", "constraints": {"required": True}},
        {"name": "amount", "type": "number", "decimals": 2, "constraints": {"minimum": 0}},
        {"name": "stage", "type": "integer", "constraints": {"required": True, "maximum": 6}},
        {"name": "won", "type": "boolean", "constraints": {"required": True}},
        {
            "name": "note",
            "type": "string",
            "constraints": {"enum": ["late", "soon"]},
            "categories": ["late", "soon"],
        },
    ],
    "owners": [
        {"name": "owner", "type": "string", "constraints": {"required": True, "unique": True}},
        {
            "name": "region",
            "type": "string",
            "constraints": {"required": True, "enum": ["NA", "EMEA"]},
            "categories": ["NA", "EMEA"],
        },
        {"name": "month", "type": "yearmonth", "constraints": {"required": True}},
    ],
}


def entry(name: str, text: str, key: list[str], **more: Any) -> dict[str, Any]:
    """Describe one table."""
    digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    schema: dict[str, Any] = {"fields": [{**one, "description": "."} for one in FIELDS[name]]}
    schema |= {"primaryKey": key, **more.pop("schema", {})}
    return {
        "name": name,
        "title": name.title(),
        "description": "A sample.",
        "path": f"{name}.csv",
        "rows": text.count("\n") - 1,
        "bytes": len(text.encode()),
        "hash": digest,
        "rendering": digest,
        "schema": schema,
        **more,
    }


def write(place: Path, deals: str = DEALS, owners: str = OWNERS) -> Path:
    """Write both tables and their description, with hashes that fit."""
    link = {"fields": ["owner"], "reference": {"resource": "owners", "fields": ["owner"]}}
    how = {"column": "week", "latestOf": ["deal"]}
    resources = [
        entry("deals", deals, ["week", "deal"], schema={"foreignKeys": [link]}, asOf=how),
        entry("owners", owners, ["owner"]),
    ]
    (place / "deals.csv").write_text(deals, encoding="utf-8")
    (place / "owners.csv").write_text(owners, encoding="utf-8")
    package = {"resources": resources, "synthetic": {"statement": "Synthetic.", "seed": 1}}
    (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return place
