"""Owns the conversation in which a key is connected: read, call one service, show what is next."""

import logging
from collections.abc import Callable
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.ports.keys import CannotOpenError
from bot.handlers import flow
from bot.handlers.deletion import SECRET
from bot.handlers.desk import Talk
from bot.handlers.filters import HasText, Pressed, SecretName, SentAlready, Stored
from bot.handlers.managing import say_gone
from bot.handlers.states import Stage
from bot.services.names import NameProblem
from bot.services.paste import Formatting, Paste, Remark, RemarkKind
from bot.views import Action, Press, checking, connect, general, leaving, toasts
from bot.views.connect import Receipt

log = logging.getLogger(__name__)


async def connect_command(message: Message, command: CommandObject, talk: Talk) -> None:
    """Go to the exchange named after the command, or let the person choose."""
    await open_exchange(talk, command.args, message.message_id)


async def open_exchange(talk: Talk, asked: str | None, message: int) -> None:
    """Begin with an exchange asked for by id or title, else offer all of them."""
    if await flow.busy(talk):
        return None
    limit = talk.desk.limits.connections
    if len(await talk.desk.connections.list(talk.person)) >= limit:
        await talk.show(leaving.full(talk.t, limit))
        return None
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
        return await _nothing_asked(talk, deleted=deleted)
    if draft.expired:
        return await _begin_again(talk, draft, message.message_id, deleted=deleted)
    if _heard(draft, message) or not draft.missing(talk.desk.exchange_of(draft)):
        # the bot ended before it had asked for the next
        return await flow.go_on(talk, draft, None if deleted else Receipt(deleted=False))
    try:
        draft, paste = talk.desk.onboarding.take(
            draft, talk.person, message.message_id, message.text or "", formatting_of(message)
        )
    except CannotOpenError:
        log.exception("a draft cannot be opened")
        return await _begin_again(talk, draft, message.message_id, deleted=deleted)
    return await flow.go_on(talk, draft, _receipt(talk, paste, draft, deleted=deleted))


async def wrong_kind_sent(_: Message, talk: Talk, *, deleted: bool) -> None:
    """Refuse a deleted picture, file, voice note or edit, and ask again."""
    draft = await talk.draft()
    if draft is None:
        return await _nothing_asked(talk, deleted=deleted)
    exchange = talk.desk.exchange_of(draft)
    if field := draft.missing(exchange):
        await talk.say(connect.wrong_kind(talk.t, exchange, field, deleted=deleted))
        return None
    return await flow.go_on(talk, draft, Receipt(deleted=deleted))


async def name_typed(message: Message, talk: Talk) -> None:
    """Take a typed name."""
    draft = await talk.draft()
    if draft and _heard(draft, message):  # a value that comes again is no name
        return await flow.go_on(talk, draft)
    return await _take_name(talk, message.message_id, message.text or "")


async def sent_again(_: Message, talk: Talk, *, deleted: bool) -> None:
    """Ask for the name again after a value that was sent, or came, a second time."""
    if draft := await talk.draft():
        remark = Remark(kind=RemarkKind.AGAIN)
        await flow.go_on(talk, draft, Receipt(deleted=deleted, remarks=(remark,)))


async def secret_as_name(message: Message, talk: Talk, *, deleted: bool) -> None:
    """Refuse a deleted message whose text looks like a value of the key, and ask again."""
    draft = await talk.draft()
    suggested = await talk.desk.onboarding.suggest_names(draft, talk.person) if draft else ()
    if draft:
        heard = max(draft.heard, message.message_id)
        await talk.keep(replace(draft, heard=heard), Stage.naming)
    view = connect.name_refused(talk.t, NameProblem.SECRET, suggested, deleted=deleted)
    await talk.say(view)


async def stored_value_sent(_: Message, talk: Talk, *, deleted: bool) -> None:
    """Explain why a message with a value of a stored connection is gone."""
    await talk.say(general.credential_outside(talk.t, deleted=deleted))


async def guide_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Show again where the values are found, with the question that is open."""
    draft = await talk.draft()
    field = draft and draft.missing(talk.desk.exchange_of(draft))
    if draft and field:
        exchange = talk.desk.exchange_of(draft)
        await talk.say(connect.guide(talk.t, exchange, talk.desk.addresses, question=field))


async def use_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Use what the person says is the passphrase."""
    draft = await talk.draft()
    if draft and draft.unsure:
        receipt = Receipt(fields=(draft.unsure,), exchanges=talk.desk.exchanges)
        await flow.go_on(talk, replace(draft, unsure=None), receipt)


async def name_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take a suggested name: the text of the pressed button."""
    draft = await talk.draft()
    suggested = draft and await talk.desk.onboarding.suggest_names(draft, talk.person)
    if suggested and press.target.isdecimal() and int(press.target) < len(suggested):
        await _take_name(talk, 0, suggested[int(press.target)])


async def sent_while_testing(message: Message, talk: Talk) -> None:
    """Say that the test is running; one that failed on our side begins anew."""
    draft = await talk.draft()
    if draft and not talk.desk.background.running(talk.person):
        return await flow.start_test(talk, draft)
    if draft and _heard(draft, message):  # it comes again after an end of the process
        return None
    await talk.say(checking.already_running(talk.t))
    return None


async def same_account_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Take the person's word that a new key is of the account of the one it replaces."""
    await _confirmed(talk, lambda draft: replace(draft, vouched=True))


async def adopt_pressed(
    _: CallbackQuery, press: Press, talk: Talk, callback_answer: CallbackAnswer
) -> None:
    """Let the draft take the place of the key of a connection."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    draft = await talk.draft()
    if draft and draft.exchange != connection.exchange:
        callback_answer.text = toasts.stale(talk.t)  # a button of another conversation
        return
    await _confirmed(talk, lambda draft: replace(draft, replaces=connection.id, name=None))


async def sent_while_confirming(_: Message, talk: Talk) -> None:
    """Say that a button is waited for."""
    await talk.say(general.unknown_text(talk.t))


async def _confirmed(talk: Talk, confirm: Callable[[Draft], Draft]) -> None:
    """Go on with a draft that waited for a yes; one that was destroyed meanwhile begins anew."""
    draft = await talk.draft()
    if draft is None:
        return await talk.end()
    if draft.expired or draft.missing(talk.desk.exchange_of(draft)):
        return await _begin_again(talk, draft, 0)
    return await flow.start_test(talk, confirm(draft))


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


async def _begin_again(talk: Talk, draft: Draft, message: int, *, deleted: bool = True) -> None:
    """Say that the values were destroyed, and ask for them from the start."""
    fresh = replace(draft.lapse(), expired=False, heard=max(draft.heard, message))
    await talk.keep(fresh, Stage.sending_keys)
    if not deleted:
        await talk.say(general.credential_outside(talk.t, deleted=False))
    await talk.say(connect.draft_lapsed(talk.t, talk.desk.exchange_of(draft)))


async def _nothing_asked(talk: Talk, *, deleted: bool) -> None:
    """Explain what became of a message to a draft that is no more."""
    await talk.end()
    await talk.say(general.credential_outside(talk.t, deleted=deleted))


def _heard(draft: Draft, message: Message) -> bool:
    """Tell whether a message was taken in already: after a crash it comes again."""
    return message.message_id <= draft.heard


def formatting_of(message: Message) -> list[Formatting]:
    """Return the stretches of formatted text of a message."""
    return [Formatting(e.type, e.offset, e.length) for e in message.entities or ()]


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
    router.callback_query.middleware(say_gone)
    router.message.register(connect_command, Command("connect"))
    router.callback_query.register(connect_button, Pressed(Action.CONNECT))
    router.callback_query.register(chosen, Pressed(Action.CHOOSE))
    asking = StateFilter(Stage.sending_keys)
    router.callback_query.register(guide_pressed, asking, Pressed(Action.GUIDE))
    router.callback_query.register(use_pressed, asking, Pressed(Action.USE))
    router.callback_query.register(name_pressed, StateFilter(Stage.naming), Pressed(Action.NAME))
    confirming = StateFilter(Stage.confirming)
    router.callback_query.register(same_account_pressed, confirming, Pressed(Action.SAME_ACCOUNT))
    router.callback_query.register(adopt_pressed, confirming, Pressed(Action.ADOPT))
    return router


def answers() -> Router:
    """Return the routes of what a person sends when asked for a credential."""
    router = Router(name="connect-answers")
    router.message.register(
        credential_sent, StateFilter(Stage.sending_keys), HasText(), flags=SECRET
    )
    router.message.register(wrong_kind_sent, StateFilter(Stage.sending_keys), flags=SECRET)
    router.edited_message.register(wrong_kind_sent, StateFilter(Stage.sending_keys), flags=SECRET)
    for messages in (router.message, router.edited_message):
        for stage, again, answer in (
            (Stage.naming, SentAlready(), sent_again),
            (Stage.testing, SentAlready(), sent_while_testing),
            (Stage.confirming, SentAlready(), sent_while_confirming),
            (None, Stored(), stored_value_sent),
        ):
            messages.register(answer, StateFilter(stage), again, flags=SECRET)
    return router


def names() -> Router:
    """Return the routes of what a person sends when asked for an exchange or a name."""
    router = Router(name="connect-names")
    router.message.register(exchange_typed, StateFilter(Stage.choosing_exchange), HasText())
    for messages in (router.message, router.edited_message):
        messages.register(
            secret_as_name, StateFilter(Stage.naming, Stage.renaming), SecretName(), flags=SECRET
        )
    router.message.register(name_typed, StateFilter(Stage.naming), HasText())
    router.message.register(sent_while_testing, StateFilter(Stage.testing))
    router.message.register(sent_while_confirming, StateFilter(Stage.confirming))
    return router
