# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What of the machine a graded kernel sees: the system, Python, the course's libraries, no more.

Of this package it sees the data sets and the charts. The model rooms would solve the tasks, and the
course folder, with its gradebook, is not there at all.
"""

import os
import site
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Self

ROOMS = ("datasets", "charts")
LIBRARIES = ("numpy", "pandas", "scipy", "altair", "ipywidgets", "ipykernel", "IPython", "zmq")
SYSTEM = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")
SETTINGS = ("ld.so.cache", "alternatives", "localtime", "fonts", "mime.types")
STUDENT = 65533
OWN = "/sandbox"  # the submission's one writable file system, and in it:
WORK, HOME = f"{OWN}/work", f"{OWN}/home"
TRIAL = "trial"  # the folder of a kernel that only tries the walls
USERS = f"root:x:0:0::/:/bin/false\nstudent:x:{STUDENT}:{STUDENT}::{HOME}:/bin/sh\n"


@dataclass(frozen=True)
class Step:
    """One step in building the view, in order.

    Attributes:
        kind: ``bind`` shows ``what`` at ``target``, read-only; ``empty`` puts an empty folder
            there; ``link`` a symbolic link to ``what``; ``file`` a file that says ``what``.
        target: A path in the view.
        what: As said under ``kind``.
    """

    kind: Literal["bind", "empty", "link", "file"]
    target: str
    what: str = ""


@dataclass(frozen=True)
class View:
    """What a graded kernel sees.

    Attributes:
        steps: How the view is built.
        path: Where its Python looks for modules.
        temporary: Its folder for temporary files: ``/tmp``, unless Python itself lies in there.
    """

    steps: tuple[Step, ...]
    path: tuple[str, ...]
    temporary: str = "/tmp"

    def dump(self) -> dict[str, object]:
        """Return the view as plain values, for a message."""
        return asdict(self)

    @classmethod
    def load(cls, steps: Sequence[dict[str, Any]], path: Sequence[str], temporary: str) -> Self:
        """Return the view that :meth:`dump` wrote."""
        return cls(tuple(Step(**step) for step in steps), tuple(path), temporary)

    def writable(self) -> dict[str, str]:
        """Name the folders beside `WORK` and `HOME` that a submission may write, and what is there.

        Example:
            >>> View((), ()).writable()["/tmp"]
            '/sandbox/tmp'
        """
        return {self.temporary: f"{OWN}/tmp", "/dev/shm": f"{OWN}/shm"}


def plan(hidden: Sequence[str] = ()) -> View:
    """Plan the view for this Python and this machine.

    Args:
        hidden: Folders that must not be seen even if they lie in one that is: the course.

    Returns:
        The steps, and the module path.

    Example:
        >>> view = plan()
        >>> any(step.target.endswith("oms42/forecasting") for step in view.steps)
        False
    """
    import oms42

    package = Path(oms42.__file__).parent
    shown = _folders(package.parent)
    steps = [*_system(), *(Step("bind", path, path) for path in shown)]
    steps += [Step("file", "/etc/passwd", USERS), Step("file", "/etc/group", "student:x:65533:\n")]
    steps += _package(package)
    steps += [step for folder in hidden for step in _hide(folder, ["/usr", *shown])]
    crowded = any(_inside(step.target, "/tmp") for step in steps)
    path = tuple(_path([*shown, "/usr"], str(package.parent)))
    return View(tuple(steps), path, "/var/tmp" if crowded else "/tmp")


def _system() -> Iterator[Step]:
    """Show the system's programs and libraries, and the few settings that these read."""
    yield Step("bind", "/usr", "/usr")
    for path in map(Path, SYSTEM):
        if path.is_symlink():
            yield Step("link", str(path), str(path.readlink()))
        elif path.is_dir():
            yield Step("bind", str(path), str(path))
    for name in SETTINGS:
        if (file := Path("/etc", name)).exists():
            yield Step("bind", str(file), str(file.resolve()))


def _folders(source: Path) -> list[str]:
    """Name the folders of Python and of the libraries; none that another one holds."""
    prefixes = {sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix}
    homes = {str(path.parent.parent) for path in map(_origin, LIBRARIES) if path} - {str(source)}
    shown: list[str] = []
    for path in sorted({str(Path(path).absolute()) for path in prefixes | homes}, key=len):
        if path in ("/", str(Path.home())):
            raise ValueError(
                f"Python is installed in {path} itself, which students' code must not see; "
                "grade with a Python in a folder of its own (python -m venv)"
            )
        if not any(_inside(path, place) for place in ("/usr", *shown)):
            shown.append(path)
    return shown


def _origin(name: str) -> Path | None:
    """Find a library's first file."""
    spec = find_spec(name)
    return Path(spec.origin) if spec and spec.origin else None


def _package(package: Path) -> Iterator[Step]:
    """Show this package with the rooms that are offered, whatever else lies beside them."""
    from oms42.datasets.catalog import folder

    yield Step("empty", str(package))
    for name in ("__init__.py", "py.typed", *ROOMS):
        yield Step("bind", str(package / name), str(package / name))
    data = folder().resolve()
    if not _inside(str(data), str(package)):
        yield Step("bind", str(data), str(data))


def _hide(folder: str, shown: Sequence[str]) -> Iterator[Step]:
    """Empty a folder wherever the view would show it; names may be links on both sides."""
    real = os.path.realpath(folder)
    for place in shown:
        home = os.path.realpath(place)
        if Path(real).is_dir() and _inside(real, home):
            yield Step("empty", os.path.normpath(place + real.removeprefix(home)))


def _path(shown: Sequence[str], source: str) -> Iterator[str]:
    """Keep of the module path what the view shows."""
    for path in dict.fromkeys(str(Path(entry).absolute()) for entry in sys.path if entry):
        local = site.ENABLE_USER_SITE and path == site.getusersitepackages()
        if path == source or local or any(_inside(path, place) for place in shown):
            yield path


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
