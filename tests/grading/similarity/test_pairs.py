# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from oms42.grading.similarity.pairs import shared_lines, similar_pairs
from oms42.grading.similarity.work import Work, make_work

TASK = "values = [float(item) for item in given.split(',') if item.strip()]"
UNUSUAL = "weights = {key: value ** 2 - 7 for key, value in sorted(table.items(), reverse=True)}"
RENAMED = "w={k:v**2-7 for k,v in sorted(t.items(),reverse=True)}  # mine"


def class_of(own: dict[str, str], size: int = 20) -> list[Work]:
    """A class that all wrote the task's one way, and some of it more."""
    return [make_work(str(one), [TASK, own.get(str(one), "")]) for one in range(size)]


def test_is_a_copy_with_other_names_first_and_alone() -> None:
    found = similar_pairs(class_of({"3": UNUSUAL, "11": RENAMED}))
    assert [(pair.first, pair.second) for pair in found] == [("3", "11")]
    assert 0 < found[0].share < 1, "the task's one way, which all wrote, is theirs too"


def test_does_what_the_whole_class_wrote_weigh_nothing() -> None:
    assert similar_pairs(class_of({})) == []


def test_does_what_was_released_weigh_nothing() -> None:
    works = class_of({"3": UNUSUAL, "11": RENAMED})
    released = frozenset(make_work("", [TASK, UNUSUAL]).grams)
    assert similar_pairs(works, released) == []


def test_does_what_two_alone_share_weigh_more_than_what_three_share() -> None:
    other = "names = [row[0].upper() + '-' + str(row[1] % 13) for row in rows if row[2] is None]"
    own = dict.fromkeys("345", UNUSUAL) | dict.fromkeys("67", other)
    found = similar_pairs(class_of(own))
    assert (found[0].first, found[0].second) == ("6", "7")
    assert len(found) == 4


def test_are_the_lines_those_that_both_have() -> None:
    one = make_work("1", [f"import numpy\n{UNUSUAL}\nprint(weights)"])
    other = make_work("2", [RENAMED])
    assert shared_lines(one, other) == (1,)
    assert shared_lines(one, other, frozenset(other.grams)) == ()


def test_is_the_list_as_long_as_asked() -> None:
    assert len(similar_pairs(class_of(dict.fromkeys("3456", UNUSUAL)), most=2)) == 2
