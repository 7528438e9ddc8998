# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The variables of the tests: their own first, then the builtins, then the student's.

A name that a locked cell sets is the tests' own wherever that cell stands. A student who moves or
deletes a locked cell and sets its names instead changes nothing: a helper that is needed is run,
and the name of another test cell is never looked for in the student's kernel.
"""

import ast
import builtins
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from oms42.grading.split.remote import RemoteModule

_ALIASES = {"np": "numpy", "pd": "pandas", "alt": "altair", "plt": "matplotlib.pyplot"}


class Namespace(dict[str, Any]):
    """A dictionary that knows where a name that it does not hold is to be had.

    Args:
        helpers: The source of each locked cell without points, by name.
        tests: The source of each test cell, by name.
        sets: The variables that each of these cells sets; found out when left out.

    Example:
        >>> names = Namespace({"tools": "LIMIT = 3"}, {"test": "best = 1"})
        >>> names.student = {"answer": 42}.__getitem__
        >>> names.run = lambda cell: exec(names.helpers[cell], names)
        >>> eval("LIMIT, answer, len([])", names)
        (3, 42, 0)
    """

    def __init__(
        self,
        helpers: Mapping[str, str],
        tests: Mapping[str, str],
        sets: Mapping[str, Iterable[str]] | None = None,
    ):
        super().__init__()
        self.helpers = helpers
        self.student: Callable[[str], Any] = dict[str, Any]().__getitem__
        self.run: Callable[[str], Any] = str
        self.current = ""
        self._done: set[str] = set()
        found = sets or {cell: names_set(text) for cell, text in {**helpers, **tests}.items()}
        self._helpers = {cell: frozenset(found[cell]) for cell in helpers}
        self._tests = {cell: frozenset(found[cell]) for cell in tests}

    def begin(self, cell: str) -> None:
        """Note which cell is about to run."""
        self.current = cell
        self._done.add(cell)

    def is_shared(self, name: str) -> bool:
        """Tell whether a cell that also runs in the student's kernel sets a name."""
        return any(name in names for names in self._helpers.values())

    def __missing__(self, name: str) -> Any:
        if name.startswith("__") or hasattr(builtins, name):
            raise KeyError(name)
        for cell, names in self._helpers.items():
            if name in names and cell not in self._done:
                self._done.add(cell)
                self.run(cell)
                if dict.__contains__(self, name):
                    return dict.__getitem__(self, name)
        self._keep_own(name)
        found = self.student(name)
        return _library(name, found.name) if isinstance(found, RemoteModule) else found

    def __contains__(self, name: object) -> bool:
        if dict.__contains__(self, name):
            return True
        if not isinstance(name, str) or not name.isidentifier() or name.startswith("_"):
            return False
        try:
            self[name]
        except (KeyError, NameError):
            return False
        return True

    def _keep_own(self, name: str) -> None:
        """Refuse to take from the student what another locked cell sets."""
        others = {**self._helpers, **self._tests}
        for cell, names in others.items():
            if name in names and cell != self.current:
                raise NameError(
                    f"name {name!r} is set by the locked cell {cell!r}, which has not set it yet"
                )


def _library(name: str, module: str) -> Any:
    """Return this process's own copy of a library that the student imports under its usual name."""
    if module != _ALIASES.get(name, module) or name not in (*_ALIASES, module.split(".")[-1]):
        raise NameError(
            f"the test uses {name!r}, which the student's notebook sets to the module {module}; "
            "a locked cell must import it"
        )
    return importlib.import_module(module)


@lru_cache(256)
def names_set(source: str) -> frozenset[str]:
    """Return the variables that a cell sets; the same cell comes with every submission.

    Args:
        source: The cell.

    Example:
        >>> names_set("LIMIT = 3")
        frozenset({'LIMIT'})
    """
    return frozenset(stored(source))


def stored(source: str) -> Iterator[str]:
    r"""Yield the variables that a cell sets when it runs.

    Args:
        source: The cell, perhaps with IPython's own syntax.

    Yields:
        Names, some perhaps twice; those that are local to a function are left out.

    Example:
        >>> sorted(set(stored("import numpy as np\nfor i in x: y = [j for j in x]")))
        ['i', 'np', 'y']
    """
    from IPython.core.inputtransformer2 import TransformerManager

    manager: Any = TransformerManager  # IPython's has no hints
    try:
        tree = ast.parse(manager().transform_cell(source))
    except SyntaxError:
        return
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, local = waiting.pop()
        yield from _set_by(node, local)
        inner = local or isinstance(node, _COMPREHENSIONS)
        if isinstance(node, _FUNCTIONS):
            yield from _global_in(node)
        else:
            waiting += [(child, inner) for child in ast.iter_child_nodes(node)]


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _set_by(node: ast.AST, local: bool) -> Iterator[str]:
    """Yield the names that one node sets by itself."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) if not local:
            yield name
        case ast.NamedExpr(target=ast.Name(id=name)):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            yield from (each.asname or each.name.split(".")[0] for each in names)
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name


def _global_in(function: ast.AST) -> Iterator[str]:
    """Yield the names that a function declares global."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
