# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Enter grades as a person would, and read all of them back: a step of the test of E2.

Called as ``python enter_grades.py`` in a course folder, with JSON on stdin: for each student the
points and the comment of the written answer. Prints, as JSON, each student's points by task.
"""

import json
import sys

GRADED = ("mase-tests", "pinball-tests", "asof-tests", "decision")


def main() -> None:
    """Enter what stdin says into the gradebook here; print what it then holds."""
    from nbgrader.api import Gradebook  # seconds to import, and not in the process of the tests

    with Gradebook("sqlite:///gradebook.db") as gradebook:
        for student, (points, words) in json.load(sys.stdin).items():
            grade = gradebook.find_grade("decision", "forecasting", "e2", student)
            grade.manual_score, grade.needs_manual_grade = points, False
            gradebook.find_comment("decision", "forecasting", "e2", student).manual_comment = words
        gradebook.db.commit()
        found = {
            student.id: {
                name: gradebook.find_grade(name, "forecasting", "e2", student.id).score
                for name in GRADED
            }
            for student in gradebook.students
        }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
