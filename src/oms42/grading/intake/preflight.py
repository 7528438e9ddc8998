# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pre-flight of one submission: from the folder to what is graded, or to a reason."""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from oms42.grading.intake.archive import read_archive
from oms42.grading.intake.cells import aligned
from oms42.grading.intake.expected import Expected, ExpectedCell
from oms42.grading.intake.finding import FLAGGED, MENDED, NOTE, Finding, Report
from oms42.grading.intake.folder import Contents, note_unread, read_folder
from oms42.grading.intake.limits import Limits
from oms42.grading.intake.names import candidates, student_problem
from oms42.grading.intake.reading import read_notebook
from oms42.grading.intake.shape import UnusableError, shaped
from oms42.grading.intake.timestamp import FILE, checked_time

# a browser runs these, or Python imports them; nothing of the kind is needed for grading
_ACTIVE = {
    *(".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml"),
    *(".xsl", ".xslt", ".js", ".mjs", ".css", ".swf", ".pdf", ".wasm", ".htc", ".map"),
    *(".so", ".pyd", ".dll", ".dylib", ".pth", ".pyc", ".egg", ".whl", ".zip", ".gz", ".tar"),
}


@dataclass(frozen=True)
class Outcome:
    """What the pre-flight makes of a submission.

    Attributes:
        report: What was found.
        files: The bytes that are graded, by path; empty for a flagged submission.
    """

    report: Report
    files: dict[str, bytes]


def preflight(
    folder: Path,
    student: str,
    assignment: str,
    expected: Expected,
    limits: Limits | None = None,
) -> Outcome:
    """Look at one submission before nbgrader sees it. The submission is not changed.

    Args:
        folder: The folder that holds it.
        student: The student's id.
        assignment: The assignment's name.
        expected: What each notebook must hold, by the notebook's name.
        limits: What the submission may measure.

    Returns:
        The report and the files to grade. Whatever was handed in, this ends with one of the two.
    """
    limits = limits or Limits()
    report = Report(assignment, student)
    if (problem := student_problem(student)) is not None:
        what = f"The student id {student!r} {problem}."
        todo = "Rename the folder to the student's id and grade again."
        return Outcome(replace(report, findings=(Finding("student-id", FLAGGED, what, todo),)), {})
    contents = read_folder(folder, limits)
    digest = _digest(contents)
    try:
        files = _graded(contents, expected, limits)
    except Exception as error:  # noqa: BLE001 - whatever was handed in, the others are graded
        what = f"The look at it failed ({type(error).__name__}: {str(error)[:200]!r})."
        todo = "Open the notebook in Jupyter, save it, and grade again."
        contents.findings.append(Finding("not-understood", FLAGGED, what, todo))
        files = {}
    report = replace(report, digest=digest, findings=tuple(contents.findings))
    if report.status == FLAGGED:
        return Outcome(report, {})
    return Outcome(replace(report, files=tuple(files)), files)


def _digest(contents: Contents) -> str:
    """Give one number for all that was handed in."""
    whole = hashlib.sha256()
    for path, data in contents.files.items():
        name = path.encode("utf-8", "surrogateescape")
        whole.update(b"%d %d " % (len(name), len(data)) + name + data)
    return whole.hexdigest()


def _graded(contents: Contents, expected: Expected, limits: Limits) -> dict[str, bytes]:
    """Give the files to grade; what was found goes into the contents' findings."""
    findings = contents.findings
    if not any(candidates(name, contents.files) for name in expected):
        _open_archives(contents, limits)
    made: dict[str, bytes] = {}
    used: set[str] = set()
    for name, cells in expected.items():
        path = _choose(name, contents, used)
        if path is not None:
            used.add(path)
            data = _notebook(contents.files[path], name, cells, limits, findings)
            made |= {f"{name}.ipynb": data} if data is not None else {}
    if not any(one.level == FLAGGED for one in findings):
        findings += _absent(contents, expected, made)
    for path, data in contents.files.items():
        inside = any(f"{parent}" in made for parent in PurePosixPath(path).parents)
        if path not in used and not inside:
            made |= _beside(path, data, findings)
    return made


def _open_archives(contents: Contents, limits: Limits) -> None:
    """Where no notebook lies, look into the one archive that does."""
    packed = [path for path in contents.files if path.lower().endswith(".zip")]
    if len(packed) != 1:
        return
    inside = read_archive(contents.files[packed[0]], packed[0], limits)
    contents.findings += inside.findings
    if inside.files:
        what = f"The work was handed in as an archive, {packed[0]!r}."
        contents.findings.append(Finding("packed", MENDED, what, "It has been unpacked."))
        contents.files = {**contents.files, **inside.files}


def _choose(name: str, contents: Contents, used: set[str]) -> str | None:
    """Choose the file that stands for a notebook; two that differ are for a person."""
    found = [path for path in candidates(name, contents.files) if path not in used]
    found = found or _only_one(contents, used)
    if not found:
        return None
    exact = f"{name}.ipynb"
    rivals = [path for path in found if contents.files[path] != contents.files[found[0]]]
    if rivals:
        what = f"{found[0]!r} and {rivals[0]!r} may both be the notebook {exact!r}."
        todo = f"Choose one and name it {exact!r}."
        contents.findings.append(Finding("two-notebooks", FLAGGED, what, todo))
        return None
    if found[0] != exact:
        what = f"The notebook is called {found[0]!r}."
        contents.findings.append(Finding("renamed", MENDED, what, f"It is graded as {exact!r}."))
    else:
        _note_namesakes(name, contents)
    return found[0]


def _only_one(contents: Contents, used: set[str]) -> list[str]:
    """A single notebook of another name: whether it is the right one, its cells will tell."""
    left = [path for path in contents.files if path.lower().endswith(".ipynb")]
    return left if len(left) == 1 and not used else []


def _note_namesakes(name: str, contents: Contents) -> None:
    """Say so if another file might be the one that the student meant."""
    exact = f"{name}.ipynb"
    others = [path for path in contents.files if path != exact]
    for path in candidates(name, others):
        if path.endswith(".ipynb") and contents.files[path] != contents.files[exact]:
            what = f"Beside {exact!r} lies {path!r}, which differs."
            contents.findings.append(
                Finding("second-notebook", NOTE, what, f"{exact!r} is the one that is graded.")
            )


def _notebook(
    data: bytes, name: str, cells: tuple[ExpectedCell, ...], limits: Limits, findings: list[Finding]
) -> bytes | None:
    """Read, mend and write one notebook; unchanged bytes stay the same bytes."""
    read = read_notebook(data, name, limits)
    findings += read.findings
    if read.notebook is None:
        return None
    try:
        notebook, found = shaped(read.notebook, name, limits)
        findings += found
        notebook["cells"], found = aligned(notebook["cells"], cells, name)
        findings += found
    except UnusableError as error:
        findings.append(error.finding)
        return None
    except RecursionError:
        todo = "Ask the student to save it in Jupyter and hand it in again."
        findings.append(Finding("nested-too-deep", FLAGGED, f"{name} is nested too deep.", todo))
        return None
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace")  # settings may hold half a character


def _absent(contents: Contents, expected: Expected, made: dict[str, bytes]) -> list[Finding]:
    """Say which notebooks are not there; without any, say what is."""
    names = [repr(f"{name}.ipynb") for name in expected if f"{name}.ipynb" not in made]
    if names and made:
        what = f"There is no {' and no '.join(names)}."
        return [Finding("missing-notebook", MENDED, what, "Its tasks count as not handed in.")]
    if made:
        return []
    there = ", ".join(repr(path) for path in list(contents.files)[:5]) or "nothing"
    what = f"There is no {' or '.join(names) or 'notebook to grade'}; there is {there}."
    todo = "Ask for the notebook, or rename the right file."
    return [Finding("no-notebook", FLAGGED, what, todo)]


def _beside(path: str, data: bytes, findings: list[Finding]) -> dict[str, bytes]:
    """Keep a file that lies beside the notebooks, unless it could act by itself."""
    if path == FILE:
        kept, found = checked_time(data)
        findings += found
        return {} if kept is None else {FILE: kept}
    ending = PurePosixPath(path).suffix.lower()
    if path.lower().endswith((".ipynb", ".ipynb.txt")):
        findings.append(note_unread(path, "is a notebook that the assignment does not have"))
    elif ending in _ACTIVE:
        findings.append(note_unread(path, "could run or be unpacked by itself"))
    else:
        return {path: data}
    return {}
