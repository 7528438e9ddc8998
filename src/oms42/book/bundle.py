# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The page runtime's JavaScript: npm packages by lock, bundles with hashed names."""

import json
import subprocess
from pathlib import Path

from oms42.book.errors import BuildError
from oms42.book.fingerprint import fingerprint, is_fresh, mark_fresh
from oms42.book.node import Node
from oms42.book.places import Places
from oms42.book.progress import say


def run_node(node: Node, *words: str, folder: Path, what: str) -> None:
    """Run Node and turn a failure into a clear error.

    Args:
        node: The Node to use.
        words: Program and arguments.
        folder: Where to run.
        what: What is being done, for the error.

    Raises:
        BuildError: If the program fails; its own words are in the message.
    """
    environment = node.environment()
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildError(f"{what} failed:\n{done.stdout}{done.stderr}")


def install_modules(places: Places, node: Node) -> None:
    """Install the npm packages that the lock names, if the lock has changed.

    Args:
        places: The checkout.
        node: The Node to use.

    Raises:
        BuildError: If npm fails.
    """
    stamp = fingerprint([places.web / "package.json", places.web / "package-lock.json"])
    if is_fresh(places.modules, stamp):
        return
    say("npm packages: installing by the lock (about half a minute)")
    # no install scripts: nothing that we use needs one
    words = [node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run_node(node, *words, folder=places.web, what="npm ci")
    mark_fresh(places.modules, stamp)


def bundle(places: Places, node: Node) -> dict[str, str]:
    """Bundle the page runtime and our modules for JupyterLab, if their sources have changed.

    Args:
        places: The checkout.
        node: The Node to use.

    Returns:
        The manifest: ``{"page.js": "page-HASH.js", …}``.

    Raises:
        BuildError: If esbuild fails.
    """
    sources = [places.web / name for name in ("src", "build.mjs", "package-lock.json")]
    sources.append(places.package / "charts" / "shapes")  # each a file that a page may load
    stamp = fingerprint(sources)
    if not (is_fresh(places.bundles, stamp) and any(places.lab_modules.glob("*.js"))):
        say("page runtime: bundling")
        words = [node.node, "build.mjs", str(places.bundles), str(places.lab_modules)]
        run_node(node, *words, folder=places.web, what="bundling web/src")
        mark_fresh(places.bundles, stamp)
    return read_manifest(places)


def read_manifest(places: Places) -> dict[str, str]:
    """Read which hashed file stands for which entry of the page runtime.

    Args:
        places: The checkout.

    Returns:
        ``{"page.js": "page-HASH.js", …}``.

    Raises:
        BuildError: If nothing has been bundled yet.
    """
    file = places.bundles / "manifest.json"
    if not file.is_file():
        raise BuildError("the page runtime has not been bundled: call `oms42 build`")
    manifest: dict[str, str] = json.loads(file.read_text())
    return manifest
