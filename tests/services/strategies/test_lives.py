"""Orders at a hostile exchange, with crashes, stalls and two processes."""

import pytest
from hypothesis import settings

from tests.services.strategies.life import Lives

TestLives = Lives.TestCase
TestLives.settings = settings(stateful_step_count=60)
pytestmark = pytest.mark.timeout(900)  # as a drill
