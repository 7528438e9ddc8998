# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What every rule of a plan is: a frozen record whose fields say what they allow.

A field's `Spec`, which stands in its annotation, is the one source for the check at construction,
for the reader of plan files, for the JSON Schema and for the words of error messages.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, get_type_hints

from oms42.compensation.exact import exact, plain


class PlanError(ValueError):
    """A plan that cannot be: the message says which field, what it is, and what is allowed.

    Attributes:
        field: The name of the field at fault, or an empty text.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Spec:
    """What a field allows.

    Attributes:
        kind: ``number``, ``whole``, ``text``, ``choice``, ``day``, ``flag``, ``texts``, ``points``,
            ``series``, ``numbers``, ``rule`` or ``rules``.
        about: What the field means, for the schema and the plan document.
        least: Smallest number allowed.
        above: The number must be greater than this.
        most: Largest number allowed.
        words: Words that are allowed: of a choice, or in place of a number.
        of: The rule class of ``rule`` and ``rules``.
        optional: Whether the field may be left empty.
    """

    kind: str
    about: str
    least: int | None = None
    above: int | None = None
    most: int | None = None
    words: tuple[str, ...] = ()
    of: Any = None
    optional: bool = False

    def allowed(self) -> str:
        """Say in words what is allowed.

        Example:
            >>> Spec("number", "a rate", least=0, words=("solve",)).allowed()
            "a number ≥ 0, or 'solve'"
        """
        said = {
            "number": "a number",
            "whole": "a whole number",
            "text": "a text",
            "choice": "one of " + ", ".join(self.words),
            "day": "a date such as 2026-01-31",
            "flag": "yes or no",
            "texts": "a list of texts",
            "points": "a list of pairs of numbers",
            "series": "a list of numbers",
            "numbers": "a mapping of names to numbers",
            "rule": f"a {getattr(self.of, '__name__', 'rule')}",
            "rules": f"a list of {getattr(self.of, '__name__', 'rule')}",
        }[self.kind]
        for sign, bound in ((">", self.above), ("≥", self.least), ("≤", self.most)):
            said += "" if bound is None else f" {sign} {bound}"
        if self.kind == "number":
            said += "".join(f", or '{word}'" for word in self.words)
        return said + (", or nothing" if self.optional else "")

    def convert(self, value: Any) -> Any:
        """Bring a value into the field's form.

        Args:
            value: What was given.

        Returns:
            The value as the field keeps it.

        Raises:
            TypeError: It is of another kind.
            ValueError: It is outside of what is allowed.
        """
        if value is None and self.optional:
            return None
        make = getattr(self, f"_{self.kind}")
        return make(value)

    def _refuse(self, value: Any) -> ValueError:
        return ValueError(f"{value!r} is not allowed; allowed: {self.allowed()}.")

    def _number(self, value: Any) -> Any:
        if value in self.words if isinstance(value, str) else False:
            return value
        if self.optional and isinstance(value, float) and value == float("inf"):
            return None
        try:
            number = exact(value)
        except (TypeError, ValueError) as error:
            raise self._refuse(value) from error
        low = self.least is not None and number < self.least
        low = low or (self.above is not None and number <= self.above)
        if low or (self.most is not None and number > self.most):
            raise self._refuse(value)
        return number

    def _whole(self, value: Any) -> int:
        number = self._number(value)
        if number.denominator != 1:
            raise self._refuse(value)
        return int(number)

    def _text(self, value: Any) -> str:
        if not isinstance(value, str) or (not value.strip() and self.least is not None):
            raise self._refuse(value)
        return value

    def _choice(self, value: Any) -> str:
        if value not in self.words:
            raise self._refuse(value)
        return str(value)

    def _flag(self, value: Any) -> bool:
        words = {"yes": True, "true": True, "no": False, "false": False}
        said = value.lower() if isinstance(value, str) else value
        if isinstance(said, bool):
            return said
        if said not in words:
            raise self._refuse(value)
        return words[said]

    def _day(self, value: Any) -> date:
        return day(value)

    def _texts(self, value: Any) -> tuple[str, ...]:
        listed = (value,) if isinstance(value, str) else value
        if not isinstance(listed, list | tuple) or not all(isinstance(v, str) for v in listed):
            raise self._refuse(value)
        return tuple(listed)

    def _points(self, value: Any) -> tuple[tuple[Fraction, Fraction], ...]:
        try:
            return tuple((exact(x), exact(y)) for x, y in value)
        except (TypeError, ValueError) as error:
            raise self._refuse(value) from error

    def _series(self, value: Any) -> tuple[Fraction, ...]:
        if isinstance(value, str) or not hasattr(value, "__iter__"):
            raise self._refuse(value)
        one = Spec("number", self.about, self.least, self.above, self.most)
        return tuple(one.convert(number) for number in value)

    def _numbers(self, value: Any) -> tuple[tuple[str, Fraction], ...]:
        pairs = value.items() if isinstance(value, Mapping) else value
        try:
            return tuple(sorted((str(name), exact(number)) for name, number in pairs))
        except (TypeError, ValueError) as error:
            raise self._refuse(value) from error

    def _rule(self, value: Any) -> Any:
        if isinstance(value, self.of):
            return value
        if isinstance(value, Mapping):
            return self.of(**value)
        if isinstance(value, list | tuple):
            return self.of.of_list(value)
        raise self._refuse(value)

    def _rules(self, value: Any) -> tuple[Any, ...]:
        one = [value] if isinstance(value, self.of) else value
        if not isinstance(one, list | tuple):
            raise self._refuse(value)
        return tuple(self._rule(entry) for entry in one)


def day(value: Any) -> date:
    """Read a day.

    Args:
        value: A `date`, `datetime`, pandas or NumPy time stamp, or text such as ``"2026-01-31"``.

    Returns:
        The day.

    Raises:
        ValueError: It is no day.

    Example:
        >>> day("2026-01-31")
        datetime.date(2026, 1, 31)
    """
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ValueError(
            f"{value!r} is no day; allowed: a date such as 2026-01-31 (year-month-day)."
        ) from error


@dataclass(frozen=True, repr=False)
class Rule:
    """A frozen record whose fields are checked and made exact at construction.

    Raises:
        PlanError: A field is not what its `Spec` allows, or two fields contradict each other.
    """

    def __post_init__(self) -> None:
        kind: Any = type(self)
        for name, spec in specs(kind).items():
            try:
                value = spec.convert(getattr(self, name))
            except (TypeError, ValueError) as error:
                raise PlanError(f"{type(self).__name__}.{name}: {error}", name) from error
            object.__setattr__(self, name, value)
        self.check()

    @classmethod
    def of_list(cls, values: Any) -> Any:
        """Build the rule from a list in place of a record: its fields in order."""
        return cls(*values)

    def check(self) -> None:
        """Refuse fields that contradict each other; a rule without such has nothing to say."""

    def __repr__(self) -> str:
        said = []
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                said.append(f"{one.name}={_shown(value)}")
        return f"{type(self).__name__}({', '.join(said)})"


@cache
def specs(rule: type[Any]) -> dict[str, Spec]:
    """Give what each field of a rule allows.

    Args:
        rule: The class.

    Returns:
        Its specs by field, in order.

    Example:
        >>> from oms42.compensation.draws import Draw
        >>> list(specs(Draw))
        ['amount', 'recoverable', 'periods']
    """
    hints = get_type_hints(rule, include_extras=True)
    return {one.name: hints[one.name].__metadata__[0] for one in fields(rule)}


def required(rule: type[Any]) -> tuple[str, ...]:
    """Name the fields of a rule that have no default.

    Example:
        >>> from oms42.compensation.draws import Draw
        >>> required(Draw)
        ('amount',)
    """
    return tuple(one.name for one in fields(rule) if one.default is MISSING)


def _shown(value: Any) -> str:
    if isinstance(value, Fraction):
        text = plain(value)
        return repr(text) if "/" in text else text
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(entry) for entry in value) + "]"
    return f"'{value}'" if isinstance(value, date) else repr(value)
