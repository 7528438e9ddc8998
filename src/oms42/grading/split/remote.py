# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a test holds of things that live in the student's kernel: functions, classes, objects.

Each is a small object of this process with a number. None carries anything of the student's but
text, and comparing two of them asks nobody: an object of the student's cannot be equal to a value.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from oms42.grading.split.errors import find_class
from oms42.grading.split.limits import PayloadError
from oms42.grading.split.signature import read_signature

_NUMBER = re.compile(r"[0-9a-f]{8}-\d{1,9}")


class Line(Protocol):
    """What remote objects need of the connection to the student's kernel."""

    def call(self, number: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a kept function."""

    def ask(self, question: dict[str, Any]) -> Any:
        """Ask anything else, and return the value that comes back."""

    def declared(self, kind: str) -> frozenset[str]:
        """Return the names that the exercise has declared for a class."""


class Remote:
    """Something in the student's kernel, by its number.

    Args:
        line: The connection.
        number: The number that the student's kernel has given it.
        name: What it is called.
    """

    def __init__(self, line: Line, number: str, name: str):
        self._line = line
        self._number = number
        self._name = name

    def __repr__(self) -> str:
        return f"<the student's {self._name}>"


class RemoteFunction(Remote):
    """A function of the student's; calling it runs it there and returns a plain value."""

    def __init__(self, line: Line, number: str, node: dict[str, Any]):
        super().__init__(line, number, _name(node.get("name")))
        self.__name__ = self.__qualname__ = self._name
        doc = node.get("doc")
        self.__doc__ = doc if type(doc) is str else None
        signature = read_signature(node.get("parameters"))
        if signature is not None:
            self.__signature__ = signature

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """Call the function there."""
        return self._line.call(self._number, args, kwargs)


class RemoteClass(Remote):
    """A class of the student's; calling it makes an object there."""

    def __init__(self, line: Line, number: str, node: dict[str, Any]):
        super().__init__(line, number, _name(node.get("name")))
        self.__name__ = self.__qualname__ = self._name

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """Make an object there."""
        return self._line.call(self._number, args, kwargs)

    def __instancecheck__(self, value: object) -> bool:
        question = {"op": "isinstance", "on": self._number, "value": value}
        return isinstance(value, Handle) and self._line.ask(question) is True


class Handle(Remote):
    """An object of the student's that has no plain form.

    A test may pass it back, and use the names that the exercise has declared for its class.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        known = self._line.declared(self._name)
        if name in known:
            return self._line.ask({"op": "attribute", "on": self._number, "name": name})
        raise AttributeError(
            f"the tests may not use {name!r} of {self!r}; declared are {sorted(known) or 'none'}. "
            f"A locked cell declares it: X = declare({self._name!r}, {name!r})"
        )

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """Call the object there."""
        return self._line.call(self._number, args, kwargs)


class RemoteIterator(Handle):
    """A generator, or another iterator, of the student's."""

    def __iter__(self) -> "RemoteIterator":
        return self

    def __next__(self) -> Any:
        return self._line.ask({"op": "next", "on": self._number})


def kinds(line: Line) -> dict[str, Callable[[dict[str, Any], Any], Any]]:
    """Return how the things that stay in the student's kernel are read from a message.

    Args:
        line: The connection that they will use.

    Returns:
        Readers by tag, for :class:`oms42.grading.split.codec.Decoder`.

    Example:
        >>> node = {"t": "handle", "id": "0a1b2c3d-4", "of": "Model", "kind": "object"}
        >>> kinds(None)["handle"](node, None)
        <the student's Model>
    """

    def read_class(node: dict[str, Any], _: Any) -> Any:
        if node.get("error") is not None:
            return find_class(node["error"])
        return RemoteClass(line, _number(node), node)

    def read_handle(node: dict[str, Any], _: Any) -> Handle:
        kind = RemoteIterator if node.get("kind") == "iterator" else Handle
        name = _name(node.get("of"))
        made: type[Handle] = type(name, (kind,), {"__module__": __name__})
        return made(line, _number(node), name)

    return {
        "function": lambda node, _: RemoteFunction(line, _number(node), node),
        "class": read_class,
        "handle": read_handle,
        "module": lambda node, _: RemoteModule(_module(node.get("name"))),
    }


class RemoteModule:
    """A library that the student has imported, by name."""

    def __init__(self, name: str):
        self.name = name

    def __repr__(self) -> str:
        return f"<the student's module {self.name}>"


def _number(node: dict[str, Any]) -> str:
    """Check the number of something in the student's kernel."""
    number = node.get("id")
    if type(number) is not str or not _NUMBER.fullmatch(number):
        raise PayloadError("a thing in the student's kernel has a number")
    return number


def _name(name: Any) -> str:
    """Make a name that can stand in a message."""
    return name if type(name) is str and name.isidentifier() and len(name) <= 80 else "object"


def _module(name: Any) -> str:
    """Check the name of a module."""
    if type(name) is not str or len(name) > 200 or not all(map(str.isidentifier, name.split("."))):
        raise PayloadError("a module has a name")
    return name
