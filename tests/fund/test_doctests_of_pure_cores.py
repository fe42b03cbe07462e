"""The examples in the docstrings of statements and references hold."""

import doctest
import importlib

import pytest

MODULES = [
    "lalanh.fund.references",
    "lalanh.fund.statements.cells",
    "lalanh.fund.statements.figures",
    "lalanh.fund.statements.pdf",
    "lalanh.fund.statements.units",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))

    assert (result.failed, result.attempted > 0) == (0, True)
