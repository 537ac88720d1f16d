"""Handlers of the name of a new connection."""

from dataclasses import replace

from aiogram.types import CallbackQuery, Message

from bot.domain.draft import Draft
from bot.handlers.connecting import flow
from bot.handlers.connecting.credentials import is_repeated, restart
from bot.handlers.connecting.testing import start_test
from bot.handlers.dependencies import Conversation
from bot.handlers.states import ConversationState
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views import Press
from bot.views.connecting import connecting
from bot.views.connecting.receipts import Receipt


async def name_typed(message: Message, conversation: Conversation) -> None:
    """Use a typed name."""
    draft = await conversation.draft()
    if draft and is_repeated(draft, message):  # a redelivered value is no name
        return await flow.go_on(conversation, draft)
    return await _take_name(conversation, message.message_id, message.text or "")


async def sent_again(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Ask for the name again after a value that was sent or delivered a second time."""
    if draft := await conversation.draft():
        remark = Remark(kind=RemarkKind.AGAIN)
        await flow.go_on(conversation, draft, Receipt(deleted=deleted, remarks=(remark,)))


async def secret_as_name(message: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Reject a deleted message whose text looks like a value of the key, and ask again."""
    draft = await conversation.draft()
    suggested = (
        await conversation.deps.onboarding.suggest_names(draft, conversation.person)
        if draft
        else ()
    )
    if draft:
        draft = replace(draft, last_message=max(draft.last_message, message.message_id))
        await conversation.keep(draft, ConversationState.naming)
    view = connecting.name_refused(conversation.t, NameProblem.SECRET, suggested, deleted=deleted)
    await conversation.say(view)


async def name_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Use a suggested name: the text of the pressed button."""
    draft = await conversation.draft()
    suggested = draft and await conversation.deps.onboarding.suggest_names(
        draft, conversation.person
    )
    if suggested and press.target.isdecimal() and int(press.target) < len(suggested):
        await _take_name(conversation, 0, suggested[int(press.target)])


async def _take_name(conversation: Conversation, message: int, text: str) -> None:
    draft = await conversation.draft()
    if draft is None or draft.expired or draft.missing(conversation.deps.exchange_of(draft)):
        return await restart(conversation, draft, message) if draft else await conversation.end()
    named, problem = await conversation.deps.onboarding.name(
        draft, conversation.person, message, text
    )
    if problem:
        return await _refuse_name(conversation, named, problem)
    return await start_test(conversation, named)


async def _refuse_name(conversation: Conversation, draft: Draft, problem: NameProblem) -> None:
    await conversation.keep(draft, ConversationState.naming)
    suggested = await conversation.deps.onboarding.suggest_names(draft, conversation.person)
    await conversation.say(connecting.name_refused(conversation.t, problem, suggested))
