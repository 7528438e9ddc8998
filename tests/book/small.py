# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A checkout small enough to build in a test, and a Node that writes down what it was asked.

The Node is a shell script: it "bundles" by writing a manifest and "precompiles" by copying each
archive with one line more, so that a test can tell which file was made by it.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from oms42.book.node import Node
from oms42.book.places import Places

BUNDLED = ("page.js", "page.css", "site.js", "site.css", "worker.js", "chart.js", "predict.js")
MANIFEST = {name: name.replace(".", "-HASH.") for name in BUNDLED}
NEEDS = {"openblas": [], "numpy": ["openblas"], "pandas": ["numpy"], "scipy": ["numpy"]}
COMPILED = b"compiled\n"

NODE = """#!/bin/sh
case "$1" in
--version) echo v22.1.0 ;;
build.mjs)
  echo bundle >> "{log}"
  mkdir -p "$2" "$3"
  cp "{log}.manifest" "$2/manifest.json"
  echo npm packages > "$2/third-party.txt"
  echo lab > "$3/chart.js" ;;
precompile.mjs)
  echo precompile >> "{log}"
  shift
  [ "$1" = --leave-out ] && shift 2
  while [ $# -gt 1 ]; do {{ cat "$1"; echo compiled; }} > "$2"; shift 2; done ;;
esac
"""
NPM = """#!/bin/sh
echo "npm $1" >> "{log}"
mkdir -p node_modules
"""
BROKEN = """#!/bin/sh
echo "some words"
echo "the reason" >&2
exit 3
"""


@dataclass(frozen=True)
class Small:
    """A small checkout.

    Attributes:
        places: Its folders.
        node: Its Node.
        log: Where the Node writes what it was asked.
    """

    places: Places
    node: Node
    log: Path

    def asked(self) -> list[str]:
        """Tell what Node and npm were asked so far."""
        return self.log.read_text().splitlines() if self.log.is_file() else []

    def break_node(self) -> None:
        """Let Node and npm fail from here on."""
        for program in (self.node.node, self.node.npm):
            Path(program).write_text(BROKEN)


def file_name(name: str) -> str:
    """Name a package's file in the lock: openblas is a zip there, the others are wheels."""
    return f"{name}.zip" if name == "openblas" else f"{name}-1.0.whl"


def write(root: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def atlas(collection: str, code: str) -> str:
    """Write an atlas of one square."""
    square = {"type": "Polygon", "id": code, "arcs": [[0]], "properties": {"name": "Square"}}
    outline = [[0, 0], [0, 9], [9, 0], [0, -9], [-9, 0]]
    transform = {"scale": [1, 1], "translate": [0, 0]}
    objects = {collection: {"geometries": [square]}}
    return json.dumps({"transform": transform, "objects": objects, "arcs": [outline]})


def make(top: Path) -> Small:
    """Make a small checkout with its wheels in the cache, and the Node beside it."""
    places, log = Places(top / "checkout"), top / "log"
    lock = {
        "info": {"version": "9.9.9", "python": "3.12.7"},
        "packages": {
            name: {
                "name": name,
                "version": "1.0",
                "file_name": file_name(name),
                "sha256": hashlib.sha256(name.encode()).hexdigest(),
                "depends": needs,
            }
            for name, needs in {**NEEDS, "unused": []}.items()
        },
    }
    pyodide = "web/node_modules/pyodide"
    write(
        places.root,
        {
            "src/oms42/__init__.py": "",
            "src/oms42/cli/main.py": "",
            "src/oms42/book/__init__.py": "",
            "src/oms42/book/build.py": "",
            "src/oms42/book/pagekernel/kernel.py": "",
            "src/oms42/grading/rules.py": "",
            "src/oms42/kelvane/world.py": "",
            "src/oms42/widgets/live.py": "",
            "src/oms42/widgets/static/chart.js": "",
            "src/oms42/forecasting/naive.py": "x = 1\n",
            "src/oms42/forecasting/__pycache__/naive.pyc": "",
            "src/oms42/charts/__init__.py": "",
            "src/oms42/charts/shapes/us_states.json": "{}",
            "datasets/bookings.csv": "month\n",
            "datasets/datapackage.json": "{}",
            "datasets/README.md": "",
            "datasets/real/datapackage.json": "{}",
            "datasets/real/counties.topojson.gz": b"",
            "datasets/deals.csv.gz": "packed",
            "datasets/deals.parquet": "for Python",
            "datasets/weeks.csv.gz": "packed",
            "datasets/weeks.npz": "arrays",
            "constraints.txt": "numpy==2\n",
            "web/package.json": "{}",
            "web/package-lock.json": "{}",
            "web/build.mjs": "",
            "web/precompile.mjs": "",
            "web/src/page.js": "1;\n",
            f"{pyodide}/pyodide-lock.json": json.dumps(lock),
            f"{pyodide}/python_stdlib.zip": b"stdlib",
            f"{pyodide}/pyodide.mjs": "",
            f"{pyodide}/pyodide.asm.js": "",
            f"{pyodide}/pyodide.asm.wasm": "",
            "web/node_modules/mathjax/es5/tex-chtml.js": "",
            "web/node_modules/us-atlas/states-10m.json": atlas("states", "39"),
            "web/node_modules/us-atlas/counties-10m.json": atlas("counties", "39001"),
            "web/node_modules/mathjax/es5/output/chtml/fonts/woff-v2/a.woff": "",
            **{f".cache/wheels/{file_name(name)}": name for name in NEEDS},
        },
    )
    programs = {"node": NODE, "npm": NPM}
    write(top, {f"bin/{name}": text.format(log=log) for name, text in programs.items()})
    write(top, {"log.manifest": json.dumps(MANIFEST)})
    for name in programs:
        (top / "bin" / name).chmod(0o755)
    node = Node(str(top / "bin" / "node"), str(top / "bin" / "npm"), (22, 1, 0))
    return Small(places, node, log)
