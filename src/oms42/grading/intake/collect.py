# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`nbgrader zip_collect` for archives that anyone may have filled.

An LMS packs what students uploaded. Archives are read by :mod:`oms42.grading.intake.archive`, and
an archive within one is left packed: the pre-flight of that submission looks into it.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.plugins.zipcollect import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Integer

from oms42.grading.intake.archive import read_archive
from oms42.grading.intake.limits import MIB, Limits
from oms42.grading.intake.names import student_problem
from oms42.grading.intake.timestamp import checked_time

if TYPE_CHECKING:
    from oms42.grading.intake.finding import Finding


class CarefulExtractor(ExtractorPlugin):  # type: ignore[misc]  # nbgrader ships no types
    """Unpacks an LMS's archives member by member; ``c.ZipCollectApp.extractor_plugin``."""

    max_files = Integer(20_000, help="members of one archive").tag(config=True)
    max_bytes = Integer(2048 * MIB, help="unpacked bytes of one archive").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack every archive, and copy every other plain file.

        Args:
            archive_path: The folder with what was downloaded.
            extracted_path: The folder to fill.
        """
        top = Path(archive_path)
        files = [file for file in sorted(top.rglob("*")) if not file.is_dir()]
        if not files:
            self.log.warning("No files found in directory: %s", archive_path)
        for file in files:
            if file.is_symlink() or not file.is_file():
                self.log.error("%r is not a plain file; it is left out", file.name)
                continue
            target = Path(extracted_path) / file.parent.relative_to(top)
            target.mkdir(parents=True, exist_ok=True)
            if file.suffix.lower() == ".zip":
                self._unpack(file, target / file.stem)
            else:
                shutil.copy(file, target / file.name)

    def _unpack(self, file: Path, target: Path) -> None:
        """Unpack one archive; what is left out is said in the log."""
        limits = Limits(files=self.max_files, total_bytes=self.max_bytes)
        contents = read_archive(file.read_bytes(), file.name, limits)
        self._tell(contents.findings)
        for name, data in contents.files.items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)

    def _tell(self, findings: "list[Finding]") -> None:
        for one in findings:
            self.log.error("%s", one.line())


class CarefulCollector(FileNameCollectorPlugin):  # type: ignore[misc]  # nbgrader ships no types
    """Reads file names as nbgrader does, and refuses what is no id or no time.

    Named in the configuration: ``c.ZipCollectApp.collector_plugin``.
    """

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Read a student's id, and the time if there is one, out of a file's name.

        Args:
            submitted_file: The file's absolute path.

        Returns:
            nbgrader's fields, or ``None`` to leave the file where it is.
        """
        found: dict[str, str] | None = super().collect(submitted_file)
        if found is None:
            return None
        student = str(found.get("student_id", ""))
        if (problem := student_problem(student)) is not None:
            self.log.error("%r: the student id %r %s", submitted_file, student, problem)
            return None
        if moment := found.pop("timestamp", None):
            kept, findings = checked_time(moment.encode())
            if kept is not None:
                found["timestamp"] = kept.decode()
            for one in findings:
                self.log.warning("%r: %s", submitted_file, one.line())
        return found
