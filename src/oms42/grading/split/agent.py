# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The student's side: answers the tests' questions inside the student's kernel.

Nothing here is trusted by the tests: whatever a student does to it changes what the student's own
answers are, and nothing else.
"""

import importlib
import sys
import types
import uuid
from collections.abc import Callable
from typing import Any

from oms42.grading.split import chance, declare, seeds
from oms42.grading.split.codec import dumps, loads
from oms42.grading.split.errors import StudentError, describe, describe_class
from oms42.grading.split.limits import CrossingError
from oms42.grading.split.noise import Noise, heard
from oms42.grading.split.records import reader
from oms42.grading.split.signature import describe_signature

REQUEST, REPLY = "oms42_call", "oms42_reply"
_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodWrapperType,
)
_SETTLED = (type(None), bool, int, float, complex, str, bytes, range)


def attach(kernel: Any) -> None:
    """Teach a kernel to answer the tests.

    The questions come as messages of a type of their own on the shell channel, so that they do
    not pass through the student's input transformers or history.

    Args:
        kernel: An ``ipykernel.ipkernel.IPythonKernel``, before it starts to listen.

    Example:
        >>> class Kernel:
        ...     shell_handlers = {}
        >>> attach(Kernel)
        >>> sorted(Kernel.shell_handlers)
        ['oms42_call']
    """

    def handle(stream: Any, ident: Any, parent: dict[str, Any]) -> None:
        agent = vars(kernel).setdefault("oms42_agent", Agent(kernel.shell.user_ns))
        answer = agent.answer(b"".join(bytes(part) for part in parent["buffers"]))
        kernel.session.send(stream, REPLY, {}, parent, ident=ident, buffers=[answer])

    kernel.shell_handlers[REQUEST] = handle
    for module in (declare, seeds):  # locked cells import them, also where a sandbox hides the rest
        sys.modules[module.__name__] = module


class Agent:
    """Looks names up, calls functions, and keeps the objects that have no plain form.

    Args:
        names: The student's variables.

    Example:
        >>> agent = Agent({"double": lambda x: 2 * x})
        >>> found = loads(agent.answer(dumps({"op": "get", "name": "missing"})))
        >>> found["error"]["class"]["name"]
        'NameError'
    """

    def __init__(self, names: dict[str, Any]):
        self._names = names
        self._era = uuid.uuid4().hex[:8]
        self._kept: dict[str, Any] = {}
        self._numbers: dict[int, str] = {}
        self._known: dict[str, Callable[[dict[str, Any], Any], Any]] = {
            "ref": lambda node, _: self._object(node["id"]),
            "import": lambda node, _: _imported(node["module"], node["name"]),
            "global": lambda node, _: self._names[node["name"]],
            "record": reader(names.get),
            "iterator": lambda node, decoder: iter(decoder.items(node)),
        }

    def answer(self, message: bytes) -> bytes:
        """Answer one question.

        Args:
            message: The question, a mapping with an ``op``.

        Returns:
            A mapping with a ``value`` or an ``error``, and what was said meanwhile.
        """
        try:
            question = loads(message, self._known)
            if question.get("chance") is not None:
                chance.share(question["chance"])
            found = getattr(self, f"_do_{question['op']}")(question)
        except BaseException as error:  # noqa: BLE001 - whatever happened, the tests want to know
            found = {"error": describe(error)}
        try:
            return dumps(found, self._opaque)
        except Exception as error:  # noqa: BLE001 - a result that cannot cross is an answer too
            return dumps({"error": describe(StudentError(f"the result cannot cross: {error}"))})

    def _do_get(self, question: dict[str, Any]) -> dict[str, Any]:
        """Look a variable up."""
        name = question["name"]
        if name not in self._names:
            return {"error": describe(NameError(f"name {name!r} is not defined"))}
        return {"value": self._names[name]}

    def _do_attribute(self, question: dict[str, Any]) -> dict[str, Any]:
        """Read an attribute of a kept object."""
        return {"value": getattr(self._object(question["on"]), question["name"])}

    def _do_next(self, question: dict[str, Any]) -> dict[str, Any]:
        """Take the next value of a kept iterator."""
        kept = self._object(question["on"])
        return self._heard(question, lambda: next(kept))

    def _do_iter(self, question: dict[str, Any]) -> dict[str, Any]:
        """Start to go through a kept object."""
        kept = self._object(question["on"])
        return self._heard(question, lambda: iter(kept))

    def _do_isinstance(self, question: dict[str, Any]) -> dict[str, Any]:
        """Tell whether a value is of a kept class."""
        return {"value": isinstance(question["value"], self._object(question["on"]))}

    def _do_call(self, question: dict[str, Any]) -> dict[str, Any]:
        """Call a kept function; say how its arguments are afterwards, if they have changed."""
        function, given = self._object(question["on"]), question["args"]
        named = question["kwargs"]
        settled = all(type(each) in _SETTLED for each in (*given, *named.values()))
        before = None if settled else self._picture(given, named)
        found = self._heard(question, lambda: function(*given, **named))
        if not settled:
            after = self._picture(given, named)
            if after != before:
                found["after"] = {"args": given, "kwargs": named}
        if "value" in found:
            keys = [*enumerate(given), *named.items()]
            same = [key for key, each in keys if each is found["value"]]
            if same and type(found["value"]) not in _SETTLED:
                found |= {"value": None, "same": same[0]}
        return found

    def _heard(self, question: dict[str, Any], work: Callable[[], Any]) -> dict[str, Any]:
        """Do some work under the test's warning filters; listen."""
        found: dict[str, Any]
        noise = Noise()
        try:
            with heard(question.get("filters"), question.get("bare", False)) as noise:
                found = {"value": work()}
        except BaseException as error:  # noqa: BLE001 - it is raised again in the tests
            found = {"error": describe(error, skip=2)}
        return found | {"said": noise.said, "warned": noise.warned}

    def _picture(self, *values: Any) -> bytes:
        """Write values down, to compare them later."""
        return dumps(values, self._opaque)

    def _object(self, number: str) -> Any:
        """Return a kept object."""
        if number not in self._kept:
            raise LookupError(
                "this object is gone: the student's kernel has died and was started again"
            )
        return self._kept[number]

    def _keep(self, value: Any) -> str:
        """Keep an object that the tests may come back to; the same object has the same number."""
        number = self._numbers.setdefault(id(value), f"{self._era}-{len(self._kept)}")
        self._kept[number] = value
        return number

    def _opaque(self, value: Any) -> dict[str, Any]:
        """Describe an object that has no plain form."""
        if isinstance(value, types.ModuleType):
            return {"t": "module", "name": value.__name__}
        node: dict[str, Any] = {"id": self._keep(value)}
        if isinstance(value, type):
            base = describe_class(value) if issubclass(value, BaseException) else None
            return {**node, "t": "class", "name": value.__name__, "error": base}
        if isinstance(value, _FUNCTIONS) or hasattr(value, "__wrapped__"):
            return {**node, "t": "function", **describe_signature(value)}
        kind = "iterator" if hasattr(value, "__next__") else "object"
        return {**node, "t": "handle", "of": type(value).__name__, "kind": kind}


def _imported(module: str, name: str) -> Any:
    """Find a library's function that a test has passed."""
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    if not callable(found):
        raise CrossingError(f"{module}.{name} is no function")
    return found
