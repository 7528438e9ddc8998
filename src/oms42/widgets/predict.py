# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Predict, then reveal: the reader commits a guess, then sees it beside the answer."""

import re
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, ClassVar

import ipywidgets
import traitlets

from oms42.widgets.page_module import PageModule

KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


class Predict(PageModule):
    """A question, a guess that is committed before anything opens, and the answer beside it.

    Make one by :meth:`choice`, :meth:`number` or :meth:`scale`. The commitment is kept in the
    reader's browser under the key, and nowhere else.

    Attributes:
        question: Plain text, one or two sentences.
        kind: ``choice``, ``number`` or ``scale``.
        options: What may be chosen.
        low: The smallest guess that is allowed, or None.
        high: The largest, or None.
        step: What a guess is a multiple of; its decimals are the ones shown.
        unit: What a number is measured in, such as ``%`` or ``$M``.
        ends: What the two ends of a scale mean.
        key: What the guess is kept under; it never changes once the page is published.
        guess: The reader's guess, committed or not: an option, a number or None.
        committed: Whether it has been committed.
        answer: The answer: an option, a number, or None as long as there is none.
        near: A number's distance from the answer that still counts as close.
        moves: Whether the answer depends on what the reader does next.
        closes: Whether widgets open with the commitment; :meth:`opens` sets it.
        alt: Question and ways to answer, for a page on which nothing runs.

    Example:
        >>> ask = Predict.number("How many quarters are there?", key="quarters", low=0, answer=7)
        >>> ask.committed, ask.answer
        (False, 7.0)
    """

    module: ClassVar[str] = "predict"

    question = traitlets.Unicode().tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    options: Any = traitlets.List(traitlets.Unicode()).tag(sync=True)
    low: Any = traitlets.Float(None, allow_none=True).tag(sync=True)
    high: Any = traitlets.Float(None, allow_none=True).tag(sync=True)
    step: Any = traitlets.Float(1.0).tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    ends: Any = traitlets.List(traitlets.Unicode()).tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)
    guess: Any = traitlets.Any(None, allow_none=True).tag(sync=True)
    committed = traitlets.Bool(False).tag(sync=True)
    answer: Any = traitlets.Any(None, allow_none=True).tag(sync=True)
    near: Any = traitlets.Float(0.0).tag(sync=True)
    moves = traitlets.Bool(False).tag(sync=True)
    closes = traitlets.Bool(False).tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

    def __init__(self, question: str, *, key: str, **traits: Any) -> None:
        _need(bool(question.strip()), "the question is empty: ask one, in plain text")
        told = f"the key {key!r}: use small letters, digits and hyphens, beginning with a letter"
        _need(bool(KEY.fullmatch(key)), told)
        super().__init__(question=question, key=key, **traits)
        self.alt = f"{question} {self._ways()}"

    @classmethod
    def choice(
        cls,
        question: str,
        options: Sequence[str],
        *,
        key: str,
        answer: str | None = None,
        moves: bool = False,
    ) -> "Predict":
        """Ask for one of some answers.

        Args:
            question: Plain text.
            options: Two or more, all different.
            key: What the guess is kept under.
            answer: One of the options, or None as long as there is none.
            moves: Whether the answer depends on what the reader does next.

        Returns:
            The widget.

        Raises:
            ValueError: If there are not two different options, or the answer is none of them.

        Example:
            >>> Predict.choice("Up or down?", ["up", "down"], key="way", answer="up").options
            ['up', 'down']
        """
        shown = list(options)
        told = f"the options {shown}: give two or more, all different, none empty"
        _need(len(shown) >= 2 and len(set(shown)) == len(shown) and all(shown), told)
        return cls(question, key=key, kind="choice", options=shown, answer=answer, moves=moves)

    @classmethod
    def number(
        cls,
        question: str,
        *,
        key: str,
        low: float | None = None,
        high: float | None = None,
        step: float = 1.0,
        unit: str = "",
        answer: float | None = None,
        near: float = 0.0,
        moves: bool = False,
    ) -> "Predict":
        """Ask for a number, typed.

        Args:
            question: Plain text.
            key: What the guess is kept under.
            low: The smallest guess that is allowed.
            high: The largest.
            step: Numbers are shown with this one's decimals.
            unit: Such as ``%``, ``$M`` or ``accounts``.
            answer: The answer, or None as long as there is none.
            near: The distance from the answer that still counts as close.
            moves: Whether the answer depends on what the reader does next.

        Returns:
            The widget.

        Raises:
            ValueError: If the range is empty, or step or near make no sense.

        Example:
            >>> Predict.number("Which share?", key="share", low=0, high=100, unit="%").high
            100.0
        """
        range_ = {"low": low, "high": high, "step": step, "near": near}
        _check_range(low, high, step, near)
        more = {"unit": unit, "answer": answer, "moves": moves}
        return cls(question, key=key, kind="number", **range_, **more)

    @classmethod
    def scale(
        cls,
        question: str,
        ends: tuple[str, str],
        *,
        key: str,
        low: float = 0.0,
        high: float = 100.0,
        step: float = 1.0,
        unit: str = "",
        answer: float | None = None,
        near: float = 0.0,
        moves: bool = False,
    ) -> "Predict":
        """Ask for a point on a scale, set by a slider that stands nowhere until it is moved.

        Args:
            question: Plain text.
            ends: What the left and the right end mean.
            key: What the guess is kept under.
            low: The left end.
            high: The right end.
            step: The distance between neighboring points.
            unit: Such as ``%``.
            answer: The answer, or None as long as there is none.
            near: The distance from the answer that still counts as close.
            moves: Whether the answer depends on what the reader does next.

        Returns:
            The widget.

        Raises:
            ValueError: If an end has no words, or the range is empty.

        Example:
            >>> Predict.scale("How sure?", ("not at all", "entirely"), key="sure").ends
            ['not at all', 'entirely']
        """
        _need(len(ends) == 2 and all(ends), f"the ends {ends!r}: say in words what each one means")
        _check_range(low, high, step, near)
        range_ = {"low": low, "high": high, "step": step, "near": near, "ends": list(ends)}
        more = {"unit": unit, "answer": answer, "moves": moves}
        return cls(question, key=key, kind="scale", **range_, **more)

    def _ways(self) -> str:
        if self.kind == "choice":
            return f"Guess one: {'; '.join(self.options)}."
        ends = [f"{end:g}" for end in (self.low, self.high) if end is not None]
        range_ = f" from {' to '.join(ends)}" if len(ends) == 2 else ""
        return f"Guess a number{range_}{f' ({self.unit})' if self.unit else ''}."

    @traitlets.validate("answer")
    def _allowed_answer(self, proposal: Any) -> Any:
        answer = proposal["value"]
        if answer is None:
            return None
        if self.kind == "choice":
            told = f"the answer {answer!r} is none of the options {self.options}: set one of them"
            _need(answer in self.options, told)
            return answer
        told = f"the answer {answer!r} is no finite number: set one, or None while there is none"
        _need(not isinstance(answer, str) and isfinite(answer), told)
        return float(answer)

    def opens(self, *widgets: ipywidgets.Widget) -> ipywidgets.VBox:
        """Close widgets until the guess is committed.

        Args:
            widgets: What opens then.

        Returns:
            The question, and below it the widgets; show this in the question's place.

        Example:
            >>> ask = Predict.choice("Up or down?", ["up", "down"], key="way")
            >>> ask.opens(ipywidgets.HTML("It went up.")).children[0] is ask
            True
        """
        closed = ipywidgets.VBox(list(widgets), layout={"display": "none"})
        closed.add_class("oms-opens")  # the module shows it beside a committed guess
        self.closes = True
        return ipywidgets.VBox([self, closed])

    def on_commitment(self, call: Callable[[], None]) -> None:
        """Call back whenever the guess is committed, and when it is forgotten.

        Args:
            call: Takes nothing; look at :attr:`committed`.
        """
        self.observe(lambda _change: call(), names="committed")


def _check_range(low: float | None, high: float | None, step: float, near: float) -> None:
    if low is not None and high is not None:
        _need(low < high, f"the range from {low} to {high} is empty: give low < high")
    _need(step > 0, f"the step {step}: give a positive number")
    _need(near >= 0, f"near={near}: give a distance, zero or more")
