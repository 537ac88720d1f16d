"""The routes of private chats are joined in one router, which has only their handlers."""

import pytest
from aiogram import Router

from bot.handlers.dispatch import PRIVATE


@pytest.mark.parametrize("router", [routes() for routes in PRIVATE], ids=lambda r: r.name)
def test_a_route_has_handlers_alone(router: Router) -> None:
    assert not router.sub_routers
    for observer in router.observers.values():
        assert not len(observer.middleware)
        assert not len(observer.outer_middleware)
        assert not observer._handler.filters
