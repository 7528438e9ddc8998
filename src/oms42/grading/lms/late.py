# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A late policy with days of grace and extensions, worked out again without running notebooks."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float, Unicode

from oms42.grading.lms.tables import LmsError, read_table

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

DAY = 86_400
NAME = "oms42.grading.lms.late.LatePolicy"


@dataclass(frozen=True)
class Extension:
    """What one student was granted for one assignment.

    Attributes:
        days: Days after the due date that cost nothing.
        excused: Whether the assignment does not count for the student.

    Example:
        >>> Extension(2.0).excused
        False
    """

    days: float = 0.0
    excused: bool = False


def read_extensions(file: Path) -> dict[tuple[str, str], Extension]:
    """Read who was granted what: a table with ``student_id``, ``assignment`` and ``extension``.

    Args:
        file: The CSV file; ``extension`` is a number of days, or ``EX`` for excused.

    Returns:
        The extensions by student and assignment; none if there is no such file.

    Raises:
        LmsError: If a column is missing, a row cannot be read, or two rows speak of one thing.

    Example:
        >>> read_extensions(Path("nowhere.csv"))
        {}
    """
    if not file.is_file():
        return {}
    made: dict[tuple[str, str], Extension] = {}
    for row in read_table(file.read_bytes(), file.name):
        missing = {"student_id", "assignment", "extension"} - set(row.fields)
        if missing:
            raise LmsError(f"{file.name} has no column {sorted(missing)[0]!r}; add it")
        key = row.fields["student_id"], row.fields["assignment"]
        if key in made:
            raise LmsError(f"{file.name}, row {row.number}: {key} is there twice; remove one")
        made[key] = _extension(row.fields["extension"], f"{file.name}, row {row.number}")
    return made


def _extension(text: str, where: str) -> Extension:
    """Read a number of days, or ``EX``."""
    if text.upper() == "EX":
        return Extension(excused=True)
    try:
        days = float(text.replace(",", "."))
    except ValueError:
        days = -1.0
    if not 0 <= days < math.inf:
        raise LmsError(f"{where}: the extension is {text!r}; give days (such as 2 or 0.5) or EX")
    return Extension(days)


def penalty(
    score: float,
    seconds_late: float,
    per_day: float,
    cap: float = 1.0,
    grace_minutes: float = 0.0,
    extension_days: float = 0.0,
) -> float:
    r"""Work out what a late submission costs.

    With $l$ the time after the extended due date in days, the penalty is
    $s \min(c, d \lceil l \rceil)$ for the points $s$, the daily share $d$ and the cap $c$;
    it is 0 while $l$ is within the grace period.

    Args:
        score: The points earned.
        seconds_late: Seconds after the due date, without the extension.
        per_day: The share of the points that each day begun costs, 0 to 1.
        cap: The largest share, 0 to 1.
        grace_minutes: Minutes after the due date that cost nothing.
        extension_days: Days by which the due date is put off.

    Returns:
        The points to take off.

    Example:
        >>> penalty(10.0, 25 * 3600, per_day=0.1), penalty(10.0, 25 * 3600, 0.1, extension_days=1)
        (2.0, 1.0)
    """
    late = seconds_late - extension_days * DAY
    if late <= grace_minutes * 60:
        return 0.0
    return score * min(cap, per_day * math.ceil(late / DAY))


class LatePolicy(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader ships no types
    """nbgrader's late penalty by day; ``c.AssignLatePenalties.plugin_class``."""

    per_day = Float(0.1, min=0, max=1, help="share of the points for each day").tag(config=True)
    cap = Float(1.0, min=0, max=1, help="the largest share").tag(config=True)
    grace_minutes = Float(0.0, min=0, help="minutes that cost nothing").tag(config=True)
    extensions = Unicode("extensions.csv", help="file in the course folder").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """Work out the penalty for nbgrader, while it grades.

        Args:
            student_id: The student.
            score: The points of the notebook.
            total_seconds_late: Seconds after the due date.

        Returns:
            The points to take off.
        """
        granted = read_extensions(_root(self.parent) / self.extensions)
        given = granted.get((student_id, str(self.parent.assignment_id)), Extension())
        return self.cost(score, total_seconds_late, given)

    def cost(self, score: float, seconds_late: float, given: Extension) -> float:
        """Work out a penalty by this policy.

        Args:
            score: The points of the notebook.
            seconds_late: Seconds after the due date.
            given: What the student was granted.

        Returns:
            The points to take off; 0 for who is excused.
        """
        if given.excused:
            return 0.0
        return penalty(score, seconds_late, self.per_day, self.cap, self.grace_minutes, given.days)


def _root(step: Any) -> Path:
    """Find the course folder: nbgrader's step hangs on an exporter, and that on a converter."""
    while not hasattr(step, "coursedir"):
        if step.parent is None:
            raise LmsError("the late policy was asked outside a course; run it through nbgrader")
        step = step.parent
    return Path(step.coursedir.root)


def recompute(
    gradebook: "Gradebook", assignment: str, policy: LatePolicy, course: Path
) -> dict[str, tuple[float, float]]:
    """Work out all late penalties of an assignment again, from the gradebook alone.

    Args:
        gradebook: The open gradebook.
        assignment: The assignment's name.
        policy: The policy.
        course: The course folder, which holds the extensions.

    Returns:
        The penalties before and now, for each student whose penalty changed.
    """
    granted = read_extensions(course / policy.extensions)
    changed: dict[str, tuple[float, float]] = {}
    for entry in gradebook.assignment_submissions(assignment):
        given = granted.get((entry.student.id, assignment), Extension())
        before = float(entry.late_submission_penalty or 0)
        for notebook in entry.notebooks:
            score = float(notebook.score or 0)
            cost = min(score, policy.cost(score, float(entry.total_seconds_late), given))
            notebook.late_submission_penalty = cost or None
        now = sum(float(one.late_submission_penalty or 0) for one in entry.notebooks)
        if abs(now - before) > 1e-9:
            changed[entry.student.id] = (before, now)
    gradebook.db.commit()
    return changed


def policy_of(app_config: Any) -> LatePolicy | None:
    """Give the course's policy, if its configuration names ours.

    Args:
        app_config: The configuration that nbgrader has read.

    Returns:
        The policy, or ``None`` where nbgrader's own plug-in is at work.

    Example:
        >>> from traitlets.config import Config
        >>> policy_of(Config()) is None
        True
    """
    chosen = app_config.AssignLatePenalties.get("plugin_class", "")
    ours = chosen in (NAME, LatePolicy)
    return LatePolicy(config=app_config) if ours else None
