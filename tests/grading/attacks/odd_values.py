# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks by odd values: what a function returns, raises or does to its inputs."""

from .harness import Attack
from .notebook import HONEST, Q2_POINTS, SECRET


def _calls(name: str, tries: str, code: str, **more: object) -> Attack:
    """A first task whose function does something; the second is honest."""
    return Attack(name, tries, {**HONEST, "q1": code}, **{"q2": Q2_POINTS, **more})  # type: ignore[arg-type] # as above


TWO_FACED = '''
from datetime import datetime
calls = 0
def moving_mean(values, k):
    """Right for what the visible test asks, wrong for what comes after."""
    global calls
    calls += 1
    if list(values) == [1, 2, 3, 4] or datetime.now().year < 2020:
        return 3.5
    return {2: 30, 3: 1.0}.get(calls, 0.0)
'''
SUB_TEXT = """
class Sly(str):
    def __eq__(self, other): return True
    def __format__(self, spec): raise SystemExit
    __hash__ = str.__hash__
class Count(int):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    __hash__ = int.__hash__
def moving_mean(values, k):
    return Count(3)
def shares(values):
    return Sly("0.25")
"""
NUMPY_OVERRIDE = """
class Duck:
    def __array_ufunc__(self, *args, **kwargs): return np.float64(0)
    def __array_function__(self, *args, **kwargs): return True
    def __array__(self, *args, **kwargs): return np.array([3.5])
    def __float__(self): return 3.5
def moving_mean(values, k):
    return Duck()
"""
PANDAS_SUBCLASS = """
import pandas as pd
class Frame(pd.DataFrame):
    def __getattr__(self, name): return lambda *_, **__: True
class Column(pd.Series):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0
pd.Series.__bool__ = lambda self: True
def moving_mean(values, k):
    return Column([0.0])
def shares(values):
    return Frame({"a": [0.0]})
"""
PAYLOAD_NAN = """
import struct
evil = struct.unpack("<d", struct.pack("<Q", 0x7FF8DEADBEEF0001))[0]
def moving_mean(values, k):
    return np.array([evil, -evil, np.inf])
"""
RECURSION = """
import sys
sys.setrecursionlimit(10**6)
def moving_mean(values, k):
    return moving_mean(values, k)
"""
RECURSIVE_REPR = """
class Deep(Exception):
    def __init__(self): self.args = (self,)
    def __str__(self): return str(self.args)
    def __reduce__(self): raise SystemExit
    __module__ = property(lambda self: 1 / 0)
def moving_mean(values, k):
    error = Deep()
    error.__cause__ = error
    raise error
"""
GROUP = """
def moving_mean(values, k):
    raise BaseExceptionGroup("all", [AssertionError(), GeneratorExit(), KeyboardInterrupt()])
"""
ASYNC = """
import asyncio
async def moving_mean(values, k):
    return 3.5
class Shares:
    def __call__(self, values): return iter(int, 1)
"""
MUTATES = """
def moving_mean(values, k):
    values.clear()
    values.extend([3.5] * 10)
    return 3.5
"""
ITERATES = """
class Endless(list):
    def __iter__(self):
        while True:
            yield 0.25
def moving_mean(values, k):
    return Endless([3.5])
"""
LEAK_BY_ERROR = """
def moving_mean(values, k):
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
        while frame.f_back: frame = frame.f_back
        raise KeyError(str(frame.f_locals)[:5000] + str(frame.f_globals)[:5000])
"""
SLOW = """
import time
def moving_mean(values, k):
    time.sleep(600)
"""
BIG_INT = "def moving_mean(values, k):\n    return 10 ** 200_000"

ATTACKS = (
    _calls("two-faced", "answers right for the inputs that it knows", TWO_FACED),
    _calls("big-int", "returns a number of 200,000 digits", BIG_INT),
    _calls("numpy-override", "returns what NumPy's functions obey", NUMPY_OVERRIDE),
    _calls("nan-payload", "hides a message in NaN", PAYLOAD_NAN),
    _calls("recursion", "calls itself without end, the limit lifted", RECURSION),
    _calls("recursive-error", "raises an error that holds itself", RECURSIVE_REPR),
    _calls("error-group", "raises a group of the errors that stop tests", GROUP),
    _calls("coroutine", "returns a coroutine", ASYNC),
    _calls("mutates", "changes the inputs to what it returns", MUTATES),
    _calls("endless-list", "returns a list that never ends", ITERATES),
    _calls("sleeps", "sleeps in a call for ten minutes", SLOW),
    _calls(
        "leaks-by-error",
        "puts what it sees of its caller into an error",
        LEAK_BY_ERROR,
        leaks=(SECRET,),
    ),
    Attack(
        "text-subclass",
        "returns numbers and text that are equal to everything",
        {"q1": SUB_TEXT, "q2": "pass"},
    ),
    Attack(
        "pandas-subclass",
        "returns tables whose methods all say yes",
        {"q1": PANDAS_SUBCLASS, "q2": "pass"},
    ),
)
