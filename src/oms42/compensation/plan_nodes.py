# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From the nodes of a YAML file to a plan, collecting every problem with its line and field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from oms42.compensation.rule import PlanError, Spec, required, specs

Node = Any  # of PyYAML, whose types do not tell mappings, lists and scalars apart
SCALARS = ("number", "whole", "text", "choice", "day", "flag")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a plan file.

    Attributes:
        line: Its line, from 1.
        column: Its column, from 1.
        field: The field, as a path: ``measures[0].quota``.
        message: What is wrong, and what is allowed.
    """

    line: int
    column: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}, {self.field}: {self.message}"


class NodeReader:
    """Builds rules from nodes; what is wrong goes to `problems`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def rule(self, kind: Any, node: Node, path: str) -> Any:
        """Build one rule.

        Args:
            kind: The rule's class.
            node: The node that holds its fields.
            path: Where it stands.

        Returns:
            The rule, or None if it has problems.
        """
        known = specs(kind)
        if node.id != "mapping":
            said = f"{_shown(node)} is not allowed; allowed: a mapping with the fields "
            return self._problem(node, path or "(file)", said + ", ".join(known) + ".")
        count = len(self.problems)
        places: dict[str, Node] = {}
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else "?"
            place = _join(path, name)
            if name not in known:
                self._problem(key, place, _unknown(name, list(known)))
            elif name in places:
                self._problem(key, place, "the field is there twice; leave one out.")
            else:
                places[name] = value
                values[name] = self._value(known[name], value, place)
        for name in required(kind):
            if name not in places:
                said = f"the field is missing; allowed: {known[name].allowed()}."
                self._problem(node, _join(path, name), said)
        if len(self.problems) > count:
            return None
        try:
            return kind(**values)
        except PlanError as error:
            place = _join(path, error.field) if error.field in known else path or "(file)"
            return self._problem(places.get(error.field, node), place, str(error))

    def _value(self, spec: Spec, node: Node, path: str) -> Any:
        if node.id == "scalar" and node.tag.endswith(":null"):
            if spec.optional:
                return None
            return self._problem(node, path, f"it is empty; allowed: {spec.allowed()}.")
        if spec.kind in SCALARS:
            return self._scalar(spec, node, path)
        if spec.kind == "rule":
            return self.rule(spec.of, node, path)
        one_text = spec.kind == "texts" and node.id == "scalar"
        if node.id != "sequence" and not one_text:
            return self._refuse(spec, node, path)
        entries = [node] if one_text else node.value
        pairs = enumerate(entries)
        return [self._entry(spec, entry, f"{path}[{number}]") for number, entry in pairs]

    def _entry(self, spec: Spec, node: Node, path: str) -> Any:
        if spec.kind == "rules":
            return self.rule(spec.of, node, path)
        if spec.kind == "texts":
            return self._scalar(Spec("text", spec.about), node, path)
        if spec.kind == "series":
            return self._scalar(replace(spec, kind="number"), node, path)
        if node.id != "sequence" or len(node.value) != 2:
            said = f"{_shown(node)} is not allowed; allowed: a pair of numbers such as [0.8, 0.5]."
            return self._problem(node, path, said)
        number = Spec("number", spec.about)
        return tuple(self._scalar(number, one, path) for one in node.value)

    def _scalar(self, spec: Spec, node: Node, path: str) -> Any:
        if node.id != "scalar":
            return self._refuse(spec, node, path)
        if spec.kind in ("text", "choice") and not node.tag.endswith(":str"):
            said = f"{node.value} is no text; write it in quotes. Allowed: {spec.allowed()}."
            return self._problem(node, path, said)
        try:
            return spec.convert(node.value)
        except (TypeError, ValueError) as error:
            return self._problem(node, path, str(error))

    def _refuse(self, spec: Spec, node: Node, path: str) -> None:
        said = f"{_shown(node)} is not allowed; allowed: {spec.allowed()}."
        self._problem(node, path, said)

    def _problem(self, node: Node, path: str, message: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(mark.line + 1, mark.column + 1, path, message))


def _shown(node: Node) -> str:
    kinds = {"mapping": "a mapping", "sequence": "a list"}
    return kinds.get(node.id) or repr(node.value)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"there is no such field; allowed: {', '.join(known)}.{hint}"
