# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A course folder: where its exercises are, building them, checking them.

The folder is laid out as nbgrader wants it: ``nbgrader_config.py`` beside ``source/``, and in
``source/`` a folder for each exercise. Each text there, ``source/e2/forecasting.py``, becomes the
notebook beside it, ``source/e2/forecasting.ipynb``, which git ignores.
"""

import fnmatch
from dataclasses import dataclass
from pathlib import Path

import nbformat
from traitlets.config.loader import LazyConfigValue, PyFileConfigLoader

from oms42.grading.rules import problems
from oms42.grading.text import ExerciseError, dumps, to_notebook, to_text

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Source:
    """One notebook of one exercise, as text.

    Attributes:
        text: The ``.py`` file that is written by hand.
        label: Its path inside the course folder, for messages.

    Example:
        >>> Source(Path("source/e2/forecasting.py"), "source/e2/forecasting.py").notebook.name
        'forecasting.ipynb'
    """

    text: Path
    label: str

    @property
    def notebook(self) -> Path:
        """The notebook that nbgrader reads, beside the text."""
        return self.text.with_suffix(".ipynb")


def find_sources(course: Path, name: str | None = None) -> tuple[Source, ...]:
    """Find the texts of a course's exercises.

    Args:
        course: The course folder.
        name: An exercise's name, ``e2``; all exercises when left out.

    Returns:
        The texts, in alphabetical order.

    Raises:
        ExerciseError: If the folder is not a course, or has no exercise of that name.

    Example:
        >>> find_sources(Path("no-such-course"))
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: no-such-course has no nbgrader_config.py, so it is not ...
    """
    if not (course / CONFIG).is_file():
        raise ExerciseError(
            f"{course} has no {CONFIG}, so it is not a course folder; name one with --course"
        )
    texts = sorted((course / "source").glob("*/*.py"))
    names = sorted({path.parent.name for path in texts})
    if not names:
        raise ExerciseError(f"{course} has no exercise; write one as source/NAME/NOTEBOOK.py")
    if name not in (None, *names):
        raise ExerciseError(f"{course} has no exercise {name!r}; it has: {', '.join(names)}")
    return tuple(
        Source(path, path.relative_to(course).as_posix())
        for path in texts
        if name in (None, path.parent.name)
    )


def build(source: Source) -> bool:
    """Write the notebook of a text, if it is missing or says something else.

    Args:
        source: The text.

    Returns:
        Whether the notebook was written.

    Raises:
        ExerciseError: If the text breaks a rule, or if the notebook was edited since it was built
            and the edit would be lost.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     source = Source(Path(folder, "mean.py"), "mean.py")
        ...     _ = source.text.write_text("x = 1")
        ...     build(source)  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: mean.py: the text begins with 'x = 1'; it must begin ...
    """
    text = _read(source)
    try:
        notebook = to_notebook(text)
    except ExerciseError as error:
        raise ExerciseError(f"{source.label}: {error}") from error
    if found := problems(notebook):
        raise ExerciseError("\n".join(f"{source.label}: {words}" for words in found))
    content = dumps(notebook).encode()
    if source.notebook.is_file():
        if source.notebook.read_bytes() == content:
            return False
        _keep_edits(source, text)
    source.notebook.write_bytes(content)
    return True


def check(source: Source) -> tuple[str, ...]:
    """List what is wrong with a text and with the notebook built from it.

    Args:
        source: The text.

    Returns:
        One message for each problem; empty if the text obeys the rules, is written the way that
        the notebook gives back, and the notebook beside it is the one that it makes.

    Raises:
        ExerciseError: If the text is not UTF-8.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     source = Source(Path(folder, "mean.py"), "mean.py")
        ...     _ = source.text.write_text("x = 1")
        ...     check(source)[0][:40]
        "mean.py: the text begins with 'x = 1'; i"
    """
    text = _read(source)
    try:
        notebook = to_notebook(text)
    except ExerciseError as error:
        return (f"{source.label}: {error}",)
    found = [f"{source.label}: {words}" for words in problems(notebook)]
    if not found and (line := _first_difference(text, to_text(notebook))):
        found.append(f"{source.label}: line {line} would change on the way to a notebook and back")
    if not source.notebook.is_file():
        found.append(f"{source.label}: its notebook is missing; run 'oms42 exercises build'")
    elif not found and source.notebook.read_bytes() != dumps(notebook).encode():
        found.append(f"{source.label}: its notebook says something else; run the build again")
    return tuple(found)


def check_config(course: Path) -> tuple[str, ...]:
    """List what is wrong with a course's nbgrader configuration.

    nbgrader copies every file beside a source notebook into the release. The texts hold the
    solutions and the hidden tests, so the configuration must tell it to leave them out.

    Args:
        course: The course folder.

    Returns:
        One message for each problem; empty if there is none.

    Raises:
        ExerciseError: If the folder has no exercise.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = Path(folder, CONFIG).write_text("1 / 0")
        ...     check_config(Path(folder))
        ('nbgrader_config.py stopped with ZeroDivisionError: division by zero',)
    """
    loader = PyFileConfigLoader(CONFIG, path=str(course))
    try:
        ignored = loader.load_config().CourseDirectory.get("ignore", [])
    except Exception as error:  # noqa: BLE001 - the file is the instructor's own Python
        return (f"{CONFIG} stopped with {type(error).__name__}: {error}",)
    if isinstance(ignored, LazyConfigValue):
        ignored = ignored.get_value([])
    released = [
        source.label
        for source in find_sources(course)
        if not any(fnmatch.fnmatch(source.text.name, pattern) for pattern in ignored)
    ]
    return tuple(
        f"{CONFIG}: nbgrader would release {label}, solutions and hidden tests included; put "
        "'*.py' into c.CourseDirectory.ignore"
        for label in released
    )


def _read(source: Source) -> str:
    """Read a text; its line ends are those of Unix wherever it was written."""
    try:
        return source.text.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ExerciseError(
            f"{source.label}: it is not UTF-8 text ({error}); save it as UTF-8"
        ) from error


def _keep_edits(source: Source, text: str) -> None:
    """Refuse to overwrite a notebook that was edited after its text was."""
    if source.notebook.stat().st_mtime_ns < source.text.stat().st_mtime_ns:
        return
    try:
        notebook = nbformat.read(source.notebook, as_version=4)  # type: ignore[no-untyped-call] # nbformat ships no hints
        edited = to_text(notebook) != text
    except Exception:  # noqa: BLE001 - nbformat raises many kinds; what it cannot read stays too
        edited = True
    if edited:
        raise ExerciseError(
            f"{source.label}: the notebook beside it was changed later than the text; bring the "
            "change into the text, or delete the notebook, and build again"
        )


def _first_difference(first: str, second: str) -> int | None:
    """Return the number of the first line in which two texts differ."""
    lines, others = [*first.splitlines(), ""], [*second.splitlines(), ""]
    pairs = zip(lines, others, strict=False)
    differing = (number for number, (one, two) in enumerate(pairs, start=1) if one != two)
    return next(differing, None if first == second else min(len(lines), len(others)))
