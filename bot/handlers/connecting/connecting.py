"""The conversation in which a key is connected: read, call one service, show what is next."""

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
from bot.handlers.connecting import flow
from bot.handlers.connections.connections import say_gone
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed, SecretName, SentAlready, Stored
from bot.handlers.states import ConversationState
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Formatting, Paste, Remark, RemarkKind
from bot.telegram.inbox.deletion import SECRET
from bot.views import Action, Press, general, toasts
from bot.views.connecting import connecting, testing
from bot.views.connecting.connecting import Receipt
from bot.views.people import leaving

log = logging.getLogger(__name__)


async def connect_command(
    message: Message, command: CommandObject, conversation: Conversation
) -> None:
    """Go to the exchange named after the command, or let the person choose."""
    await open_exchange(conversation, command.args, message.message_id)


async def open_exchange(conversation: Conversation, asked: str | None, message: int) -> None:
    """Begin with an exchange asked for by id or title, else offer all of them."""
    if await flow.busy(conversation):
        return None
    limit = conversation.deps.limits.connections
    if len(await conversation.deps.connections.list(conversation.person)) >= limit:
        await conversation.show(leaving.full(conversation.t, limit))
        return None
    wanted = (asked or "").strip().casefold()
    for exchange in conversation.deps.exchanges.values():
        if wanted in {exchange.id.casefold(), exchange.title.casefold()}:
            return await flow.begin(conversation, exchange.id, heard=message)
    await conversation.state.set_state(ConversationState.choosing_exchange)
    await conversation.show(
        connecting.choose_exchange(conversation.t, conversation.deps.exchanges.values())
    )
    return None


async def connect_button(_: CallbackQuery, conversation: Conversation) -> None:
    """Let the person choose an exchange."""
    await open_exchange(conversation, None, 0)


async def chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Begin with the exchange of the pressed button."""
    await open_exchange(conversation, press.target, conversation.screen or 0)


async def exchange_typed(message: Message, conversation: Conversation) -> None:
    """Take a typed name of an exchange for a press of its button."""
    await open_exchange(conversation, message.text, message.message_id)


async def credential_sent(message: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Take in a deleted message with one or more credentials."""
    draft = await conversation.draft()
    if draft is None:
        return await _nothing_asked(conversation, deleted=deleted)
    if draft.expired:
        return await _begin_again(conversation, draft, message.message_id, deleted=deleted)
    if _heard(draft, message) or not draft.missing(conversation.deps.exchange_of(draft)):
        # the bot ended before it had asked for the next
        return await flow.go_on(conversation, draft, None if deleted else Receipt(deleted=False))
    try:
        draft, paste = conversation.deps.onboarding.add_values(
            draft,
            conversation.person,
            message.message_id,
            message.text or "",
            formatting_of(message),
        )
    except CannotOpenError:
        log.exception("a draft cannot be opened")
        return await _begin_again(conversation, draft, message.message_id, deleted=deleted)
    return await flow.go_on(
        conversation, draft, _receipt(conversation, paste, draft, deleted=deleted)
    )


async def wrong_kind_sent(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Refuse a deleted picture, file, voice note or edit, and ask again."""
    draft = await conversation.draft()
    if draft is None:
        return await _nothing_asked(conversation, deleted=deleted)
    exchange = conversation.deps.exchange_of(draft)
    if field := draft.missing(exchange):
        await conversation.say(
            connecting.wrong_kind(conversation.t, exchange, field, deleted=deleted)
        )
        return None
    return await flow.go_on(conversation, draft, Receipt(deleted=deleted))


async def name_typed(message: Message, conversation: Conversation) -> None:
    """Take a typed name."""
    draft = await conversation.draft()
    if draft and _heard(draft, message):  # a value that comes again is no name
        return await flow.go_on(conversation, draft)
    return await _take_name(conversation, message.message_id, message.text or "")


async def sent_again(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Ask for the name again after a value that was sent, or came, a second time."""
    if draft := await conversation.draft():
        remark = Remark(kind=RemarkKind.AGAIN)
        await flow.go_on(conversation, draft, Receipt(deleted=deleted, remarks=(remark,)))


async def secret_as_name(message: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Refuse a deleted message whose text looks like a value of the key, and ask again."""
    draft = await conversation.draft()
    suggested = (
        await conversation.deps.onboarding.suggest_names(draft, conversation.person)
        if draft
        else ()
    )
    if draft:
        heard = max(draft.last_message, message.message_id)
        await conversation.keep(replace(draft, last_message=heard), ConversationState.naming)
    view = connecting.name_refused(conversation.t, NameProblem.SECRET, suggested, deleted=deleted)
    await conversation.say(view)


async def stored_value_sent(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Explain why a message with a value of a stored connection is gone."""
    await conversation.say(general.credential_outside(conversation.t, deleted=deleted))


async def guide_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show again where the values are found, with the question that is open."""
    draft = await conversation.draft()
    field = draft and draft.missing(conversation.deps.exchange_of(draft))
    if draft and field:
        exchange = conversation.deps.exchange_of(draft)
        await conversation.say(
            connecting.guide(conversation.t, exchange, conversation.deps.addresses, question=field)
        )


async def use_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Use what the person says is the passphrase."""
    draft = await conversation.draft()
    if draft and draft.unsure:
        receipt = Receipt(fields=(draft.unsure,), exchanges=conversation.deps.exchanges)
        await flow.go_on(conversation, replace(draft, unsure=None), receipt)


async def name_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Take a suggested name: the text of the pressed button."""
    draft = await conversation.draft()
    suggested = draft and await conversation.deps.onboarding.suggest_names(
        draft, conversation.person
    )
    if suggested and press.target.isdecimal() and int(press.target) < len(suggested):
        await _take_name(conversation, 0, suggested[int(press.target)])


async def sent_while_testing(message: Message, conversation: Conversation) -> None:
    """Say that the test is running; one that failed on our side begins again."""
    draft = await conversation.draft()
    if draft and not conversation.deps.background.running(conversation.person):
        return await flow.start_test(conversation, draft)
    if draft and _heard(draft, message):  # it comes again after an end of the process
        return None
    await conversation.say(testing.already_running(conversation.t))
    return None


async def same_account_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Take the person's word that a new key is of the account of the one it replaces."""
    await _confirmed(conversation, lambda draft: replace(draft, vouched=True))


async def adopt_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Let the draft take the place of the key of a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    draft = await conversation.draft()
    if draft and draft.exchange != connection.exchange:
        callback_answer.text = toasts.stale(conversation.t)  # a button of another conversation
        return
    await _confirmed(conversation, lambda draft: replace(draft, replaces=connection.id, name=None))


async def sent_while_confirming(_: Message, conversation: Conversation) -> None:
    """Say that a button is waited for."""
    await conversation.say(general.unknown_text(conversation.t))


async def _confirmed(conversation: Conversation, confirm: Callable[[Draft], Draft]) -> None:
    """Go on with a draft that waited for a yes; one that was destroyed meanwhile begins again."""
    draft = await conversation.draft()
    if draft is None:
        return await conversation.end()
    if draft.expired or draft.missing(conversation.deps.exchange_of(draft)):
        return await _begin_again(conversation, draft, 0)
    return await flow.start_test(conversation, confirm(draft))


async def _take_name(conversation: Conversation, message: int, text: str) -> None:
    draft = await conversation.draft()
    if draft is None or draft.expired or draft.missing(conversation.deps.exchange_of(draft)):
        return (
            await _begin_again(conversation, draft, message) if draft else await conversation.end()
        )
    named, problem = await conversation.deps.onboarding.name(
        draft, conversation.person, message, text
    )
    if problem:
        return await _refuse_name(conversation, named, problem)
    return await flow.start_test(conversation, named)


async def _refuse_name(conversation: Conversation, draft: Draft, problem: NameProblem) -> None:
    await conversation.keep(draft, ConversationState.naming)
    suggested = await conversation.deps.onboarding.suggest_names(draft, conversation.person)
    await conversation.say(connecting.name_refused(conversation.t, problem, suggested))


async def _begin_again(
    conversation: Conversation, draft: Draft, message: int, *, deleted: bool = True
) -> None:
    """Say that the values were destroyed, and ask for them from the start."""
    fresh = replace(draft.lapse(), expired=False, last_message=max(draft.last_message, message))
    await conversation.keep(fresh, ConversationState.sending_keys)
    if not deleted:
        await conversation.say(general.credential_outside(conversation.t, deleted=False))
    await conversation.say(
        connecting.draft_lapsed(conversation.t, conversation.deps.exchange_of(draft))
    )


async def _nothing_asked(conversation: Conversation, *, deleted: bool) -> None:
    """Explain what became of a message to a draft that is no more."""
    await conversation.end()
    await conversation.say(general.credential_outside(conversation.t, deleted=deleted))


def _heard(draft: Draft, message: Message) -> bool:
    """Return whether a message was taken in already: after a crash it comes again."""
    return message.message_id <= draft.last_message


def formatting_of(message: Message) -> list[Formatting]:
    """Return the stretches of formatted text of a message."""
    return [Formatting(e.type, e.offset, e.length) for e in message.entities or ()]


def _receipt(conversation: Conversation, paste: Paste, draft: Draft, *, deleted: bool) -> Receipt:
    """Return what to acknowledge; what was refused is deleted as well."""
    return Receipt(
        fields=tuple(paste.values),
        masked_key=draft.masked_key if Field.API_KEY in paste.values else "",
        deleted=deleted,
        remarks=paste.remarks,
        exchanges=conversation.deps.exchanges,
    )


def commands() -> Router:
    """Return the routes of what begins or goes on by command and button."""
    router = Router(name="connect-commands")
    router.callback_query.middleware(say_gone)
    router.message.register(connect_command, Command("connect"))
    router.callback_query.register(connect_button, Pressed(Action.CONNECT))
    router.callback_query.register(chosen, Pressed(Action.CHOOSE))
    asking = StateFilter(ConversationState.sending_keys)
    router.callback_query.register(guide_pressed, asking, Pressed(Action.GUIDE))
    router.callback_query.register(use_pressed, asking, Pressed(Action.USE))
    router.callback_query.register(
        name_pressed, StateFilter(ConversationState.naming), Pressed(Action.NAME)
    )
    confirming = StateFilter(ConversationState.confirming)
    router.callback_query.register(same_account_pressed, confirming, Pressed(Action.SAME_ACCOUNT))
    router.callback_query.register(adopt_pressed, confirming, Pressed(Action.ADOPT))
    return router


def answers() -> Router:
    """Return the routes of what a person sends when asked for a credential."""
    router = Router(name="connect-answers")
    router.message.register(
        credential_sent, StateFilter(ConversationState.sending_keys), HasText(), flags=SECRET
    )
    router.message.register(
        wrong_kind_sent, StateFilter(ConversationState.sending_keys), flags=SECRET
    )
    router.edited_message.register(
        wrong_kind_sent, StateFilter(ConversationState.sending_keys), flags=SECRET
    )
    for messages in (router.message, router.edited_message):
        for stage, again, answer in (
            (ConversationState.naming, SentAlready(), sent_again),
            (ConversationState.testing, SentAlready(), sent_while_testing),
            (ConversationState.confirming, SentAlready(), sent_while_confirming),
            (None, Stored(), stored_value_sent),
        ):
            messages.register(answer, StateFilter(stage), again, flags=SECRET)
    return router


def names() -> Router:
    """Return the routes of what a person sends when asked for an exchange or a name."""
    router = Router(name="connect-names")
    router.message.register(
        exchange_typed, StateFilter(ConversationState.choosing_exchange), HasText()
    )
    for messages in (router.message, router.edited_message):
        messages.register(
            secret_as_name,
            StateFilter(ConversationState.naming, ConversationState.renaming),
            SecretName(),
            flags=SECRET,
        )
    router.message.register(name_typed, StateFilter(ConversationState.naming), HasText())
    router.message.register(sent_while_testing, StateFilter(ConversationState.testing))
    router.message.register(sent_while_confirming, StateFilter(ConversationState.confirming))
    return router
