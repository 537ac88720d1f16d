"""The operator's stop of trading in chat: /trading, /trading stop kucoin, and buttons."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.stops import StopOrigin
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Admin, Pressed
from bot.services.operating.trading_switch import UnknownScopeError
from bot.views import Action, Press, View, toasts
from bot.views.operating import trading as views

_STOP, _GO = "stop", "go"


async def trading_command(
    _: Message, conversation: Conversation, command: CommandObject | None = None
) -> None:
    """Do what the words after the command say, and show what is stopped."""
    word, named = [*((command.args if command else None) or "").casefold().split(), "", ""][:2]
    try:
        scope = conversation.deps.trading.scope_of(named)
    except UnknownScopeError:
        word = ""  # what can be stopped is shown, nothing is done
    if word:
        await _do(conversation, word, scope)
    await _show_state(conversation)


async def trading_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show what is stopped now."""
    await _show_state(conversation)


async def stop_pressed(_: CallbackQuery, conversation: Conversation, press: Press) -> None:
    """Stop what the button names."""
    await _do(conversation, _STOP, press.target)
    await _show_state(conversation)


async def go_pressed(
    _: CallbackQuery, conversation: Conversation, press: Press, callback_answer: CallbackAnswer
) -> None:
    """End the stop of what the button names; not another one that was given since."""
    stops = (await conversation.deps.trading.state()).stops
    stop = next((stop for stop in stops if stop.scope == press.target), None)
    if stop is not None and press.page != stop.mark:
        callback_answer.text = toasts.outdated(conversation.t)
    else:
        await _do(conversation, _GO, press.target)
    await _show_state(conversation)


async def _do(conversation: Conversation, word: str, scope: str) -> None:
    switch = conversation.deps.trading
    if word == _STOP:
        await switch.stop(scope, StopOrigin.CHAT)
    elif word == _GO:
        await switch.go(scope, StopOrigin.CHAT)


async def _show_state(conversation: Conversation) -> None:
    """Show what is stopped; the message that showed it before loses its buttons."""
    await conversation.show_alone("trading", await _state(conversation))


async def _state(conversation: Conversation) -> View:
    deps = conversation.deps
    figures, zone = await deps.trading.state(), await conversation.zone()
    return views.state(conversation.t, figures, deps.exchanges, deps.clock(), zone)


def commands() -> Router:
    """Return the routes of the command, which operators alone have."""
    router = Router(name="trading")
    router.message.register(trading_command, Command("trading"), Admin())
    for handler, action in (
        (trading_pressed, Action.TRADING),
        (stop_pressed, Action.TRADING_STOP),
        (go_pressed, Action.TRADING_GO),
    ):
        router.callback_query.register(handler, Admin(), Pressed(action))
    return router
