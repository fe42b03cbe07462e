"""The examples in the kernel's docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

import lalanh.kernel

MODULES = [
    module.name
    for module in pkgutil.walk_packages(lalanh.kernel.__path__, "lalanh.kernel.")
    if not module.ispkg
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    assert sum(
        bool(test.examples)
        for name in MODULES
        for test in doctest.DocTestFinder().find(importlib.import_module(name))
    )
