"""What happens where a program that tests need is not installed."""

import os
import shutil
from typing import NoReturn

import pytest

CI = os.environ.get("CI") == "true"


def missing(reason: str) -> NoReturn:
    """Skip the test that wants the program; fail in CI, where every program must be there."""
    if CI:
        pytest.fail(reason)
    pytest.skip(reason)


def chromium() -> str:
    """Return where chromium is."""
    return shutil.which("chromium") or missing("chromium is not installed")
