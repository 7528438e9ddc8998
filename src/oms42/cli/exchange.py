# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the actions of ``oms42 lms`` do."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oms42.cli.errors import CommandError
from oms42.cli.project import course_folder

if TYPE_CHECKING:
    from oms42.grading.lms.grades import Grades


def run_roster(args: argparse.Namespace) -> int:
    """Read an export into the roster and the gradebook.

    Args:
        args: ``source``, ``lms``, ``course``.

    Returns:
        0.

    Raises:
        CommandError: If the table cannot be used.
    """
    from oms42.grading.lms import exported, roster, tables

    course = _course(args)
    try:
        read = exported.read_export(_bytes(args.source), args.source.name, args.lms)
        people = roster.merged(roster.load(course), read)
        changed = roster.save(course, people)
    except tables.LmsError as error:
        raise CommandError(str(error)) from error
    with _gradebook(course) as (_, gradebook):
        roster.enter(people, gradebook)
    print(f"{len(read)} student(s) read; {roster.FILE} {'written' if changed else 'unchanged'}")
    gone = [one.student for one in people if not any(_same(one, other) for other in read)]
    if gone:
        print(f"not in {args.source.name}, and kept: {', '.join(gone)}")
    for group in roster.namesakes(people):
        ids = ", ".join(one.student for one in group)
        print(f"{ids} are all called {group[0].name!r}: where files bear names alone, they wait")
    return 0


def _zone(name: str) -> Any:
    """Find a time zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # late: bare installations lack a part

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CommandError(f"no time zone {name!r}; give one such as Europe/Berlin") from error


def _same(one: Any, other: Any) -> bool:
    """Whether a student of the roster is one of the export."""
    keys = ("student", "lms_id", "sis_id", "login", "email")
    return any(getattr(one, key) and getattr(one, key) == getattr(other, key) for key in keys)


def run_collect(args: argparse.Namespace) -> int:
    """Take an archive apart.

    Args:
        args: ``assignment``, ``source``, ``lms``, ``course``, ``timezone``.

    Returns:
        0 if every file found its student, 1 otherwise.

    Raises:
        CommandError: If the archive or the assignment cannot be used.
    """
    from oms42.grading.lms import roster, tables
    from oms42.grading.lms.collect import collect

    course = _course(args)
    zone = _zone(args.timezone)
    with _gradebook(course) as (_, gradebook):
        names = [one.name for one in _assignment(gradebook, args.assignment).notebooks]
    try:
        people = roster.load(course)
        made = collect(course, args.assignment, args.source, args.lms, people, names, zone)
    except tables.LmsError as error:
        raise CommandError(str(error)) from error
    print(f"{len(made.students)} student(s) collected, {len(made.written)} file(s) written")
    for title, lines in (
        ("an earlier version, kept", made.earlier),
        ("of nobody, kept in collected/", made.unmatched),
        ("left out", made.findings),
    ):
        for line in lines:
            print(f"{title}: {line if line.isprintable() else ascii(line)}")
    return 0 if made.complete else 1


def run_grades(args: argparse.Namespace) -> int:
    """Write grades.

    Args:
        args: ``assignment``, ``lms``, ``course``, ``to``, ``item``, ``tasks``, ``absent_zero``.

    Returns:
        0 if every student has a grade, 1 otherwise.

    Raises:
        CommandError: If there is no roster or no such assignment.
    """
    from oms42.grading.lms import grades, late, roster, tables

    course = _course(args)
    try:
        people = roster.load(course)
        if not people:
            raise CommandError(f"{course} has no roster.csv; run 'oms42 lms roster' first")
        with _gradebook(course) as (coursedir, gradebook):
            _assignment(gradebook, args.assignment)
            policy = late.policy_of(coursedir.parent.config)
            if policy is not None:
                changed = late.recompute(gradebook, args.assignment, policy, course)
                for student, (before, now) in changed.items():
                    print(f"{student}: late penalty {before:g}, now {now:g}")
            granted = late.read_extensions(course / (policy or late.LatePolicy()).extensions)
            chosen = (args.assignment, people, granted, args.absent_zero)
            found = grades.gather(coursedir, gradebook, *chosen)
        table = grades.layout(found, args.lms, args.item or args.assignment, args.tasks)
        tables.write_table(args.to, table)
    except tables.LmsError as error:
        raise CommandError(str(error)) from error
    return _tell(found, args.to)


def _tell(found: "Grades", file: Path) -> int:
    """Say how many have a grade, and why the others have none."""
    graded = sum(line.score is not None for line in found.lines)
    print(f"{graded} of {len(found.lines)} student(s) have a grade in {file}")
    empty = [line for line in found.lines if line.score is None]
    for line in empty:
        print(f"left empty: {line.person.student} ({line.why})")
    for student in found.strangers:
        print(f"not in roster.csv, and not written: {student}")
    waiting = [line for line in empty if line.why not in ("excused", "not handed in")]
    return 1 if waiting or found.strangers else 0


def run_feedback(args: argparse.Namespace) -> int:
    """Pack feedback.

    Args:
        args: ``assignment``, ``lms``, ``course``, ``to``.

    Returns:
        0 if everyone whose work was collected has a page, 1 otherwise.

    Raises:
        CommandError: If there is nothing to pack.
    """
    from oms42.grading.lms.feedback import pack
    from oms42.grading.lms.tables import LmsError, write_private

    try:
        packed = pack(_course(args), args.assignment, args.lms)
    except LmsError as error:
        raise CommandError(str(error)) from error
    write_private(args.to, packed.data)
    print(f"feedback for {len(packed.students)} student(s) packed into {args.to}")
    for student in packed.without:
        print(f"no feedback yet: {student}")
    return 1 if packed.without else 0


def _course(args: argparse.Namespace) -> Path:
    """Find the course folder."""
    course = course_folder(args.course)
    if not (course / "nbgrader_config.py").is_file():
        raise CommandError(
            f"{course} has no nbgrader_config.py, so it is not a course folder; name one with "
            "--course"
        )
    return course


def _bytes(file: Path) -> bytes:
    """Read a file that the user named."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(
            f"{file} cannot be read ({error.strerror}): give the path of the LMS's CSV file"
        ) from error


def _gradebook(course: Path) -> Any:
    """Open the course's gradebook."""
    from oms42.grading.lms.opening import opened

    return opened(course)


def _assignment(gradebook: Any, name: str) -> Any:
    """Find an assignment."""
    from oms42.grading.lms.opening import find_assignment

    try:
        return find_assignment(gradebook, name)
    except ValueError as error:
        raise CommandError(str(error)) from error
