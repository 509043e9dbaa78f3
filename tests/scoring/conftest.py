"""Answers to the bundled test: the right one, a wholly wrong one, any one."""

import pytest
from answer_patterns import any_code, right_code


@pytest.fixture(scope="session")
def right():
    """item -> the code that earns full marks."""
    return right_code


@pytest.fixture(scope="session")
def any_answer():
    """item -> a Hypothesis strategy of its codes, blank and don't know included."""
    return any_code
