"""What the engine knows is read again exactly when it has changed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete, insert, select, update

from bot.domain.strategies import recovery
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase
from bot.domain.strategies.strategy import Strategy, StrategyStatus, next_group, with_status
from bot.services.strategies.known_runs import KnownRuns
from bot.services.strategies.terms import Terms
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, STRATEGIES
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.runs import SqlRuns
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import RULES, at, plan
from tests.services.strategies.exchange import Exchange
from tests.storage.strategies.sample import CONFIRMED, OWNER, STRATEGY, executor
