# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import argparse
import json
from pathlib import Path

import pytest

from oms42.cli import data
from oms42.cli.errors import CommandError
from oms42.datasets.catalog import folder

FILES = ["bookings_monthly.csv", "datapackage.json"]


def run(*words: str) -> int:
    """Run `oms42 data …` without the rest of the command."""
    parser = argparse.ArgumentParser(prog="oms42")
    data.register(parser.add_subparsers(required=True))
    args = parser.parse_args(["data", *words])
    code: int = args.run(args)
    return code


def test_does_build_write_the_published_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "place"
    assert run("build", "--out", str(out)) == 0
    assert sorted(file.name for file in out.iterdir()) == FILES
    for name in FILES:
        assert (out / name).read_bytes() == (folder() / name).read_bytes(), name
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == FILES
    assert "720 rows" in lines[0]


def test_does_another_seed_give_another_company_that_checks_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", "--seed", "7", "--out", str(tmp_path))
    assert (tmp_path / FILES[0]).read_bytes() != (folder() / FILES[0]).read_bytes()
    assert run("check", str(tmp_path)) == 0
    assert "every table is what seed 7 gives" in capsys.readouterr().out


def test_do_build_and_check_work_on_the_checkout_when_no_folder_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "find_root", lambda: tmp_path)
    assert run("build") == 0
    assert (tmp_path / "datasets" / FILES[0]).is_file()
    assert run("check") == 0


def test_are_the_tables_of_this_checkout_right() -> None:
    assert run("check", str(folder())) == 0


def test_does_check_find_a_table_that_no_seed_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table of another seed under a description that claims seed 42, hash renewed."""
    run("build", "--seed", "7", "--out", str(tmp_path))
    descriptor = tmp_path / FILES[1]
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    package["synthetic"]["seed"] = 42
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    assert run("check", str(tmp_path)) == 1
    out = capsys.readouterr().out
    assert "bookings_monthly.csv is not what seed 42 gives" in out
    assert "datapackage.json is not what seed 42 gives" in out
    assert "oms42 data build" in out


def test_does_check_find_a_damaged_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", "--out", str(tmp_path))
    (tmp_path / FILES[0]).write_text("month\n", encoding="utf-8")
    assert run("check", str(tmp_path)) == 1
    assert "has the hash" in capsys.readouterr().out


@pytest.mark.parametrize("seed", ['"seven"', "-1", "true", "null"])
def test_does_check_refuse_a_description_without_a_valid_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: str
) -> None:
    text = f'{{"resources": [], "synthetic": {{"seed": {seed}}}}}'
    (tmp_path / FILES[1]).write_text(text, encoding="utf-8")
    assert run("check", str(tmp_path)) == 1
    assert "names no valid seed" in capsys.readouterr().out


def test_does_check_report_an_empty_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(tmp_path)) == 1
    assert "there is no" in capsys.readouterr().out


def test_is_a_folder_that_does_not_exist_a_user_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"there is no folder .*nowhere.*data build --out"):
        run("check", str(tmp_path / "nowhere"))


def test_is_a_place_that_cannot_be_written_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CommandError, match="choose a folder that you may write to with --out"):
        run("build", "--out", str(tmp_path / "file"))


@pytest.mark.parametrize("seed", ["-1", "1.5", "x", "", "٣"])
def test_is_a_bad_seed_refused_with_the_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        run("build", f"--seed={seed}", "--out", str(tmp_path))
    assert caught.value.code == 2
    assert "the seed must be a whole number ≥ 0" in capsys.readouterr().err


def test_does_an_interrupted_write_leave_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(b"old")

    def interrupt(self: Path, target: Path) -> Path:
        assert self.read_bytes() == b"new"
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        data.write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.csv"]


@pytest.mark.parametrize("words", [(), ("build",), ("check",)])
def test_does_every_help_show_an_example(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words, "--help")
    assert caught.value.code == 0
    assert "  oms42 data" in capsys.readouterr().out
