# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a call says besides its result: printed text and warnings, taken there and repeated here.

In one kernel a warning or a line on stderr of the student's function lands in the test cell, where
the test may catch it and where nbgrader takes points for it. So it does here: the student's kernel
decides with its own filters, preceded by those that the test has added, what is shown; the tests'
process shows it.
"""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from oms42.grading.split.errors import WORDS, describe_class, find_class
from oms42.grading.split.limits import PayloadError

_TEXT = 1 << 18  # characters that one call may print
_WARNINGS = 1000


@dataclass
class Noise:
    """What was said during a call.

    Attributes:
        said: Pairs of ``"stdout"`` or ``"stderr"`` and text, in order.
        warned: One mapping for each warning that was shown.

    Example:
        >>> Noise().said
        []
    """

    said: list[list[str]] = field(default_factory=list)
    warned: list[dict[str, Any]] = field(default_factory=list)
    _left: int = _TEXT

    def say(self, stream: str, text: str) -> int:
        """Keep a piece of text; return how much of it was taken, as ``write`` does."""
        kept, self._left = text[: self._left], self._left - len(text[: self._left])
        if self.said and self.said[-1][0] == stream:
            self.said[-1][1] += kept
        elif kept:
            self.said.append([stream, kept])
        return len(text)

    def warn(self, message: Any, category: Any, filename: Any, lineno: Any, *_: Any) -> None:
        """Keep a warning; stands in for ``warnings.showwarning``."""
        if len(self.warned) < _WARNINGS:
            self.warned.append(
                {
                    "class": describe_class(category),
                    "message": str(message)[:WORDS],
                    "filename": str(filename)[:500],
                    "lineno": int(lineno),
                }
            )


@contextmanager
def heard(filters: list[Any] | None, replace: bool = False) -> Iterator[Noise]:
    """Take down what is printed and warned, in the student's kernel.

    Args:
        filters: The warning filters that the test has added; see :func:`added_filters`.
        replace: Whether they stand instead of the kernel's own.

    Yields:
        What has been said so far.

    Example:
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("always")
        ...     with heard(None) as noise:
        ...         warnings.warn("short series", UserWarning, stacklevel=1)
        >>> noise.warned[0]["message"]
        'short series'
    """
    noise = Noise()
    with _listening("stdout", noise), _listening("stderr", noise):
        if filters is None and not replace:
            shown: Any = warnings.showwarning
            warnings.showwarning = noise.warn  # type: ignore[assignment] # it takes any arguments
            try:
                yield noise
            finally:
                warnings.showwarning = shown
            return
        with warnings.catch_warnings():
            warnings.showwarning = noise.warn  # type: ignore[assignment] # as above
            if replace:
                warnings.resetwarnings()
            for each in reversed(filters or []):
                _insert(each)
            yield noise


@contextmanager
def _listening(name: str, noise: Noise) -> Iterator[None]:
    """Take down what one stream is given; who kept the stream, such as a logger, is heard too."""
    stream = getattr(sys, name)
    old = vars(stream).get("write") if hasattr(stream, "__dict__") else None
    try:
        stream.write = lambda text: noise.say(name, text)
    except (AttributeError, TypeError):  # a stream of C's, or of the student's own making
        yield
        return
    try:
        yield
    finally:
        if old is None:
            vars(stream).pop("write", None)
        else:
            stream.write = old


def _insert(entry: Any) -> None:
    """Put a warning filter in front of all others."""
    action, message, category, module, lineno = entry
    kind = find_class(category, Warning)
    kind = kind if issubclass(kind, Warning) else Warning
    warnings.filterwarnings(action, message or "", kind, module or "", lineno)


def added_filters(base: list[Any]) -> tuple[list[Any] | None, bool]:
    """Say which warning filters a test has added, in words that another process understands.

    Args:
        base: ``list(warnings.filters)`` before the test.

    Returns:
        The filters in front of the base ones, or ``None`` if there are none; and whether the base
        ones are gone.

    Example:
        >>> base = list(warnings.filters)
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("ignore")
        ...     found, gone = added_filters(base)
        >>> found[0][0], found[0][2]["name"], gone
        ('ignore', 'Warning', False)
    """
    now = list(warnings.filters)
    if now == base:
        return None, False
    gone = any(each not in now for each in base)
    for count in range(len(now) + 1):
        left = iter(base)  # a filter that is set again moves to the front
        if not gone and all(each in left for each in now[count:]):
            return [_entry(each) for each in now[:count]], False
    return [_entry(each) for each in now], True


def _entry(each: Any) -> list[Any]:
    """Write one warning filter as plain values."""
    action, message, category, module, lineno = each
    patterns = [getattr(part, "pattern", part) for part in (message, module)]
    return [action, patterns[0], describe_class(category), patterns[1], lineno]


def repeat(said: Any, warned: Any) -> None:
    """Say again, in the tests' process, what was said in the student's kernel.

    Args:
        said: :attr:`Noise.said`, perhaps forged.
        warned: :attr:`Noise.warned`, perhaps forged.

    Raises:
        PayloadError: If they are not what :class:`Noise` keeps.

    Example:
        >>> repeat([["stdout", "three values"]], [])
        three values
    """
    if type(said) is not list or type(warned) is not list or len(warned) > _WARNINGS:
        raise PayloadError("what was said is a list of texts and a list of warnings")
    for entry in said:
        if type(entry) is not list or [type(part) for part in entry] != [str, str]:
            raise PayloadError("a text has a stream and words")
        if entry[0] not in ("stdout", "stderr"):
            raise PayloadError("a stream is stdout or stderr")
        getattr(sys, entry[0]).write(entry[1])
    for entry in warned:
        _show(entry)


def _show(entry: Any) -> None:
    """Show one warning, as whoever listens here wants it shown."""
    if type(entry) is not dict or [type(entry.get(key)) for key in ("message", "filename")] != [
        str,
        str,
    ]:
        raise PayloadError("a warning has a message and a file")
    kind = find_class(entry.get("class"), Warning)
    kind = kind if issubclass(kind, Warning) else UserWarning
    lineno = entry.get("lineno")
    if type(lineno) is not int:
        raise PayloadError("a warning has a line")
    warnings.showwarning(kind(entry["message"]), kind, entry["filename"], lineno)
