# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Annual attainment of the 84 sellers in the four quarters up to September 2026, by its causes.

$$A_i = \mu_{g(i)} + b\,(p_i - 1) + s_i + o_i + n_i$$

with territory potential $p$, skill $s$, what else lasts a year $o$ (the difference between the
means $\mu_g$ of the kinds of seller counts as part of it) and chance $n$. Within account executives
and within the others the four parts have correlation 0 and the promised shares of the variance,
exactly. The account executive with the richest territory leads the raw ranking (PT-06) and stands
at $\mu_g + b\,(p - 1)$: all of the lead is territory. The others stay below that lead, and the
seller of the case (R057) within the range of the case; what chance loses at these limits it regains
elsewhere (alternating projections). The parts are drawn again until the leader comes out near the
middle of the ranking adjusted for potential.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import freed, standard

# How far the mean of each kind of seller is from the mean of all; over the 84 they add up to 0.
KINDS = {"enterprise": -0.03, "mid-market": 0.065, "public": 0.095, "kam": -0.075, "cam": -0.075}
# Nearest that anybody comes to the leader, width of the soft limit below, lowest attainment.
LEAD, SOFT, FLOOR = 0.03, 0.15, 0.30
CASE_RANGE = (0.72, 0.88)
ROUNDS = 400
# How near to the middle of the adjusted ranking the leader must come out, and in how many draws.
MIDDLE, DRAWS = 0.09, 40


@dataclass(frozen=True)
class Annual:
    """Hold annual attainment and its parts, one value a seat.

    Attributes:
        attainment: Annual attainment.
        mean: Mean of the kind of seller.
        potential: Part that is due to potential, without the mean.
        skill: Part that is due to skill.
        other: What else lasts a year, the difference between the kinds of seller included.
        noise: Chance.
    """

    attainment: NDArray[np.float64]
    mean: NDArray[np.float64]
    potential: NDArray[np.float64]
    skill: NDArray[np.float64]
    other: NDArray[np.float64]
    noise: NDArray[np.float64]

    def of(self, seat: NDArray[np.int64]) -> "Annual":
        """Return the values of some seats.

        Args:
            seat: Rows of the seats.

        Returns:
            Attainment and parts in the order of the rows.

        Example:
            >>> one = np.array([0.9, 1.1])
            >>> Annual(one, one, one, one, one, one).of(np.array([1])).attainment.tolist()
            [1.1]
        """
        return Annual(*(getattr(self, name)[seat] for name in self.__dataclass_fields__))


def annual(
    identity: Identity,
    index: NDArray[np.float64],
    kind: NDArray[np.str_],
    case: NDArray[np.bool_],
) -> Annual:
    """Plant annual attainment.

    Args:
        identity: Which company.
        index: Potential index of the 84 seats.
        kind: Kind of seller in each seat.
        case: Whether the seat is that of the seller of the case.

    Returns:
        Attainment by seat with its parts.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> from oms42.kelvane.people.posts import kinds
        >>> from oms42.kelvane.people.potentials import potentials
        >>> table = seats(Identity())
        >>> index, kind = potentials(Identity(), table), kinds(table["role"], table["segment"])
        >>> year = annual(Identity(), index, kind, table["rep_id"] == "R057")
        >>> round(float(year.attainment.mean()), 4), round(float(year.attainment.std()), 4)
        (0.92, 0.28)
        >>> round(float(np.corrcoef(index, year.attainment)[0, 1] ** 2), 2)
        0.41
    """
    size = PeopleMagnitudes.of(identity)
    rng = identity.stream("people.annual")
    executive = ~np.isin(kind, ("kam", "cam"))
    role = np.array([KINDS[name] for name in kind.tolist()])
    sd = _deviations(size, role)
    mean = size.attainment_mean + role
    p = _within(index, executive)
    leader = executive & (index == index[executive].max())
    seats = _Seats(executive, leader, case, p, role, mean)
    nearest, best = np.inf, np.empty(0)
    for _ in range(DRAWS):
        parts = _parts(rng, seats, sd)
        rest = (mean + parts[1:].sum(axis=0))[executive]
        off = abs(float(np.mean(rest < rest[leader[executive]])) - 0.5)
        if off < nearest:
            nearest, best = off, parts
        if off <= MIDDLE:
            break
    total = mean + best.sum(axis=0)
    return Annual(total, mean, best[0], best[1], best[2] + role, best[3])


@dataclass(frozen=True)
class _Seats:
    """Hold what is settled about the seats before anything is drawn."""

    executive: NDArray[np.bool_]
    leader: NDArray[np.bool_]
    case: NDArray[np.bool_]
    potential: NDArray[np.float64]
    role: NDArray[np.float64]
    mean: NDArray[np.float64]


def _parts(rng: np.random.Generator, seats: _Seats, sd: tuple[float, ...]) -> NDArray[np.float64]:
    """Draw the four parts, without the difference between the kinds."""
    p, role, mean, leader = seats.potential, seats.role, seats.mean, seats.leader
    draws = [bell(rng, (p.size,)) for _ in range(3)]
    slack = SOFT * rng.random(p.size)
    lead = float((mean + sd[0] * p)[leader][0])
    high = np.where(leader, lead, np.where(seats.case, CASE_RANGE[1], lead - LEAD - slack))
    low = np.where(leader, lead, np.where(seats.case, CASE_RANGE[0], FLOOR))
    parts = np.empty((4, p.size))
    for group in (seats.executive, ~seats.executive):
        causes = [p[group]] + [role[group]] * (np.unique(role[group]).size > 1)
        s = freed(draws[0][group], *causes)
        o = freed(draws[1][group], *causes, s)
        fixed = np.stack([p[group] * sd[0], s * sd[1], o * sd[2]])
        rest = mean[group] + fixed.sum(axis=0)
        start = sd[3] * standard(draws[2][group])
        noise = _noise(start, [*causes, s, o], low[group] - rest, high[group] - rest)
        parts[:, group] = np.vstack([fixed, noise])
    return parts


def _deviations(size: PeopleMagnitudes, role: NDArray[np.float64]) -> tuple[float, ...]:
    """Return the standard deviations of the four parts within the kinds of seller."""
    shares = (size.potential_share, size.skill_share, size.noise_share)
    variance = size.attainment_sd**2
    other = (1.0 - sum(shares)) * variance - float(np.mean(role**2))
    potential, skill, noise = (float(np.sqrt(share * variance)) for share in shares)
    return potential, skill, float(np.sqrt(other)), noise


def _within(values: NDArray[np.float64], executive: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Standardize values within account executives and within the others."""
    result = np.empty(values.size)
    for group in (executive, ~executive):
        result[group] = standard(values[group])
    return result


def _noise(
    noise: NDArray[np.float64],
    parts: list[NDArray[np.float64]],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Free chance of the other parts and keep it between its limits."""
    sd = float(np.sqrt(np.mean(noise**2)))
    for _ in range(ROUNDS):
        noise = sd * freed(np.clip(noise, low, high), *parts)
    return noise
