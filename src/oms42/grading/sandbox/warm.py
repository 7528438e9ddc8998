# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What every notebook does, done once before the forks: what it loads and builds is there then.

IPython, the kernel and pandas load a part of themselves at the first cell, the first error, the
first table that is shown. A fork that finds it done takes half the time.
"""

import contextlib
import inspect
import io
import sys
from typing import Any

from oms42.grading.withheld import withheld

ERROR = """
def answer(x):
    '''Text.'''
    return [x + 1 for _ in range(3)], f"{x}"

def task():
    raise NotImplementedError("no answer yet")  # a comment

answer(1.0)
task()
"""


TABLE = """
name  day         amount
a     2026-01-02  1
b     2026-01-03  2.5
b     2026-01-03  3
"""


def know_modules() -> None:
    """Have Python note which file each module is from, as it does at the first error otherwise."""
    inspect.getmodule(compile("", "<nowhere>", "exec"))


def warm() -> None:
    """Take the common paths of a graded notebook once; what one of them fails with is no matter."""
    with withheld():
        for path in (_cell, _kernel, _table):
            with contextlib.suppress(Exception):  # the student's own use will say what is wrong
                path()


def _cell() -> None:
    """Read a cell as IPython does, run it, and write its error down."""
    from IPython.core.compilerop import CachingCompiler
    from IPython.core.inputtransformer2 import TransformerManager
    from IPython.core.ultratb import AutoFormattedTB

    transform: Any = TransformerManager
    compile_cell: Any = CachingCompiler
    show: Any = AutoFormattedTB
    source = transform().transform_cell(ERROR)
    compiler = compile_cell()
    name = compiler.cache(source, 1)
    try:
        exec(compiler(source, name, "exec"), {})
    except NotImplementedError:
        show(mode="Context", theme_name="neutral").structured_traceback(*sys.exc_info())


def _kernel() -> None:
    """Load what a kernel loads when it starts."""
    from ipykernel import debugger, heartbeat, iostream, jsonutil, parentpoller
    from IPython.core import magics, payloadpage, usage

    del debugger, heartbeat, iostream, jsonutil, parentpoller, magics, payloadpage, usage


def _table() -> None:
    """Read, join, sort and show a table."""
    from sys import modules

    if "pandas" not in modules:
        return
    import pandas as pd
    from IPython.core.formatters import DisplayFormatter

    table: Any = pd.read_csv(io.StringIO(TABLE), sep=r"\s+", parse_dates=["day"])
    sums = table.groupby("name", as_index=False)["amount"].sum()
    late = table.loc[table["day"] > pd.Timestamp("2026-01-01")].drop_duplicates("name", keep="last")
    joined = late.merge(sums, on="name").sort_values("name", ignore_index=True)
    joined.set_index("name")["amount_x"].describe().round(2)
    show: Any = DisplayFormatter()
    show.format(joined)
