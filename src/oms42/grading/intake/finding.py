# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the pre-flight found in a submission, in words that a person can act on."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

NOTE, MENDED, FLAGGED = "note", "mended", "flagged"
AS_IS = "as is"
_ORDER = (FLAGGED, MENDED, NOTE)


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        kind: A short name, the same for the same thing, such as ``duplicate-cell``.
        level: ``note`` (nothing had to change), ``mended`` (the copy that is graded was changed)
            or ``flagged`` (a person has to act before it can be graded).
        what: What was found, with the value.
        todo: What was done about it, or what to do.

    Example:
        >>> Finding("no-notebook", FLAGGED, "There is no notebook.", "Ask for it.").line()
        'flagged: There is no notebook. Ask for it.'
    """

    kind: str
    level: str
    what: str
    todo: str = ""

    def line(self) -> str:
        """Say it in one line.

        Returns:
            The level, what was found and what to do; never a line break or a control character.
        """
        text = f"{self.level}: {self.what} {self.todo}".strip()
        return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


@dataclass(frozen=True)
class Report:
    """What the pre-flight says about one submission.

    Attributes:
        assignment: The assignment's name.
        student: The student's id, as the folder is named.
        findings: What was found; empty for a submission that is graded as it is.
        digest: SHA-256 of the names and bytes that were handed in; empty if they were not read.
        files: The names in the copy that is graded.

    Example:
        >>> report = Report("e2", "1000", (Finding("bom", MENDED, "A byte order mark."),))
        >>> report.status, Report.from_json(report.to_json()) == report
        ('mended', True)
    """

    assignment: str
    student: str
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    files: tuple[str, ...] = field(default=())

    @property
    def status(self) -> str:
        """Whether it is graded ``as is``, graded ``mended``, or ``flagged``."""
        return worst(self.findings)

    def words(self) -> str:
        """Say what was found, a line a finding, the gravest first.

        Returns:
            Text for a person; one line if there is nothing to say.
        """
        ordered = sorted(self.findings, key=lambda one: _ORDER.index(one.level))
        lines = [one.line() for one in ordered] or ["nothing to mend"]
        return "\n".join(lines)

    def to_json(self) -> str:
        """Write the report as JSON text.

        Returns:
            Text that :meth:`from_json` reads; names that are not UTF-8 keep their escapes.
        """
        return json.dumps({"status": self.status, **asdict(self)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Report":
        """Read a report.

        Args:
            text: What :meth:`to_json` wrote.

        Returns:
            The same report.
        """
        found = json.loads(text)
        found.pop("status")
        findings = tuple(Finding(**one) for one in found.pop("findings"))
        return cls(**{**found, "findings": findings, "files": tuple(found["files"])})


def worst(findings: Iterable[Finding]) -> str:
    """Give the status that findings add up to.

    Args:
        findings: What was found.

    Returns:
        ``flagged``, ``mended`` or ``as is``.

    Example:
        >>> worst([Finding("a", MENDED, ""), Finding("b", FLAGGED, "")])
        'flagged'
    """
    levels = {one.level for one in findings}
    return next((level for level in (FLAGGED, MENDED) if level in levels), AS_IS)
