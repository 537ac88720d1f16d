"""Handlers to disconnect everything, export one's data, and leave."""

from collections.abc import Collection, Sequence

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.domain.exchange import Exchange
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.telegram.keyboards import keyboard
from bot.views import Action, Press
from bot.views.people import leaving

FILE_NAME = "backfuture-connect.json"


async def panic_command(_: Message, conversation: Conversation) -> None:
    """Ask for confirmation before everything is disconnected."""
    await conversation.say(leaving.confirm_panic(conversation.t, await _count_keys(conversation)))


async def panic_confirmed(_: CallbackQuery, conversation: Conversation) -> None:
    """Destroy the secrets of every connection and of the draft.

    The answer is read from the audit log: a press that is redelivered after a restart gets the
    same one.
    """
    await _stop(conversation)
    await conversation.deps.leaving.disconnect_all(conversation.person)
    gone = await conversation.deps.leaving.last_disconnected(conversation.person)
    if not gone:
        await conversation.show(leaving.confirm_panic(conversation.t, 0))
        return
    pages = _exchanges(conversation, {entry.exchange for entry in gone})
    await conversation.show(leaving.panicked(conversation.t, pages, len(gone)))


async def export_command(_: Message, bot: Bot, conversation: Conversation) -> None:
    """Send all data that is stored about the user."""
    await _export(bot, conversation)


async def export_pressed(_: CallbackQuery, bot: Bot, conversation: Conversation) -> None:
    """Send all data that is stored about the user."""
    await _export(bot, conversation)


async def leave_command(_: Message, conversation: Conversation) -> None:
    """Ask for confirmation before all data of the user is deleted."""
    connections = await conversation.deps.connections.list(conversation.person)
    used = {connection.exchange for connection in connections}
    code = leaving.code_of(used, conversation.deps.exchanges)
    await conversation.say(leaving.confirm_leaving(conversation.t, len(connections), code))


async def leave_confirmed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Delete all data of the user.

    Nothing is kept of them: the exchanges for a repeated press are in the data of the button.
    """
    await _stop(conversation)
    gone = await conversation.deps.leaving.forget(conversation.person)
    asked = leaving.of_code(press.page, conversation.deps.exchanges)
    pages = _exchanges(conversation, asked.union(gone))
    await conversation.show(leaving.left(conversation.t, pages))


def _exchanges(conversation: Conversation, used: Collection[str]) -> Sequence[Exchange]:
    return [e for e in conversation.deps.exchanges.values() if e.id in used]


async def _count_keys(conversation: Conversation) -> int:
    connections = await conversation.deps.connections.list(conversation.person)
    return len([connection for connection in connections if connection.has_secrets])


async def _stop(conversation: Conversation) -> None:
    """End the running test and the conversation: a draft holds secrets, too."""
    await conversation.deps.key_tests.end(conversation.person)
    await conversation.end()


async def _export(bot: Bot, conversation: Conversation) -> None:
    file = BufferedInputFile(await conversation.deps.leaving.export(conversation.person), FILE_NAME)
    view = leaving.exported(conversation.t)
    await bot.send_document(
        conversation.chat,
        file,
        caption=view.text,
        reply_markup=keyboard(view),
        message_thread_id=conversation.thread,
    )


def router() -> Router:
    """Return the routes, which work in every state."""
    router = Router(name="leaving")
    router.message.register(panic_command, Command("panic"))
    router.callback_query.register(panic_confirmed, Pressed(Action.PANIC_YES))
    router.message.register(export_command, Command("export"))
    router.callback_query.register(export_pressed, Pressed(Action.EXPORT))
    router.message.register(leave_command, Command("delete_me"))
    router.callback_query.register(leave_confirmed, Pressed(Action.DELETE_ME_YES))
    return router
