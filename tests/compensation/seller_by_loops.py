# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The seller's program a second time, with loops and dictionaries, for the smallest case."""

import itertools
import math
from collections.abc import Callable

TOP, LOST, PATIENCE, RATE = 25, 0.1, 0.9, 0.5
Mass = dict[tuple[int, int], float]


class SmallSeller:
    """At most two open deals, quota 1: close, discount, or hold and lose half of what was ready."""

    def __init__(self, pay: Callable[[float], float], weeks: int, discount: float) -> None:
        self.pay, self.weeks = pay, weeks
        self.new = [math.exp(-1 / weeks) * (1 / weeks) ** j / math.factorial(j) for j in range(3)]
        ready = 1 - math.exp(-RATE)
        faster = 1 - math.exp(-RATE * math.exp(7 * discount))
        self.menu = [(ready, 10.0), (faster, 10 - 10 * discount), (0.5 * ready, 0.0)]
        self.paths = {
            (n, y, a): self.after(n, y, *one)
            for n, y in self.states()
            for a, one in enumerate(self.menu)
        }

    @staticmethod
    def states() -> list[tuple[int, int]]:
        """List open deals and credited tenths."""
        return [(n, y) for n in range(3) for y in range(TOP + 1)]

    def after(self, n: int, y: int, p: float, credit: float) -> list[tuple[float, int, int, int]]:
        """List what a week may bring: chance, open deals, credited tenths, closings."""
        found = []
        for k, gone in itertools.product(range(n + 1), repeat=2):
            stay = n - k - gone
            if stay < 0:
                continue
            chance = math.comb(n, k) * p**k * (1 - p) ** (n - k)
            chance *= math.comb(n - k, gone) * LOST**gone * (1 - LOST) ** stay
            credited = min(round(y + k * credit), TOP)
            for come in range(3 - stay):
                last = stay + come == 2  # whoever else comes is turned away
                arriving = 1 - sum(self.new[:come]) if last else self.new[come]
                found.append((chance * arriving, stay + come, credited, k))
        return found

    def policy(self) -> dict[tuple[int, int, int], int]:
        """Find the best action by week, open deals and credited tenths."""
        start, best = [0.0] * 3, {}
        for _ in range(70):  # periods: 0.9 to the 210th is nothing
            value = {(n, y): self.pay(y / 10) + start[n] for n, y in self.states()}
            for week in reversed(range(self.weeks)):
                worth = {
                    key: PATIENCE * sum(c * value[m, z] for c, m, z, _ in found)
                    for key, found in self.paths.items()
                }
                for n, y in self.states():
                    best[week, n, y] = max(range(3), key=lambda a, n=n, y=y: worth[n, y, a])
                    value[n, y] = worth[n, y, best[week, n, y]]
            start = [value[n, 0] for n in range(3)]
        return best

    def play(self) -> tuple[list[float], float]:
        """Return bookings by week and pay of a period like the one before it."""
        best, opening = self.policy(), [1.0, 0.0, 0.0]
        booked, money = [0.0] * self.weeks, 0.0
        for _ in range(40):
            mass: Mass = {(n, 0): chance for n, chance in enumerate(opening)}
            for week in range(self.weeks):
                mass, booked[week] = self.week(mass, week, best)
            opening = [sum(c for (m, _), c in mass.items() if m == n) for n in range(3)]
            money = sum(c * self.pay(y / 10) for (_, y), c in mass.items())
        return booked, money

    def week(
        self, mass: Mass, week: int, best: dict[tuple[int, int, int], int]
    ) -> tuple[Mass, float]:
        """Move the probabilities a week on; return them and the bookings."""
        moved: Mass = {}
        booked = 0.0
        for (n, y), c in mass.items():
            a = best[week, n, y]
            for chance, m, z, k in self.paths[n, y, a]:
                moved[m, z] = moved.get((m, z), 0.0) + c * chance
                booked += c * chance * k * self.menu[a][1] / 10
        return moved, booked
