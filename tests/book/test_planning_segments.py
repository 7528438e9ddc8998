# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's segments: losses, loads and the ranking, counted again from the rows."""

import numpy as np
import pytest

from oms42.widgets.segment_stability import customers

from .planning_by_hand import HEADS, SALES, B, contribution, load, rows

SEGMENTS = (("ent", "enterprise", 24), ("mid", "mid-market", 30), ("pub", "public", 6))


@pytest.fixture(scope="module")
def glued(page, run):
    """Give each page's glued numbers, run once."""
    made = {}

    def of(name):
        if name not in made:
            made[name] = run(page(f"planning/{name}.md"))["glued"]
        return made[name]

    return of


def test_are_the_losing_customers_counted_right(glued):
    books = {(r["account_id"], r["year"]): contribution(r) for r in rows("account_pnl")}
    now = [value for (_, year), value in books.items() if year == "2025"]
    found = glued("segments")
    assert found["n-customers"] == f"{len(now):,}"
    assert found["losers"] == str(sum(value < 0 for value in now))
    assert found["losers-sum"] == f"{-sum(v for v in now if v < 0) / 1e6:.1f}"
    assert found["n-both"] == str(sum((one, "2024") in books for one, y in books if y == "2025"))


def test_does_the_load_of_one_year_tell_losses_of_the_next_where_size_does_not(glued):
    found = glued("segments")
    books = {(r["account_id"], r["year"]): r for r in rows("account_pnl")}
    both = [one for one, year in books if year == "2025" and (one, "2024") in books]
    before, after = (np.array([load(books[one, y]) for one in both]) for y in ("2024", "2025"))
    heavy = before > np.quantile(before, 0.75)
    lost = np.array([contribution(books[one, "2025"]) < 0 for one in both])
    assert found["losing-heavy"] == f"{100 * lost[heavy].mean():.0f}"
    assert found["losing-rest"] == f"{100 * lost[~heavy].mean():.0f}"
    ranks = [np.argsort(np.argsort(x)) for x in (before, after)]
    assert found["load-rank"] == f"{np.corrcoef(*ranks)[0, 1]:.2f}"
    assert float(found["explained-size"]) < 1 < float(found["explained-industry"]) < 2


def test_is_the_ranking_of_segments_that_of_the_rows(glued, accounts, endings):
    """Win rate, contract, margin after cost to serve, and what a seller brings in a year."""
    books = {(r["account_id"], r["year"]): r for r in rows("account_pnl")}
    both = [one for one, year in books if year == "2025" and (one, "2024") in books]
    edge = np.quantile([load(books[one, "2024"]) for one in both], 0.75)
    light = [one for one in both if load(books[one, "2024"]) <= edge]
    found, moves = glued("segments"), glued("allocation")
    for i, (short, name, sellers) in enumerate(SEGMENTS):
        closed = [
            r
            for r in endings
            if r["close_date"] >= "2025-10-01" and accounts[r["account_id"]]["segment"] == name
        ]
        won = [float(r["amount_acv"]) for r in closed if r["outcome"] == "won"]
        assert found[f"{short}-access"] == f"{100 * len(won) / len(closed):.0f}"
        assert found[f"{short}-value"] == f"{np.mean(won) / 1000:.0f}"
        assert found[f"{short}-deals"] == f"{len(closed) / sellers:.0f}"
        everyone = [one for one, year in books if year == "2025"]
        for kind, some in (("all", everyone), ("light", light)):
            own = [books[one, "2025"] for one in some if accounts[one]["segment"] == name]
            margin = sum(map(contribution, own)) / sum(float(r["revenue"]) for r in own)
            assert found[f"{short}-seller-{kind}"] == f"{margin * sum(won) / sellers / 1000:.0f}"
            if kind == "all":
                assert found[f"{short}-margin"] == f"{100 * margin:.0f}"
                slope = SALES[i] * B[i] / HEADS[i]
                assert moves[f"{short}-after"] == f"{margin * slope:.2f}"


def test_how_much_of_revenue_do_rush_orders_and_engineering_take(glued):
    now = [r for r in rows("account_pnl") if r["year"] == "2025"]
    edge = np.quantile([load(r) for r in now], 0.75)
    found = glued("segments")
    for name, heavy in (("heavy", True), ("rest", False)):
        some = [r for r in now if (load(r) > edge) == heavy]
        cost = sum(380 * float(r["rush_orders"]) + 140 * float(r["custom_eng_h"]) for r in some)
        share = cost / sum(float(r["revenue"]) for r in some)
        assert found[f"special-{name}"] == f"{100 * share:.0f}"
    # four random groups take three degrees of freedom from n - 1
    assert found["explained-chance"] == f"{100 * 3 / (len(now) - 1):.1f}" == "0.2"


@pytest.fixture(scope="module")
def sizes():
    """Cut the customers of 2025 in four by size, with another library's k-means."""
    from sklearn.cluster import KMeans

    known = {row["account_id"]: row for row in rows("accounts")}
    now = [r for r in rows("account_pnl") if r["year"] == "2025"]
    names = ("employees", "sites", "potential_usd")
    x = np.log([[float(known[r["account_id"]][name]) for name in names] for r in now])
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    groups = KMeans(4, n_init=10, random_state=0).fit_predict(z)
    industry = np.array([known[r["account_id"]]["industry"] for r in now])
    return now, groups, industry


def recurring(x, k, *, draws, starts, base=None):
    """Jaccard of each of k groups with its best match in samples, with scikit-learn's k-means."""
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    z = (x - x.mean(axis=0)) / x.std(axis=0)
    rng, found = np.random.Generator(np.random.MT19937(8)), []
    with threadpool_limits(1):  # the tables are small: a second thread only waits
        known = KMeans(k, n_init=10, random_state=0).fit_predict(z) if base is None else base
        for draw in range(draws):
            drawn = np.unique(rng.integers(0, len(z), len(z)))
            anew = KMeans(k, n_init=starts, random_state=draw).fit_predict(z[drawn])
            both = np.array(
                [[(known[drawn] == a) & (anew == b) for b in range(k)] for a in range(k)]
            )
            either = np.array(
                [[(known[drawn] == a) | (anew == b) for b in range(k)] for a in range(k)]
            )
            found.append((both.sum(axis=2) / either.sum(axis=2)).max(axis=1))
    return np.mean(found, axis=0)


def test_do_the_four_groups_by_size_recur_as_often_with_another_k_means(glued, sizes):
    """Other samples, another library: the ends within .06."""
    known = {row["account_id"]: row for row in rows("accounts")}
    names = ("employees", "sites", "potential_usd")
    x = np.log([[float(known[r["account_id"]][name]) for name in names] for r in sizes[0]])
    found, again = glued("segments"), recurring(x, 4, draws=50, starts=3, base=sizes[1])
    assert float(found["jaccard-low"]) == pytest.approx(again.min(), abs=0.06)
    assert float(found["jaccard-high"]) == pytest.approx(again.max(), abs=0.06)
    assert again.min() > 0.75  # "with ease"


def test_do_as_many_segments_recur_with_another_k_means(glued):
    """The 300 customers of the widget, ten starts: five of six, give or take one; all of three."""
    shown = customers()
    x = np.log(np.column_stack([shown["employees"], shown["sites"]]).astype(float))
    six, three = (recurring(x, k, draws=20, starts=5) for k in (6, 3))
    found = glued("segments")
    count = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    assert abs(count[found["again-searched"]] - (six >= 0.75).sum()) <= 1
    assert count[found["again-three"]] == (three >= 0.75).sum() == 3
    # two starts are what breaks them: each sample's search often stops short
    assert count[found["again-six"]] < (six >= 0.75).sum()


def test_how_much_of_the_margins_do_size_and_industry_explain(glued, sizes):
    now, groups, industry = sizes
    left_over = np.array([contribution(r) for r in now])
    revenue = np.array([float(r["revenue"]) for r in now])
    margin = np.clip(left_over / revenue, -1, 1)
    found = glued("segments")
    for name, labels in (("size", groups), ("industry", industry)):
        inside = sum(margin[labels == one].var() * (labels == one).sum() for one in set(labels))
        share = 100 * (1 - inside / (margin.var() * margin.size))
        assert float(found[f"explained-{name}"]) == pytest.approx(share, abs=0.06)
    shares = [100 * left_over[groups == j].sum() / revenue[groups == j].sum() for j in range(4)]
    assert float(found["margin-low"]) == pytest.approx(min(shares), abs=1)
    assert float(found["margin-high"]) == pytest.approx(max(shares), abs=1)
