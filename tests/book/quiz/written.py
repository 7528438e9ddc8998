# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks as an author writes them, one of each kind, for the tests of this folder."""

from oms42.book.quiz.item import SelfCheck
from oms42.book.quiz.text import read_self_check

SINGLE = """Which *one*?

- [ ] First
  :: Not the first.
- [x] Second, with $x < 2$
  :: Yes, the second.
- [ ] Third
  :: Not the third.
"""
MULTIPLE = """Which ones?

- [x] Yes
  :: It is one.
- [ ] No
  :: It is none.
- [X] Also
  :: It is one, too.
"""
NUMBER = """A setting.

How much?

- [ ] 10 ± 0.5
  :: You forgot the tax.
- [ ] anything else
  :: Add them up.
- [x] 12.5 ± 0.1
  :: The sum.
"""
ORDER = """In which order?

1. Plan
   :: The plan comes first.
2. Sell
   :: Selling follows the plan.
3. Bill
- [x] in this order
  :: So it goes.
"""
KINDS = {"single": SINGLE, "multiple": MULTIPLE, "number": NUMBER, "order": ORDER}


def read(kind: str, text: str | None = None, *, name: str = "a-name", unit: str = "") -> SelfCheck:
    """Read a self-check; by default the one written above."""
    return read_self_check(name, kind, unit, (text or KINDS[kind]).splitlines())
