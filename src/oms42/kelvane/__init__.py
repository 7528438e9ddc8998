# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The simulated company: every table of the case is made here, from one identity.

`identity` says which company (seed and variant), `world` builds it stage by stage, `contract` says
what a table promises to its readers, and `truth` what the company promises to its analysts. A table
family is a folder with

- one file a table, the law in its docstring;
- `magnitudes.py`: the planted numbers, as a frozen dataclass with `of(identity)`;
- `contracts.py`: `contracts()` returns the contracts of its tables, in order;
- `truths.py`: `promises(identity)` returns its promises;
- `stage.py`: the stages that `stages` names.
"""
