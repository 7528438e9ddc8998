# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is what every notebook does done before the forks, and nothing that a student could see?"""

import json
import subprocess
import sys

CODE = """
import json, sys, warnings
import pandas
from oms42.grading.sandbox.warm import warm
before = (sys.displayhook, sys.excepthook, sys.stdout, list(warnings.filters))
warm()
after = (sys.displayhook, sys.excepthook, sys.stdout, list(warnings.filters))
names = ("stack_data", "ipykernel.debugger", "pandas.io.formats.html", "debugpy")
print(json.dumps([before == after, [name in sys.modules for name in names]]))
"""


FILES = """
import inspect, json
before = len(inspect.modulesbyfile)
from oms42.grading.sandbox.warm import know_modules
know_modules()
print(json.dumps([before, inspect.modulesbyfile.get(json.__file__)]))
"""


def test_is_it_noted_which_file_each_module_is_from() -> None:
    """The first error of a notebook is shown by way of this list."""
    done = subprocess.run([sys.executable, "-c", FILES], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [0, "json"]


def test_is_what_a_notebook_loads_late_loaded_and_nothing_left_behind() -> None:
    """A debugger is no part of a graded kernel."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, [True, True, True, False]]


def test_does_a_kernel_know_nothing_of_it(run) -> None:
    ask = "print(In, Out, [name for name in dir() if name[0] != '_'])"
    said = run(ask)[0]
    assert "answer" not in said
    assert "task" not in said
