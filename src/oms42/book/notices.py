# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The notices of what the site carries beyond npm packages: the icon font, the page's Python."""

import json
import re
import zipfile
from email.message import Message
from email.parser import Parser
from importlib.metadata import distribution
from pathlib import Path

from oms42.book.runtime import LIBRARIES

NOTICES = "oms/third-party.txt"  # the bundler writes it, with the npm packages
STYLES = "_static/styles/pydata-sphinx-theme.css"
ICONS = re.compile(r"/\*!\s*\* (Font Awesome.*?)\*/", re.S)
LINE = "-" * 80
NOT_SAID = {"openblas": "BSD-3-Clause"}  # its archive holds the library and no metadata


def license_of(metadata: Message) -> str:
    """Read a Python package's license from its metadata.

    Args:
        metadata: The fields of ``METADATA``.

    Returns:
        The license expression, else the license classifiers, else the first line of the field.

    Example:
        >>> license_of(Parser().parsestr("License-Expression: MIT"))
        'MIT'
    """
    classifiers = metadata.get_all("Classifier") or []
    named = [words.split(" :: ")[-1] for words in classifiers if words.startswith("License ::")]
    stated = str(metadata.get("License-Expression") or "")
    return stated or ", ".join(named) or str(metadata.get("License") or "").split("\n")[0]


def _wheel_license(archive: Path, name: str) -> str:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            for entry in opened.namelist():
                if entry.endswith(".dist-info/METADATA"):
                    return license_of(Parser().parsestr(opened.read(entry).decode()))
    return NOT_SAID.get(name, "see its archive")


def _python(runtime: Path) -> list[str]:
    lock = json.loads((runtime / "pyodide-lock.json").read_text())["packages"]
    found = {
        f"{name} {package['version']}": _wheel_license(runtime / package["file_name"], name)
        for name, package in lock.items()
    }
    for name in LIBRARIES:
        held = distribution(name)
        found[f"{name} {held.version}"] = license_of(
            Parser().parsestr(held.read_text("METADATA") or "")
        )
    return [f"{name} ({words})" for name, words in sorted(found.items())]


def add_notices(site: Path, runtime: Path) -> None:
    """Add the icon font and the page's Python packages to the site's notices.

    Args:
        site: The site, with the bundler's notices copied into it.
        runtime: The page's Python, assembled.
    """
    styles = (site / STYLES).read_text("utf-8")
    headers = dict.fromkeys(ICONS.findall(styles))  # the theme's styles hold the header twice
    icons = [re.sub(r"^\s*\* ?", "", words, flags=re.M) for words in headers]
    python = (
        "Python packages in oms/python-*/. The text of each license lies in its archive;\n"
        "that of OpenBLAS is at https://github.com/OpenMathLib/OpenBLAS."
    )
    parts = [f"{words.strip()}\nThe font is cut to the icons in use.\n" for words in icons]
    parts.append("\n".join([python, "", *_python(runtime)]) + "\n")
    with (site / NOTICES).open("a", encoding="utf-8") as file:
        file.writelines(f"\n{LINE}\n\n{part}" for part in parts)
