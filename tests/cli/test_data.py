# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 data`: one company is built by the real command, and looked at from all sides."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from oms42.cli import data
from oms42.cli.errors import CommandError
from oms42.datasets.catalog import folder
from oms42.kelvane import files, world
from oms42.kelvane.contract import Contract
from oms42.kelvane.files import TableFiles, table_files
from oms42.kelvane.tables import contracts
from oms42.kelvane.world import Columns, build_world

DESCRIPTOR = "datapackage.json"


def run(*words: str) -> int:
    """Run `oms42 data …` without the rest of the command."""
    parser = argparse.ArgumentParser(prog="oms42")
    data.register(parser.add_subparsers(required=True))
    args = parser.parse_args(["data", *words])
    code: int = args.run(args)
    return code


def command(*words: str, **more: Any) -> "subprocess.Popen[str]":
    """Start `oms42 data …` as a process of its own."""
    code = "import sys; from oms42.cli.main import main; sys.exit(main(sys.argv[1:]))"
    line = [sys.executable, "-u", "-c", code, "data", *words]
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(line, text=True, **out, **more)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build a variant of another seed; give its folder and what the command said."""
    out = tmp_path_factory.mktemp("company") / "new" / "place"
    process = command("build", "--seed", "7", "--variant", "class-b", "--out", str(out))
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return out, said


@pytest.fixture(scope="module", autouse=True)
def worlds() -> Iterator[None]:
    """Let a company that was made again once in this process not be made a second time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world, "build_world", lru_cache(build_world))
        patch.setattr(files, "table_files", once_a_table())
        yield


def once_a_table() -> Callable[[Columns, Contract], TableFiles]:
    """Write the files of a company's table once, too."""
    kept: dict[tuple[int, str], TableFiles] = {}

    def made(columns: Columns, contract: Contract) -> TableFiles:
        key = (id(columns), contract.name)
        if key not in kept:
            kept[key] = table_files(columns, contract)
        return kept[key]

    return made


@pytest.fixture
def copy(built: tuple[Path, str], tmp_path: Path) -> Path:
    """Return a copy of the built company that a test may damage."""
    return Path(shutil.copytree(built[0], tmp_path / "copy"))


def test_does_build_write_every_table_and_tell_of_each(built: tuple[Path, str]) -> None:
    out, said = built
    package = json.loads((out / DESCRIPTOR).read_text(encoding="utf-8"))
    names = [contract.name for contract in contracts()]
    assert [entry["name"] for entry in package["resources"]] == names
    told = [line.split()[0] for line in said.splitlines() if " rows " in line]
    assert told == names
    assert "building field" in said
    assert "seed 7, variant class-b" in said.splitlines()[-1]
    assert not [file.name for file in out.iterdir() if file.name.endswith(".part")]


def test_does_the_package_name_the_seed_and_the_variant(built: tuple[Path, str]) -> None:
    package = json.loads((built[0] / DESCRIPTOR).read_text(encoding="utf-8"))
    assert (package["synthetic"]["seed"], package["synthetic"]["variant"]) == (7, "class-b")


def test_does_what_was_built_check_clean_even_when_made_again(
    built: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--rebuild", str(built[0])) == 0
    said = capsys.readouterr().out
    assert "every table is what this code makes of seed 7, variant class-b" in said


def test_are_the_published_tables_what_this_code_makes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A change of the generator without `oms42 data build` is found here."""
    assert run("check", "--rebuild", str(folder())) == 0
    assert "every table is what this code makes of seed 42" in capsys.readouterr().out


def test_does_check_find_a_company_that_its_claim_does_not_give(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tables of seed 7 under a description that claims seed 42, and one table taken out."""
    package = json.loads((copy / DESCRIPTOR).read_text(encoding="utf-8"))
    package["synthetic"] = {"seed": 42, "variant": ""}
    gone = package["resources"].pop()["name"]
    (copy / DESCRIPTOR).write_text(json.dumps(package), encoding="utf-8")
    assert run("check", "--rebuild", str(copy)) == 1
    said = capsys.readouterr().out
    assert "leads is not what seed 42 gives" in said
    assert f"{gone} is not in the folder" in said
    assert "oms42 data build" in said


def test_does_check_find_a_damaged_table(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = (copy / "accounts.csv.gz").read_bytes()
    (copy / "accounts.csv.gz").write_bytes(raw[:-20])
    assert run("check", str(copy)) == 1
    said = capsys.readouterr().out
    assert "accounts.csv.gz has the hash" in said
    assert "accounts.csv.gz cannot be unpacked" in said


def test_does_check_find_a_wrong_hash(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (copy / DESCRIPTOR).read_text(encoding="utf-8")
    package = json.loads(text)
    package["resources"][0]["hash"] = "sha256:" + "0" * 64
    (copy / DESCRIPTOR).write_text(json.dumps(package), encoding="utf-8")
    assert run("check", str(copy)) == 1
    assert "described is sha256:000" in capsys.readouterr().out


def test_do_build_and_check_work_on_the_checkout_when_no_folder_is_given(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "find_root", lambda: tmp_path)
    shutil.copytree(built[0], tmp_path / "datasets")
    assert run("check") == 0


@pytest.mark.parametrize(
    "synthetic",
    ['{"seed": "seven"}', '{"seed": -1}', '{"seed": true}', '{"seed": 1, "variant": "A B"}', "3"],
)
def test_does_check_refuse_a_description_that_names_no_company(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], synthetic: str
) -> None:
    text = f'{{"resources": [], "synthetic": {synthetic}}}'
    (tmp_path / DESCRIPTOR).write_text(text, encoding="utf-8")
    assert run("check", str(tmp_path)) == 1
    assert "names no company under synthetic" in capsys.readouterr().out


def test_does_check_report_an_empty_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(tmp_path)) == 1
    assert "there is no" in capsys.readouterr().out


def test_is_a_folder_that_does_not_exist_a_user_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"there is no folder .*nowhere.*data build --out"):
        run("check", str(tmp_path / "nowhere"))


def test_is_a_place_that_cannot_be_written_a_user_error(tmp_path: Path) -> None:
    """Told at once, before the company is built."""
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


@pytest.mark.parametrize("variant", ["Class B", "-x", "a/b", "a" * 41])
def test_is_a_bad_variant_refused_with_the_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], variant: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        run("build", f"--variant={variant}", "--out", str(tmp_path))
    assert caught.value.code == 2
    assert "the variant must be 1 to 40 lower-case ASCII letters" in capsys.readouterr().err


def test_does_an_interrupted_build_keep_every_file_as_it_was(copy: Path) -> None:
    """A real interruption while tables are being written: Ctrl+C to the running command."""
    before = {file.name: file.read_bytes() for file in copy.iterdir()}
    process = command("build", "--seed", "9", "--out", str(copy), start_new_session=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("accounts"):
            os.kill(process.pid, signal.SIGINT)
            break
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "interrupted" in said
    assert {file.name: file.read_bytes() for file in copy.iterdir()} == before


@pytest.mark.parametrize("words", [(), ("build",), ("check",)])
def test_does_every_help_show_an_example(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words, "--help")
    assert caught.value.code == 0
    assert "  oms42 data" in capsys.readouterr().out
