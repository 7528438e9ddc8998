# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The command as a whole: does it explain itself, and does every wrong word get one clear line?"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oms42 import __version__
from oms42.cli import site
from oms42.cli.errors import CommandError
from oms42.cli.main import main, parser

OMS42 = Path(sys.executable).with_name("oms42")


def commands(
    top: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Walk the parser: every command and subcommand there is."""
    yield words
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from commands(below, (*words, name))


EVERY = sorted(commands(parser()))


def test_is_every_family_there() -> None:
    assert {words[0] for words in EVERY if words} == {
        "archive",
        "budget",
        "build",
        "check",
        "course",
        "data",
        "exercises",
        "grade",
        "grade feedback",
        "lms",
        "prove",
        "serve",
        "setup",
        "site",
    }


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_does_every_command_answer_help_with_an_example_of_itself(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    examples = said[said.index("example") :]
    assert "\n  " + " ".join(["oms42", *words]) in examples


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_does_each_example_in_the_help_parse(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """An example that the command itself refuses would be worse than none."""
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    said = capsys.readouterr().out
    examples = re.findall(r"^  oms42 (.+?)(?:  .*)?$", said[said.index("example") :], re.M)
    assert examples
    for example in examples:
        assert callable(parser().parse_args(example.split()).run)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["bild"], "invalid choice: 'bild'"),
        (["data"], "the following arguments are required: ACTION"),
        (["build", "--frsh"], "unrecognized arguments: --frsh"),
        (["serve", "--port", "99999"], "'99999' is no port: give 0 (any free one) to 65535"),
        (["serve", "--port", "http"], "'http' is no port"),
        (["site", "--port", "-1"], "'-1' is no port"),
        (["site", "--port", "²"], "'²' is no port"),
        (["data", "build", "--seed", "x"], "the seed must be a whole number"),
    ],
)
def test_is_a_wrong_word_refused_with_its_reason(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("oms42")
    assert reason in last


@pytest.mark.parametrize(
    "words",
    [
        ("archive",),
        ("build",),
        ("serve",),
        ("site",),
        ("setup",),
        ("budget",),
        ("prove",),
        ("data", "build"),
        ("data", "check"),
        ("exercises", "build"),
        ("exercises", "check"),
    ],
    ids=" ".join,
)
def test_is_a_folder_that_is_no_checkout_one_clear_line(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"oms42: error: {tmp_path} is not inside a checkout of the book")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (CommandError("no port: choose one"), 2, "oms42: error: no port: choose one\n"),
        (KeyboardInterrupt(), 130, "oms42: interrupted; what was finished before is kept\n"),
    ],
)
def test_does_each_way_to_end_have_its_exit_code(
    raised: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(_args: argparse.Namespace) -> int:
        raise raised

    monkeypatch.setattr(site, "run_build", run)
    assert main(["build"]) == code
    assert capsys.readouterr().err == said


def test_is_a_commands_own_exit_code_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "run_build", lambda _args: 1)
    assert main(["build"]) == 1


def test_does_a_defect_of_ours_keep_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the user can mend is one line; the rest must be reportable."""

    def run(_args: argparse.Namespace) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(site, "run_build", run)
    with pytest.raises(ZeroDivisionError):
        main(["build"])


@pytest.mark.parametrize(
    ("missing", "extra"),
    [("altair", "book"), ("pandas.core", "data"), ("nbgrader", "grade"), ("playwright", "test")],
)
def test_is_a_library_that_is_not_installed_one_line_that_names_its_extra(
    missing: str,
    extra: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(_args: argparse.Namespace) -> int:
        raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)

    monkeypatch.setattr(site, "run_build", run)
    assert main(["build"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"oms42: error: this needs {missing.split('.')[0]}, which is not")
    assert f"its {extra} extra (make setup, or pip install 'oms42[{extra}]')" in said


@pytest.mark.parametrize("name", ["oms42.book.gone", None])
def test_does_an_import_that_fails_among_ourselves_keep_its_traceback(
    name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_args: argparse.Namespace) -> int:
        raise ImportError("a defect", name=name)

    monkeypatch.setattr(site, "run_build", run)
    with pytest.raises(ImportError, match="a defect"):
        main(["build"])


@pytest.mark.parametrize(
    "words",
    [["prove"], ["data", "check"], ["exercises", "check"], ["budget"]],
    ids=" ".join,
)
def test_does_no_command_end_in_a_traceback_where_numpy_is_all_there_is(
    words: list[str],
) -> None:
    """The real commands on this checkout, every other library hidden from them."""
    code = (
        "import sys, importlib.abc\n"
        "class Hide(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] not in {*sys.stdlib_module_names, 'numpy', 'oms42'}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Hide())\n"
        "from oms42.cli.main import main\n"
        f"sys.exit(main({words!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or (done.returncode == 2 and "'oms42[" in done.stderr)


def test_does_the_installed_command_say_its_version() -> None:
    said = subprocess.run([OMS42, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == f"oms42 {__version__}\n"


def test_does_help_come_without_loading_what_only_some_commands_need() -> None:
    """Each of these takes a second, and not every install has it."""
    code = (
        "import sys; from oms42.cli.main import parser; parser().format_help();"
        "print([name for name in ('sphinx', 'pandas', 'scipy', 'altair', 'playwright', 'nbgrader',"
        " 'ipywidgets', 'fontTools') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_does_the_command_start_without_numpy() -> None:
    """Only the commands on tables need it; loading it would cost every other one its time."""
    code = "import sys, oms42.cli.main; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
