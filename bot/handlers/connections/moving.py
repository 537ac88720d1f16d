"""Handler of the button that tests keys at our next address."""

import asyncio

from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.handlers.dependencies import Conversation
from bot.views import toasts
from bot.views.connections import moves as views

_AT_ONCE = 1.0  # seconds after which the message says that the keys are being tested


async def move_pressed(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Test the keys that are to move, within the limit of tests; show which have moved."""
    deps, person = conversation.deps, conversation.person
    waiting = [c for c in await deps.connections.list(person) if c.has_secrets and c.moving_to]
    allowed, wait = [], 0
    for connection in waiting:
        if wait := deps.limits.start_test(person):
            break
        allowed.append(connection)
    if wait and not allowed:
        callback_answer.text = toasts.too_many_tests(conversation.t, wait)
        return
    testing = asyncio.create_task(deps.connections.move(allowed))
    await asyncio.wait({testing}, timeout=_AT_ONCE)
    try:
        if not testing.done():
            await conversation.say(views.testing(conversation.t))
        moves = await testing
    finally:
        testing.cancel()
    await conversation.say(views.results(conversation.t, deps.exchanges, deps.egresses, moves))
