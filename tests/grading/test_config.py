# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
from pathlib import Path

import pytest
from nbgrader.converters import Autograde
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader
from traitlets.utils.importstring import import_item

from oms42.grading.config import KERNEL, KERNELS, configure

COURSE = Path(__file__).parents[2] / "exercises"


@pytest.fixture
def configured(monkeypatch) -> Config:
    monkeypatch.setenv("JUPYTER_PATH", "/elsewhere")
    config = Config()
    configure(config)
    return config


def test_does_the_course_call_it_in_its_configuration(monkeypatch) -> None:
    monkeypatch.setenv("JUPYTER_PATH", "")
    config = PyFileConfigLoader("nbgrader_config.py", path=str(COURSE)).load_config()
    assert config.Execute.kernel_name == KERNEL
    assert config.CourseDirectory.course_id == "oms42"


def test_does_jupyter_find_the_kernelspec(configured) -> None:
    from jupyter_client.kernelspec import KernelSpecManager

    spec = KernelSpecManager().get_kernel_spec(KERNEL)
    assert Path(spec.resource_dir) == KERNELS / "kernels" / KERNEL
    assert spec.metadata["kernel_provisioner"]["provisioner_name"] == "oms42-sandbox"
    assert "/elsewhere" in os.environ["JUPYTER_PATH"]


def test_does_calling_it_twice_change_nothing(configured) -> None:
    path = os.environ["JUPYTER_PATH"]
    configure(Config())
    assert os.environ["JUPYTER_PATH"] == path


def test_can_every_name_be_imported(configured) -> None:
    for name in (
        configured.Autograde.exporter_class,
        *configured.Autograde.autograde_preprocessors,
    ):
        assert isinstance(import_item(name), type)


def test_does_no_step_of_nbgrader_go_missing_but_the_one_that_is_replaced(configured) -> None:
    stock = {f"{step.__module__}.{step.__name__}" for step in Autograde().autograde_preprocessors}
    ours = set(configured.Autograde.autograde_preprocessors)
    assert stock - ours == {"nbgrader.preprocessors.execute.Execute"}
