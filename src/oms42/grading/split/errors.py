# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Exceptions and warnings across the pipe: by type and message, never as the student's object."""

import builtins
import functools
import sys
import traceback
from typing import Any

from oms42.grading.split.limits import PayloadError

WORDS = 10_000  # characters of one message
_LIBRARIES = ("numpy", "pandas", "scipy", "json", "decimal", "datetime", "zoneinfo", "statistics")


class StudentError(Exception):
    """An exception of a type of the student's own, raised in the tests in its place.

    Its subclasses carry the student's name for the type and inherit from the same builtin types,
    so that ``except ValueError`` catches what it would catch in one kernel.

    Example:
        >>> raise StudentError("no such method")
        Traceback (most recent call last):
        ...
        oms42.grading.split.errors.StudentError: no such method
    """


class StudentStop(BaseException):
    """The student's code ended in a way that no ``except Exception`` catches, or not at all.

    Example:
        >>> issubclass(StudentStop, Exception)
        False
    """


def describe_class(kind: type) -> dict[str, Any]:
    """Say which exception class this is, in words that another process understands.

    Args:
        kind: A class.

    Returns:
        Its name, and the modules and names of the class and its bases.

    Example:
        >>> describe_class(KeyError)["bases"][:2]
        [['builtins', 'KeyError'], ['builtins', 'LookupError']]
    """
    bases = [[str(each.__module__), str(each.__qualname__)] for each in kind.__mro__]
    return {"name": str(kind.__name__), "bases": bases[:50]}


def describe(error: BaseException, skip: int = 0) -> dict[str, Any]:
    """Say what an exception is.

    Args:
        error: The exception, of any type.
        skip: Frames at the top of its traceback that are not the student's.

    Returns:
        Its class, message, plain arguments and the lines that it came through.

    Example:
        >>> describe(ValueError("too short"))["message"]
        'too short'
    """
    try:
        message = str(error)
    except Exception as second:  # noqa: BLE001 - a student's __str__ may raise anything
        message = f"(its message cannot be read: {type(second).__name__})"
    plain = [each for each in error.args if type(each) in (str, int, float, bool, type(None))]
    return {
        "class": describe_class(type(error)),
        "message": message[:WORDS],
        "args": plain if len(plain) == len(error.args) and len(repr(plain)) < WORDS else None,
        "trace": _trace(error, skip),
    }


def _trace(error: BaseException, skip: int) -> str:
    """Name the last lines that an exception came through."""
    frames = traceback.extract_tb(error.__traceback__)[skip:][-5:]
    lines = [f"  in {each.name}, line {each.lineno}: {each.line or ''}".rstrip() for each in frames]
    return "\n".join(lines)[:WORDS]


def find_class(description: Any, root: type = BaseException) -> type:
    """Return a class that a description may stand for: a trusted one, or one made for it.

    Args:
        description: What :func:`describe_class` gave, perhaps forged.
        root: The class must descend from this one.

    Returns:
        A builtin class, one of a library that is loaded, or a new one that inherits from the
        nearest of these.

    Raises:
        PayloadError: If the description is none.

    Example:
        >>> bad = {"name": "Bad", "bases": [["__main__", "Bad"], ["builtins", "KeyError"]]}
        >>> find_class(bad), issubclass(find_class(bad), KeyError)
        (<class 'oms42.grading.split.errors.Bad'>, True)
        >>> find_class({"name": "KeyError", "bases": [["builtins", "KeyError"]]}) is KeyError
        True
    """
    bases = _read_class(description)
    known = [_known(module, label, root) for module, label in bases]
    place = next((n for n, each in enumerate(known) if each is not None), None)
    kind: type = StudentStop
    if place is not None and issubclass(known[place] or object, Exception):
        kind = known[place] or Exception
    own = [label for _, label in bases[:place]] or ([] if place == 0 else [description["name"]])
    if kind is StudentStop:
        own = [description["name"]]
    for label in reversed(own[:20]):
        kind = _made(label, kind)
    return kind


@functools.lru_cache(maxsize=1000)
def _made(name: str, base: type) -> type:
    """Make a class of the student's name under a trusted one; the same class at each call."""
    label = name if name.isidentifier() and len(name) <= 80 else "StudentError"
    facts = {"__module__": __name__, "__str__": _first_words}
    if issubclass(base, StudentStop | StudentError):
        return type(label, (base,), facts)
    try:
        return type(label, (StudentError,) if base is Exception else (StudentError, base), facts)
    except TypeError:  # the two bases do not go together
        return type(label, (StudentError,), facts)


def _first_words(error: BaseException) -> str:
    """Return the message as it was, whatever the builtin base makes of its arguments."""
    return str(error.args[0]) if error.args else ""


def _read_class(description: Any) -> list[tuple[str, str]]:
    """Check a description that may have been forged."""
    if not isinstance(description, dict) or type(description.get("name")) is not str:
        raise PayloadError("a class has a name")
    bases = description.get("bases")
    if type(bases) is not list or len(bases) > 50:
        raise PayloadError("a class has a list of at most 50 bases")
    for pair in bases:
        if type(pair) is not list or [type(each) for each in pair] != [str, str]:
            raise PayloadError("a base is a module and a name")
    return [(module, label) for module, label in bases]


def _known(module: str, label: str, root: type) -> type | None:
    """Return a trusted class by module and name: builtin, or of a library that is loaded here."""
    found: Any = None
    if module == "builtins":
        found = getattr(builtins, label, None)
    elif module.split(".")[0] in _LIBRARIES and module in sys.modules:
        found = vars(sys.modules[module]).get(label)
    return found if isinstance(found, type) and issubclass(found, root) else None


def rebuild(description: Any) -> BaseException:
    """Return the exception to raise in the tests in place of the student's.

    Args:
        description: What :func:`describe` gave, perhaps forged.

    Returns:
        An exception of a trusted type, with the student's message and, as a note, the lines of
        the student's code that it came through.

    Raises:
        PayloadError: If the description is none.

    Example:
        >>> rebuild(describe(KeyError("x")))
        KeyError('x')
    """
    if not isinstance(description, dict) or type(description.get("message")) is not str:
        raise PayloadError("an exception has a message")
    kind, message = find_class(description.get("class")), description["message"][:WORDS]
    error = _instance(kind, description.get("args"), message)
    trace = description.get("trace")
    if type(trace) is str and trace:
        error.add_note("In the student's code:\n" + trace[:WORDS])
    return error


def _instance(kind: type, arguments: Any, message: str) -> BaseException:
    """Make an exception that reads as the student's did."""
    plain = type(arguments) is list and len(arguments) < 20
    for given in ([tuple(arguments)] if plain else []) + [(message,)]:
        try:
            error = kind(*given)
            if isinstance(error, BaseException) and str(error) == message:
                return error
        except Exception:  # noqa: BLE001 - a constructor with rules of its own: try the next
            continue
    made: StudentError = _made(kind.__name__, Exception)(message)
    return made
