"""Strategies at a hostile exchange, with crashes, stalls, verbs, and all that the watch finds."""

import pytest
from hypothesis import settings

from tests.services.strategies.engine_life import EngineLives

TestEngineLives = EngineLives.TestCase
TestEngineLives.settings = settings(stateful_step_count=25, max_examples=8)
pytestmark = pytest.mark.timeout(900)  # as a drill
