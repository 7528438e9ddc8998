# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The JSON Schema of plan files, made from the fields of the rules."""

from __future__ import annotations

from typing import Any

from oms42.compensation.plan import Plan
from oms42.compensation.rule import Spec, required, specs

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# A number in quotes: a decimal, a percentage or a fraction.
NUMBER_TEXT = r"^\s*-?[0-9][0-9_,]*(\.[0-9]+)?\s*(%|/\s*[0-9]+)?\s*$"


def plan_schema() -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of plan files, for editors and other programs.

    A schema cannot say everything: that tiers are in order, weights add up to 1 and names are
    known is checked by `read_plan` alone.

    Returns:
        The schema.

    Example:
        >>> schema = plan_schema()
        >>> schema["required"], sorted(schema["$defs"])[:3]
        (['name'], ['Bonus', 'Cap', 'Clawback'])
    """
    definitions: dict[str, Any] = {}
    _define(Plan, definitions)
    top = definitions.pop("Plan")
    return {"$schema": DIALECT, "title": "Sales pay plan", **top, "$defs": definitions}


def _define(rule: Any, definitions: dict[str, Any]) -> None:
    if rule.__name__ in definitions:
        return
    definitions[rule.__name__] = {}
    definitions[rule.__name__] = {
        "type": "object",
        "description": (rule.__doc__ or "").split("\n")[0],
        "properties": {
            name: {**_shape(spec, definitions), "description": spec.about}
            for name, spec in specs(rule).items()
        },
        "required": list(required(rule)),
        "additionalProperties": False,
    }


def _shape(spec: Spec, definitions: dict[str, Any]) -> dict[str, Any]:
    shape = _bare(spec, definitions)
    return {"anyOf": [shape, {"type": "null"}]} if spec.optional else shape


def _bare(spec: Spec, definitions: dict[str, Any]) -> dict[str, Any]:
    if spec.kind in ("rule", "rules"):
        _define(spec.of, definitions)
        link = {"$ref": f"#/$defs/{spec.of.__name__}"}
        return link if spec.kind == "rule" else {"type": "array", "items": link}
    if spec.kind in ("number", "whole"):
        return _number(spec)
    pair = {"type": "array", "items": _number(Spec("number", "")), "minItems": 2, "maxItems": 2}
    shapes: dict[str, dict[str, Any]] = {
        "text": {"type": "string", **({"minLength": 1} if spec.least else {})},
        "choice": {"enum": list(spec.words)},
        "day": {"type": "string", "format": "date"},
        "flag": {"type": "boolean"},
        "texts": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "series": {"type": "array", "items": _number(spec)},
        "points": {"type": "array", "items": pair, "minItems": 1},
    }
    return shapes[spec.kind]


def _number(spec: Spec) -> dict[str, Any]:
    limits = {"minimum": spec.least, "exclusiveMinimum": spec.above, "maximum": spec.most}
    bare = {"type": "integer" if spec.kind == "whole" else "number"}
    number = {**bare, **{name: bound for name, bound in limits.items() if bound is not None}}
    text = {"type": "string", "pattern": NUMBER_TEXT}
    words = [{"enum": list(spec.words)}] if spec.words else []
    return {"anyOf": [number, text, *words]}
