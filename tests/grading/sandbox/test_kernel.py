# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import sys

from jupyter_client.manager import AsyncKernelManager

from oms42.grading.sandbox import isolation


def test_are_the_data_sets_and_charts_offered_and_the_models_not(run) -> None:
    rooms = ("forecasting", "pipeline", "territories", "compensation", "planning", "stats",
             "accounts", "performance", "leads", "people", "widgets", "kelvane", "grading", "book",
             "cli")  # fmt: skip
    ask = (
        "import importlib\n"
        f"for name in {rooms}:\n"
        "    try:\n"
        "        importlib.import_module('oms42.' + name)\n"
        "        print(name)\n"
        "    except ModuleNotFoundError:\n"
        "        pass\n"
    )
    use = (
        "from oms42.datasets import reps\n"
        "from oms42.charts import BLUE\n"
        "print(reps().shape[0] > 100, BLUE[0])\n"
    )
    assert run(ask, use) == ["", "True #\n"]


def test_does_no_file_of_the_source_leak(run) -> None:
    """The path of an editable installation stands in site-packages; nothing must be behind it."""
    ask = (
        "import os, sys\n"
        "for top in sys.path:\n"
        "    for place, folders, files in os.walk(os.path.join(top, 'oms42')):\n"
        "        for name in files:\n"
        "            path = os.path.join(place, name).split('/oms42/')[-1]\n"
        "            if path.split('/')[0] not in ('datasets', 'charts', '__init__.py', "
        "'py.typed', '__pycache__'):\n"
        "                print(path)\n"
        "    for name in os.listdir(top) if top and os.path.isdir(top) else ():\n"
        "        if name.endswith('.pth'):\n"
        "            for line in open(os.path.join(top, name)):\n"
        "                target = line.strip()\n"
        "                if os.path.isdir(target) and set(os.listdir(target)) - {'oms42'}:\n"
        "                    print(name, os.listdir(target))\n"
        "                if os.path.isdir(target + '/oms42/forecasting'):\n"
        "                    print(name)\n"
    )
    assert run(ask) == [""]


def test_is_the_machinery_gone_from_the_table_of_modules(run) -> None:
    """All but the two modules that a locked cell may import."""
    ask = "import sys; print(*sorted(name for name in sys.modules if name.startswith('oms42')))"
    assert run(ask) == ["oms42.grading.split.declare oms42.grading.split.seeds\n"]


def test_is_output_cut_in_the_kernel(run) -> None:
    said = run("for _ in range(3000): print('x' * 99)", "print('next')", output=10_000)
    assert 1_500 < len(said[0]) < 10_000
    assert said[0].endswith("this notebook may show 10000 bytes in all.\n")
    assert said[1] == ""


def test_does_every_kernel_draw_other_random_numbers(run) -> None:
    """They are forks of one process, whose generators have one state."""
    ask = "import random, numpy; print(random.random(), numpy.random.rand())"
    first, second = run(ask, preload=["numpy"])[0], run(ask, preload=["numpy"])[0]
    assert len({*first.split(), *second.split()}) == 4


def test_does_it_run_with_no_walls_where_the_instructor_says_so(run, monkeypatch) -> None:
    monkeypatch.setattr(isolation, "candidates", lambda _: ())
    monkeypatch.setattr(isolation, "_kept", dict)
    ask = "import os, sys; print(os.getuid(), sys.executable)"
    assert run(ask, unsafe=True) == [f"{os.getuid()} {sys.executable}\n"]


def test_does_a_grader_that_knows_jupyters_sockets_alone_get_them(run) -> None:
    """Stock nbgrader's ``Execute`` talks to the kernel in the walls by ZeroMQ."""
    ask = "import threading; print(len(threading.enumerate()) > 1)"
    assert run(ask, manager=AsyncKernelManager) == ["True\n"]
    assert run(ask) == ["False\n"]
