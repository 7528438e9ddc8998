# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does honest work get the same points apart as in one kernel, to the last?

Each case is a student's code and a test cell. The test runs twice in the real tests' process: once
with the student's code beside it in one namespace, as stock nbgrader does it, and once with the
student's code behind the pipe.
"""

import pytest

CASES = {
    "a number": ("def f(x): return x / 3", "assert f(1) == 1 / 3", 4),
    "a wrong number": ("def f(x): return x", "assert f(1) == 2, 'twice'", 0),
    "partial credit": ("def f(x): return x", "float(1.5 + f(1))", 2.5),
    "partial credit of NumPy": ("import numpy as np\nf = np.float64", "f(2.5)", 4),
    "a name that is missing": ("", "assert f(1) == 1", 0),
    "a syntax error in the test": ("f = 1", "assert f ==", 0),
    "an exception of the builtins": (
        "def f(k):\n    if k < 1: raise ValueError('at least 1')",
        "try: f(0)\nexcept ValueError as error: assert 'at least' in str(error)\nelse: assert 0",
        4,
    ),
    "an exception of one's own": (
        "class Short(ValueError): pass\ndef f(): raise Short('x')",
        "try: f()\nexcept Short as error: assert str(error) == 'x'\nelse: assert False",
        4,
    ),
    "an exception of a library": (
        "import numpy as np\ndef f(a): return np.linalg.inv(a)",
        "import numpy as np\ntry: f(np.zeros((2, 2)))\nexcept np.linalg.LinAlgError: 4.0",
        4,
    ),
    "an exit": ("import sys\ndef f(): sys.exit()", "try: f()\nexcept Exception: pass", 0),
    "print": ("def f(): print('words')", "f()", 4),
    "print to stderr": ("import sys\ndef f(): print('words', file=sys.stderr)", "f()", 0),
    "print to stderr, caught": (
        "import sys\ndef f(): print('words', file=sys.stderr)",
        "import contextlib, io\nwith contextlib.redirect_stderr(io.StringIO()) as err: f()\n"
        "assert err.getvalue() == 'words\\n'",
        4,
    ),
    "a warning": ("import warnings\ndef f(): warnings.warn('short')", "f()", 0),
    "a warning, ignored": (
        "import warnings\ndef f(): warnings.warn('short')",
        "import warnings\nwith warnings.catch_warnings():\n"
        "    warnings.simplefilter('ignore')\n    f()",
        4,
    ),
    "a warning, recorded": (
        "import warnings\ndef f(): warnings.warn('short', FutureWarning)",
        "import warnings\nwith warnings.catch_warnings(record=True) as found:\n"
        "    warnings.simplefilter('always')\n    f()\n"
        "assert found[0].category is FutureWarning and str(found[0].message) == 'short'",
        4,
    ),
    "a warning, made an error": (
        "import numpy as np\ndef f(): return np.float64(1) / 0",
        "import warnings\nwarnings.simplefilter('error')\n"
        "try: f()\nexcept RuntimeWarning: pass\nelse: assert False",
        4,
    ),
    "an argument sorted in place": (
        "def f(x): x.sort()",
        "x = [2, 1]; f(x); assert x == [1, 2]",
        4,
    ),
    "a table with a new column": (
        "def f(t): t['b'] = t['a'] * 2",
        "import pandas as pd\nt = pd.DataFrame({'a': [1]}); f(t); assert t['b'].tolist() == [2]",
        4,
    ),
    "arguments left alone": (
        "def f(t): return t.assign(b=1)",
        "import pandas as pd\nt = pd.DataFrame({'a': [1]}); k = t.copy(); f(t); assert t.equals(k)",
        4,
    ),
    "the same object comes back": ("def f(x): return x", "x = [1]; assert f(x) is x", 4),
    "a copy comes back": ("def f(x): return list(x)", "x = [1]; assert f(x) is not x", 4),
    "a seeded generator": (
        "def f(rng): return rng.normal(size=3)",
        "import numpy as np\nrng, same = np.random.default_rng(1), np.random.default_rng(1)\n"
        "assert (f(rng) == same.normal(size=3)).all() and rng.random() == same.random()",
        4,
    ),
    "the shared seeds": (
        "import random, numpy as np\ndef f(): return random.random() + np.random.rand()",
        "import random, numpy as np\nrandom.seed(1); np.random.seed(1); first = f() + f()\n"
        "random.seed(1); np.random.seed(1)\n"
        "assert first == sum(random.random() + np.random.rand() for _ in 'ab')",
        4,
    ),
    "a variable": ("answer, rows = 'B', [1, 2]", "assert answer == 'B' and rows == [1, 2]", 4),
    "a variable of the wrong kind": ("answer = {'B'}", "assert answer == 'B'", 0),
    "a generator": ("def f(n):\n    yield from range(n)", "assert list(f(3)) == [0, 1, 2]", 4),
    "a class with declared names": (
        "class Model:\n    def fit(self, x): self.mean_ = sum(x) / len(x); return self\n"
        "    def predict(self, n): return [self.mean_] * n",
        "m = Model().fit([1, 3])\nassert m.predict(2) == [2, 2] and m.mean_ == 2\n"
        "assert isinstance(m, Model)",
        4,
    ),
    "a named tuple": (
        "from collections import namedtuple\nFit = namedtuple('Fit', 'alpha level')\n"
        "def f(): return Fit(0.5, [1])",
        "alpha, level = f()\nassert f().alpha == alpha == 0.5 and f() == (0.5, [1]) == f()",
        4,
    ),
    "a dataclass of one's own": (
        "from dataclasses import dataclass\n@dataclass\nclass Fit:\n    alpha: float\n"
        "def f(): return Fit(0.5)",
        "assert f().alpha == 0.5 and f() == f() and type(f()).__name__ == 'Fit'",
        4,
    ),
    "a dataclass of a locked cell": (
        "def f(rate): return Quota(rate.value * 2, ('a',))",
        "assert f(Quota(3, ())) == Quota(6, ('a',)) and isinstance(f(Quota(1, ())), Quota)",
        4,
    ),
    "a function that makes one": (
        "def f(k):\n    return lambda x: x + k",
        "assert f(2)(3) == 5 and callable(f)",
        4,
    ),
    "a signature": (
        "def f(y, m=1):\n    'Words.'",
        "import inspect\nassert list(inspect.signature(f).parameters) == ['y', 'm']\n"
        "assert f.__name__ == 'f' and f.__doc__ == 'Words.'",
        4,
    ),
    "a name that may be missing": (
        "",
        "try: f\nexcept NameError: score = 1\nfloat(score)",
        1,
    ),
    "named arguments": ("def f(*a, **k): return (a, k)", "assert f(1, b=2) == ((1,), {'b': 2})", 4),
    "a function of a locked cell passed": (
        "def f(g): return g(2)",
        "assert f(square) == 4",
        4,
    ),
    "a display": ("def f(): return 1", "display({'text/plain': 'x'}, raw=True); f(); None", 4),
    "an output thrown away": ("def f(): return 1", "float(f());", 4),
    "magic": ("def f(): return 1", "%time f()", 1),
    "the globals": ("def f(): pass", "assert 'f' in globals() and 'g' not in globals()", 4),
    "recursion without end": ("def f(n): return f(n + 1)", "f(0)", 0),
}
HELPER = """
from dataclasses import dataclass

from oms42.grading.split.declare import declare

MODEL = declare("Model", "fit", "predict", "mean_")


@dataclass(frozen=True)
class Quota:
    value: float
    names: tuple


def square(x):
    return x * x
"""


@pytest.mark.parametrize("name", CASES)
def test_does_honest_work_get_the_same_points_apart_as_together(name, apart, together):
    student, test, points = CASES[name]
    one, two = together(student, test, HELPER), apart(student, test, HELPER)
    assert one.points == points, one.words
    assert two.points == points, two.words


@pytest.mark.parametrize(
    "name", ["a wrong number", "an exception of one's own", "a name that is missing"]
)
def test_do_the_words_of_a_failed_test_stay_the_same(name, apart, together):
    student, test, _ = CASES[name]
    one, two = together(student, test, HELPER), apart(student, test, HELPER)
    assert two.words == one.words


def test_does_the_report_name_the_line_of_the_student_that_failed(apart):
    found = apart("def f(x):\n    return 1 / x", "f(0)")
    report = "\n".join(found.outputs[-1]["traceback"])
    assert "ZeroDivisionError" in report
    assert "In the student's code:" in report
    assert "in f, line" in report
