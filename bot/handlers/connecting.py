"""Owns the conversation in which a key is connected: read, call one service, show what is next."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.handlers import flow
from bot.handlers.deletion import SECRET
from bot.handlers.desk import Talk
from bot.handlers.filters import HasText, Pressed
from bot.handlers.states import Stage
from bot.services.names import NameProblem
from bot.services.paste import Paste
from bot.views import Action, Press, checking, connect
from bot.views.connect import Receipt


async def connect_command(message: Message, command: CommandObject, talk: Talk) -> None:
    """Go to the exchange named after the command, or let the person choose."""
    await open_exchange(talk, command.args, message.message_id)


async def open_exchange(talk: Talk, asked: str | None, message: int) -> None:
    """Begin with an exchange asked for by id or title, else offer all of them."""
    wanted = (asked or "").strip().casefold()
    for exchange in talk.desk.exchanges.values():
        if wanted in {exchange.id.casefold(), exchange.title.casefold()}:
            return await flow.begin(talk, exchange.id, heard=message)
    await talk.state.set_state(Stage.choosing_exchange)
    await talk.show(connect.choose_exchange(talk.t, talk.desk.exchanges.values()))
    return None


async def connect_button(_: CallbackQuery, talk: Talk) -> None:
    """Let the person choose an exchange."""
    await open_exchange(talk, None, 0)


async def chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Begin with the exchange of the pressed button."""
    await open_exchange(talk, press.target, talk.screen or 0)


async def exchange_typed(message: Message, talk: Talk) -> None:
    """Take a typed name of an exchange for a press of its button."""
    await open_exchange(talk, message.text, message.message_id)


async def credential_sent(message: Message, talk: Talk, *, deleted: bool) -> None:
    """Take in a deleted message with one or more credentials."""
    draft = await talk.draft()
    if draft is None:
        return await talk.end()
    if message.message_id <= draft.heard:  # it comes again after a restart
        return None
    if draft.expired:
        return await _begin_again(talk, draft, message.message_id)
    draft, paste = talk.desk.onboarding.take(
        draft, talk.person, message.message_id, message.text or ""
    )
    return await flow.go_on(talk, draft, _receipt(talk, paste, draft, deleted=deleted))


async def wrong_kind_sent(_: Message, talk: Talk, *, deleted: bool) -> None:
    """Refuse a deleted picture, file, voice note or edit, and ask again."""
    draft = await talk.draft()
    field = draft and draft.missing(talk.desk.exchange_of(draft))
    if draft and field:
        view = connect.wrong_kind(talk.t, talk.desk.exchange_of(draft), field, deleted=deleted)
        await talk.say(view)


async def name_typed(message: Message, talk: Talk) -> None:
    """Take a typed name."""
    await _take_name(talk, message.message_id, message.text or "")


async def name_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take a suggested name: the text of the pressed button."""
    draft = await talk.draft()
    suggested = draft and await talk.desk.onboarding.suggest_names(draft, talk.person)
    if suggested and press.target.isdigit() and int(press.target) < len(suggested):
        await _take_name(talk, 0, suggested[int(press.target)])


async def sent_while_testing(_: Message, talk: Talk) -> None:
    """Say that the test is running."""
    await talk.say(checking.already_running(talk.t))


async def _take_name(talk: Talk, message: int, text: str) -> None:
    draft = await talk.draft()
    if draft is None or draft.expired or draft.missing(talk.desk.exchange_of(draft)):
        return await _begin_again(talk, draft, message) if draft else await talk.end()
    named, problem = await talk.desk.onboarding.name(draft, talk.person, message, text)
    if problem:
        return await _refuse_name(talk, named, problem)
    return await flow.start_test(talk, named)


async def _refuse_name(talk: Talk, draft: Draft, problem: NameProblem) -> None:
    await talk.keep(draft, Stage.naming)
    suggested = await talk.desk.onboarding.suggest_names(draft, talk.person)
    await talk.say(connect.name_refused(talk.t, problem, suggested))


async def _begin_again(talk: Talk, draft: Draft, message: int) -> None:
    """Say that the values were destroyed, and ask for them from the start."""
    await talk.keep(replace(draft.lapse(), expired=False, heard=message), Stage.sending_keys)
    await talk.say(connect.draft_lapsed(talk.t, talk.desk.exchange_of(draft)))


def _receipt(talk: Talk, paste: Paste, draft: Draft, *, deleted: bool) -> Receipt:
    """Return what to acknowledge; what was refused is deleted as well."""
    return Receipt(
        fields=tuple(paste.values),
        masked_key=draft.masked_key if Field.API_KEY in paste.values else "",
        deleted=deleted,
        remarks=paste.remarks,
        exchanges=talk.desk.exchanges,
    )


def commands() -> Router:
    """Return the routes of what begins or goes on by command and button."""
    router = Router(name="connect-commands")
    router.message.register(connect_command, Command("connect"))
    router.callback_query.register(connect_button, Pressed(Action.CONNECT))
    router.callback_query.register(chosen, Pressed(Action.CHOOSE))
    router.callback_query.register(name_pressed, StateFilter(Stage.naming), Pressed(Action.NAME))
    return router


def answers() -> Router:
    """Return the routes of what a person sends when asked for an exchange or a credential."""
    router = Router(name="connect-answers")
    router.message.register(exchange_typed, StateFilter(Stage.choosing_exchange), HasText())
    router.message.register(
        credential_sent, StateFilter(Stage.sending_keys), HasText(), flags=SECRET
    )
    router.message.register(wrong_kind_sent, StateFilter(Stage.sending_keys), flags=SECRET)
    router.edited_message.register(wrong_kind_sent, StateFilter(Stage.sending_keys), flags=SECRET)
    return router


def names() -> Router:
    """Return the routes of what a person sends when asked for a name."""
    router = Router(name="connect-names")
    router.message.register(name_typed, StateFilter(Stage.naming), HasText())
    router.message.register(sent_while_testing, StateFilter(Stage.testing))
    return router
