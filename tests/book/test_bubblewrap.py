# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is bubblewrap found, or installed, or its absence explained?

apt-get is a small shell script here; the search is the real one.
"""

import os
import sys
from pathlib import Path

import pytest

from oms42.book.bubblewrap import ensure_bubblewrap
from oms42.book.errors import BuildError

APT = """#!/bin/sh
case "$*" in *bubblewrap*)
  printf '#!/bin/sh\\n' > "{folder}/bwrap"
  /bin/chmod 755 "{folder}/bwrap" ;;
esac
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a machine of root's without bubblewrap; give the folder of its programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def program(file: Path, text: str = "#!/bin/sh\n") -> Path:
    """Write a program."""
    file.write_text(text)
    file.chmod(0o755)
    return file


def test_is_the_one_that_is_there_taken(bare: Path) -> None:
    program(bare / "apt-get", "#!/bin/sh\nexit 1\n")
    program(bare / "bwrap")
    assert ensure_bubblewrap() == str(bare / "bwrap")


def test_is_it_installed_where_that_may_be(bare: Path) -> None:
    program(bare / "apt-get", APT.format(folder=bare))
    assert ensure_bubblewrap() == str(bare / "bwrap")


@pytest.mark.parametrize("apt", ["#!/bin/sh\nexit 100\n", "#!/bin/sh\n"])
def test_does_a_machine_that_cannot_have_it_learn_what_to_type(bare: Path, apt: str) -> None:
    """Whether apt-get fails, or says that it did its work and did not."""
    program(bare / "apt-get", apt)
    with pytest.raises(BuildError) as caught:
        ensure_bubblewrap()
    for words in ("sudo apt-get install bubblewrap", "dnf install bubblewrap"):
        assert words in str(caught.value)


def test_is_there_none_for_other_systems(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert ensure_bubblewrap() is None
