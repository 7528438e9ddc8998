# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A package of Debian or Ubuntu, installed where that may be done unasked: as root, or in CI."""

import os
import shutil
import subprocess

from oms42.book.progress import say


def install(package: str) -> bool:
    """Install one package with apt-get.

    Args:
        package: Its name, such as ``chromium``.

    Returns:
        Whether it was installed; False without apt-get, and for an ordinary user outside CI.
    """
    root, ci = os.geteuid() == 0, os.environ.get("CI") == "true"
    if not shutil.which("apt-get") or not (root or (ci and shutil.which("sudo"))):
        return False
    say(f"no {package} here: installing Debian's package")
    before = [] if root else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    for line in (["apt-get", "update", "-qq"], words):
        done = subprocess.run(
            [*before, *line], env=environment, stdout=subprocess.DEVNULL, check=False
        )
    return done.returncode == 0
