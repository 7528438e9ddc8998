# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""nbgrader's settings for this course; nbgrader reads them when it is started in this folder."""

c = get_config()  # noqa: F821 - nbgrader defines it before it runs this file

c.CourseDirectory.course_id = "oms42"

# Beside each source notebook stands its text, with the solutions and the hidden tests. nbgrader
# copies every file that is not ignored into the release and into each graded folder. The first
# four are nbgrader's own. defects.md, the key to the tables, belongs beside the assignments and not
# into one; if it strays there, it stays here.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "*.py",
    "defects.md",
]

# A test cell that a student has deleted comes back at grading instead of costing its points.
c.OverwriteCells.add_missing_cells = True

# Seconds for one cell. The second is how long nbgrader waits for a kernel's next message; at its
# default of 4 a busy machine ends the notebook without a grade.
c.Execute.timeout = 60
c.Execute.iopub_timeout = 60

# How Canvas names the files of "Download Submissions": name_[LATE_]user_attachment_file, and
# file-1 when the student has handed in before. The student's id is Canvas's user id. nbgrader
# matches from the start of the whole path, hence the beginning.
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\][^/\\]*?_(?:LATE_)?(?P<student_id>\d+)_\d+_(?P<file_id>[^/\\]+?)(?:-\d+)?\.ipynb$"
)

# Student code runs behind walls; see "Know this before you grade" in README.md.
from oms42.grading.config import configure  # noqa: E402 - nbgrader defines c above

configure(c)
