"""Owns the ways out: disconnect everything, take one's data along, leave."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.handlers.desk import Talk
from bot.handlers.filters import Pressed
from bot.views import Action, leaving

FILE_NAME = "backfuture-connect.json"


async def panic_command(_: Message, talk: Talk) -> None:
    """Ask before everything is disconnected."""
    await talk.say(leaving.confirm_panic(talk.t, await _keyed(talk)))


async def panic_confirmed(_: CallbackQuery, talk: Talk) -> None:
    """Destroy the secrets of every connection and of the draft."""
    await _stop(talk)
    gone = await talk.desk.leaving.disconnect_all(talk.person)
    pages = leaving.exchanges_of(gone, talk.desk.exchanges.values())
    await talk.show(leaving.panicked(talk.t, pages, len(gone)))


async def export_command(_: Message, bot: Bot, talk: Talk) -> None:
    """Send all that is stored of the person."""
    await _export(bot, talk)


async def export_pressed(_: CallbackQuery, bot: Bot, talk: Talk) -> None:
    """Send all that is stored of the person."""
    await _export(bot, talk)


async def leave_command(_: Message, talk: Talk) -> None:
    """Ask before everything of the person is destroyed."""
    connections = await talk.desk.connections.list(talk.person)
    await talk.say(leaving.confirm_leaving(talk.t, len(connections)))


async def leave_confirmed(_: CallbackQuery, talk: Talk) -> None:
    """Destroy everything of the person."""
    await _stop(talk)
    gone = await talk.desk.leaving.forget(talk.person)
    pages = [exchange for exchange in talk.desk.exchanges.values() if exchange.id in gone]
    await talk.show(leaving.left(talk.t, pages))


async def _keyed(talk: Talk) -> int:
    connections = await talk.desk.connections.list(talk.person)
    return len([connection for connection in connections if connection.has_secrets])


async def _stop(talk: Talk) -> None:
    """End what is under way: a draft holds secrets, too."""
    await talk.desk.background.end(talk.person)
    await talk.end()


async def _export(bot: Bot, talk: Talk) -> None:
    file = BufferedInputFile(await talk.desk.leaving.export(talk.person), FILE_NAME)
    caption = leaving.export_caption(talk.t)
    await bot.send_document(talk.chat, file, caption=caption, message_thread_id=talk.thread)


def router() -> Router:
    """Return the routes that work at any time."""
    router = Router(name="leaving")
    router.message.register(panic_command, Command("panic"))
    router.callback_query.register(panic_confirmed, Pressed(Action.PANIC_YES))
    router.message.register(export_command, Command("export"))
    router.callback_query.register(export_pressed, Pressed(Action.EXPORT))
    router.message.register(leave_command, Command("delete_me"))
    router.callback_query.register(leave_confirmed, Pressed(Action.DELETE_ME_YES))
    return router
