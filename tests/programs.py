"""Handles programs that tests need and that are not installed."""

import os
import shutil
from typing import NoReturn

import pytest

CI = os.environ.get("CI") == "true"


def missing(reason: str) -> NoReturn:
    """Skip the test that needs the program; fail in CI, where all are installed."""
    if CI:
        pytest.fail(reason)
    pytest.skip(reason)


def caddy() -> str:
    """Return the path of caddy."""
    return shutil.which("caddy") or missing("caddy is not installed")


def chromium() -> str:
    """Return the path of chromium."""
    return shutil.which("chromium") or missing("chromium is not installed")
