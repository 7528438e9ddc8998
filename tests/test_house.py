# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The house: do imports go down a floor or stay in their room, and does each file keep its size?

The floors, from the roof down: cli; widgets, book, grading; the models; what models share. An
import may go to a lower floor or stay in its room, never up and never across to another room of the
same floor.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "oms42"
FLOORS = (
    {"cli"},
    {"widgets", "book", "grading"},
    {
        "planning",
        "forecasting",
        "pipeline",
        "territories",
        "compensation",
        "accounts",
        "performance",
        "leads",
        "people",
        "negotiation",
    },
    {"stats", "datasets", "charts", "kelvane"},
)
ROOMS = {room: height for height, rooms in enumerate(reversed(FLOORS)) for room in rooms}
MODELS = FLOORS[2] | {"stats"}
FILES = sorted(PACKAGE.rglob("*.py"))

# Modules without a test file of their own, each with its reason.
UNTESTED = {
    "book/errors.py": "one exception class, whose docstring is a doctest",
    "cli/errors.py": "one exception class, whose docstring is a doctest",
}
# Libraries that one room alone may know.
LOCAL = {
    "sphinx": "book",
    "docutils": "book",
    "myst_nb": "book",
    "fontTools": "book",
    "playwright": "book",
    "nbgrader": "grading",
    "ipywidgets": "widgets",
    "anywidget": "widgets",
    "altair": "charts",
    "vl_convert": "charts",
}
# Inside the page's kernel the widgets' library is taught to do without a kernel.
ALSO = {("book", "ipywidgets")}


def room_of(file: Path) -> str:
    """Name the room of a file; the front door has none."""
    inside = file.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else ""


def under_type_checking(tree: ast.Module) -> set[int]:
    """Give the ids of the nodes that stand in ``if TYPE_CHECKING:``."""
    blocks = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    return {id(inner) for block in blocks for one in block.body for inner in ast.walk(one)}


def imports(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Give the full names that import statements ask for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide which room is asked"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top_level(tree: ast.Module) -> Iterator[ast.AST]:
    """Walk what runs when a module is imported: everything outside functions."""
    skipped = under_type_checking(tree)
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if id(node) in skipped:
            continue
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))


def trees(rooms: set[str]) -> Iterator[tuple[Path, ast.Module]]:
    """Parse every file of some rooms."""
    for file in FILES:
        if room_of(file) in rooms:
            yield file.relative_to(PACKAGE), ast.parse(file.read_text("utf-8"))


def test_does_every_room_exist_and_no_other() -> None:
    found = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert found == set(ROOMS)


def test_do_imports_go_down_a_floor_or_stay_in_their_room() -> None:
    wrong = []
    for file, tree in trees(set(ROOMS)):
        here = file.parts[0]
        for name in imports(ast.walk(tree)):
            parts = name.split(".")
            there = parts[1] if parts[0] == "oms42" and len(parts) > 1 else ""
            if there in ROOMS and there != here and ROOMS[there] >= ROOMS[here]:
                wrong.append(f"{file}: {name}")
    assert wrong == []


def test_does_no_room_of_the_top_floor_but_widgets_know_a_model() -> None:
    wrong = [
        f"{file}: {name}"
        for file, tree in trees({"book", "grading"})
        for name in imports(ast.walk(tree))
        if name.startswith("oms42.") and name.split(".")[1] in MODELS
    ]
    assert wrong == []


def test_does_a_model_load_numpy_and_the_standard_library_alone() -> None:
    """A page that needs numpy alone must load numpy alone."""
    allowed = {"numpy", "oms42", *sys.stdlib_module_names}
    wrong = [
        f"{file}: {name}"
        for file, tree in trees(MODELS | {"datasets", "kelvane", "charts"})
        for name in imports(top_level(tree))
        if name.split(".")[0] not in allowed
    ]
    assert wrong == []


def test_is_each_library_known_to_its_own_room_alone() -> None:
    wrong = [
        f"{file}: {name}"
        for file, tree in trees(set(ROOMS))
        for name in imports(ast.walk(tree))
        if LOCAL.get(name.split(".")[0], file.parts[0]) != file.parts[0]
        and (file.parts[0], name.split(".")[0]) not in ALSO
    ]
    assert wrong == []


def test_does_importing_a_module_leave_no_work_behind() -> None:
    """At import: definitions and constants. No call, loop or file at the top of a module."""
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in trees(set(ROOMS))
        for node in tree.body
        if isinstance(node, ast.For | ast.While | ast.With | ast.Try)
        or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant))
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["src", "web/src", "tests"])
def test_is_no_file_longer_than_three_hundred_lines(folder: str) -> None:
    files = [
        file
        for kind in ("*.py", "*.js", "*.mjs", "*.css")
        for file in (ROOT / folder).rglob(kind)
        if "static" not in file.parts
    ]
    assert len(files) > 5
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_is_every_module_tested_in_a_file_of_its_name() -> None:
    modules = {file.relative_to(PACKAGE) for file in FILES if file.name != "__init__.py"}
    missing = {
        module.as_posix()
        for module in modules
        if not (ROOT / "tests" / module.with_name(f"test_{module.name}")).is_file()
    }
    assert missing == set(UNTESTED)


def test_does_every_exception_stand_for_a_file_that_is_there() -> None:
    assert all((PACKAGE / name).is_file() for name in UNTESTED)


def test_does_a_rooms_front_hold_nothing_but_names() -> None:
    """An ``__init__`` re-exports; what computes has a file named for its idea."""
    wrong = [
        f"{file}: {node.lineno}"
        for file, tree in trees(set(ROOMS))
        if file.name == "__init__.py"
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    assert wrong == []


def test_is_there_no_utils_and_no_file_named_by_a_number() -> None:
    names = [file.stem for file in FILES]
    assert [name for name in names if name in {"utils", "helpers", "common", "misc"}] == []
    pages = [file.name for file in (ROOT / "book").rglob("*.md")]
    assert [name for name in [*names, *pages] if name[0].isdigit()] == []
