"""The examples in the public site's docstrings hold."""

import doctest

import pytest

from lalanh.portal import amounts, forms


@pytest.mark.parametrize("module", [amounts, forms])
def test_the_examples_of_a_module_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]  # a module

    assert (result.failed, result.attempted > 0) == (0, True)
