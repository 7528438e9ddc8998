# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The tests' end of the connection to the student's kernel."""

import importlib
import itertools
import random
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from oms42.grading.split import chance, noise, remote
from oms42.grading.split.codec import Encoder, dumps, loads, refuse
from oms42.grading.split.declare import Declaration
from oms42.grading.split.errors import StudentError, StudentStop, rebuild
from oms42.grading.split.limits import Limits, PayloadError
from oms42.grading.split.mutate import update
from oms42.grading.split.records import reader

# The answer to a question: the student's bytes, or the reason why there are none.
Answer = tuple[bytes, str]


class Connection:
    """Asks the student's kernel and returns plain values.

    Args:
        send: Sends a question; returns the bytes that came back, or why none did.
        names: The variables of the tests, for declarations and for functions of locked cells.
        shared: Tells whether a variable of the tests comes from a cell that runs in the
            student's kernel too.

    Example:
        >>> from oms42.grading.split.agent import Agent
        >>> agent = Agent({"double": lambda x: 2 * x})
        >>> line = Connection(lambda question: (agent.answer(question), ""), {}, lambda name: False)
        >>> line.get("double")(4)
        8
    """

    def __init__(
        self,
        send: Callable[[bytes], Answer],
        names: Mapping[str, Any],
        shared: Callable[[str], bool],
    ):
        self._send = send
        self._names = names
        self._shared = shared
        self._limits = Limits()
        self._kinds = {**remote.kinds(self), "record": reader(self._own)}
        self._filters = list(warnings.filters)
        self._chance = _picture()

    def get(self, name: str) -> Any:
        """Return a variable of the student's.

        Raises:
            KeyError: If there is none of that name.
        """
        try:
            return self.ask({"op": "get", "name": name})
        except NameError:
            raise KeyError(name) from None

    def declared(self, kind: str) -> frozenset[str]:
        """Return the names that the exercise has declared for a class."""
        found = [each for each in self._names.values() if isinstance(each, Declaration)]
        return frozenset(name for each in found if each.kind == kind for name in each.names)

    def call(self, number: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function in the student's kernel; its arguments follow what it did to them."""
        answer = self._exchange({"op": "call", "on": number, "args": args, "kwargs": kwargs})
        after = answer.get("after")
        if after is not None:
            _follow(after, args, kwargs)
        if "same" in answer:
            return _same(answer["same"], args, kwargs)
        return _value(answer)

    def ask(self, question: dict[str, Any]) -> Any:
        """Ask anything else, and return the value that comes back."""
        return _value(self._exchange(question), question["op"] == "next")

    def _exchange(self, question: dict[str, Any]) -> dict[str, Any]:
        """Send a question with the test's surroundings; repeat what was said there."""
        filters, bare = noise.added_filters(self._filters)
        surroundings: dict[str, Any] = {"filters": filters, "bare": bare}
        standing = _picture()
        if standing != self._chance:  # the test has seeded the shared generators, or drawn
            surroundings["chance"] = chance.shared()
            self._chance = standing
        message = dumps({**question, **surroundings}, self._opaque, self._limits)
        raw, reason = self._send(message)
        if reason:
            raise StudentStop(reason)
        try:
            answer = loads(raw, self._kinds, self._limits)
            if type(answer) is not dict or not {"value", "error"} & answer.keys():
                raise PayloadError("an answer is a mapping with a value or an error")
            noise.repeat(answer.get("said", []), answer.get("warned", []))
        except PayloadError as error:
            raise StudentError(f"the student's kernel gave a damaged answer: {error}") from None
        return answer

    def _own(self, name: str) -> Any:
        """Return a variable of the tests' own, or nothing."""
        return dict(self._names).get(name)

    def _opaque(self, value: Any) -> dict[str, Any]:
        """Describe what a test may pass besides plain values."""
        if isinstance(value, remote.Remote):
            return {"t": "ref", "id": value._number}
        name = getattr(value, "__qualname__", getattr(value, "__name__", None))
        if callable(value) and isinstance(name, str):
            if self._names.get(name) is value and self._shared(name):
                return {"t": "global", "name": name}
            module = getattr(value, "__module__", None) or "numpy"
            if module != "__main__" and _find(module, name) is value:
                return {"t": "import", "module": module, "name": name}
            raise StudentError(
                f"the test passes its function {name!r} to the student's code; only functions of "
                "libraries and of locked cells without points can be passed"
            )
        if hasattr(value, "__next__"):
            encoder = Encoder(self._opaque, self._limits)
            values = list(itertools.islice(value, encoder.limits.items))
            return {"t": "iterator", "v": [self._plain(each) for each in values]}
        return dict(refuse(value))

    def _plain(self, value: Any) -> Any:
        """Return the tree of a value that needs no raw bytes."""
        encoder = Encoder(self._opaque, self._limits)
        node = encoder.node(value)
        if encoder.blobs:
            raise StudentError("an iterator over arrays cannot be passed; pass a list of them")
        return node


def _picture() -> tuple[Any, ...]:
    """Say how the shared generators stand, to see whether a test has seeded them."""
    legacy: Any = np.random.mtrand._rand.get_state()  # the generator behind np.random.seed
    return random.getstate(), legacy[1].tobytes(), legacy[2:]


def _find(module: str, name: str) -> Any:
    """Return what stands under a name in a library, or nothing."""
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def _follow(after: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Do to the test's arguments what was done to the student's copies."""
    if type(after) is not dict or type(after.get("args")) is not tuple:
        raise StudentError("the student's kernel gave a damaged answer: no arguments")
    update(args, after["args"])
    if type(after.get("kwargs")) is dict:
        for name, value in after["kwargs"].items():
            update(kwargs.get(name), value)


def _same(key: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Return the argument that the student's function has returned."""
    if type(key) is int and 0 <= key < len(args):
        return args[key]
    if type(key) is str and key in kwargs:
        return kwargs[key]
    raise StudentError("the student's kernel gave a damaged answer: no such argument")


def _value(answer: dict[str, Any], may_stop: bool = False) -> Any:
    """Return the value of an answer, or raise its error.

    A call that raises StopIteration would end the loop of a test that maps it over cases, as if
    there were no more cases; as in a generator, it becomes another error.
    """
    if "error" not in answer:
        return answer["value"]
    try:
        error = rebuild(answer["error"])
    except PayloadError as damage:
        error = StudentError(f"the student's kernel gave a damaged answer: {damage}")
    if isinstance(error, StopIteration | StopAsyncIteration) and not may_stop:
        raise StudentError(f"the student's code raised {type(error).__name__}") from None
    raise error
