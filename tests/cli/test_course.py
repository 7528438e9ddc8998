# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import argparse
from pathlib import Path

import pytest

from oms42.cli.course import register, run_init
from oms42.cli.errors import CommandError

ROOT = Path(__file__).parents[2]


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    return parser.parse_args(["course", "init", *words])


def test_does_it_say_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    assert run_init(parse(str(folder), "--from", str(ROOT))) == 0
    said = capsys.readouterr().out
    assert f"cd {folder}" in said
    assert "nbgrader generate_assignment e2" in said
    assert (folder / "nbgrader_config.py").is_file()


def test_is_a_folder_in_use_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty"):
        run_init(parse(str(tmp_path), "--from", str(ROOT)))


def test_does_an_install_without_a_checkout_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match="is not inside a checkout of the book"):
        run_init(parse("new"))
    assert not (tmp_path / "new").exists()


def test_does_help_show_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse("--help")
    assert "oms42 course init ../my-course" in capsys.readouterr().out
