"""Guards over the handlers as they are plugged together."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import StateFilter

from bot.app import build
from bot.handlers.filters import Pressed
from bot.handlers.states import ConversationState
from tests.e2e.world import World


@pytest.fixture
async def observers(world: World) -> list[TelegramEventObserver]:
    """Whatever of the bot listens to anything."""
    async with build(world.settings) as app:
        return [
            observer for router in routers(app.dispatcher) for observer in router.observers.values()
        ]


def routers(root: Router) -> Iterator[Router]:
    yield root
    for router in root.sub_routers:
        yield from routers(router)


def handlers(observers: list[TelegramEventObserver]) -> list[HandlerObject]:
    return [handler for observer in observers for handler in observer.handlers]


def test_nothing_runs_in_a_thread(observers: list[TelegramEventObserver]) -> None:
    """aiogram runs what is not asynchronous in a thread, even a filter that does not match."""
    found = handlers(observers)
    assert len(found) > 30
    shared = [f for o in observers for f in o._handler.filters or ()]
    for handler in found:
        assert handler.awaitable, handler.callback
        for each in (*(handler.filters or ()), *shared):
            assert each.awaitable, (handler.callback, each.callback)


def test_whatever_is_sent_as_a_key_is_deleted(observers: list[TelegramEventObserver]) -> None:
    """Each handler of the secret step has the flag, and the step is handled at all."""
    at_the_step = [
        h for h in handlers(observers) if ConversationState.sending_keys.state in states(h)
    ]
    assert len(at_the_step) >= 3  # text, other kinds, edits
    sent = [
        h for h in at_the_step if not any(isinstance(f.callback, Pressed) for f in h.filters or ())
    ]
    for handler in sent:
        assert handler.flags.get("secret"), handler.callback


def states(handler: HandlerObject) -> set[Any]:
    """Return the states that a handler is for."""
    filters = [f.callback for f in handler.filters or ()]
    found = [state for f in filters if isinstance(f, StateFilter) for state in f.states]
    return {getattr(state, "state", state) for state in found}
