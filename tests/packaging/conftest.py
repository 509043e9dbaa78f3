"""The wheel of digimat, built once."""

import pytest
from packaging_kit import ROOT, build_wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    return build_wheel(ROOT, tmp_path_factory.mktemp("dist"))
