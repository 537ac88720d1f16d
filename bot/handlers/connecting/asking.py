"""The messages that ask for values: the guide, and one living message below it."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from aiogram.fsm.state import State

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.handlers.dependencies import Conversation
from bot.handlers.states import CHOOSER, ConversationState
from bot.services.connections import GoneError
from bot.views import View
from bot.views.connecting import connecting, form, guides
from bot.views.connecting.receipts import Receipt
from bot.views.view import stack


async def open_guide(conversation: Conversation, draft: Draft) -> None:
    """Show the guide of a new draft; say so if it destroys the values of an older one."""
    older = await conversation.draft()
    chooser = await conversation.state.get_value(CHOOSER, 0)
    draft = replace(draft, screen=conversation.screen or 0)  # where the guide is to be
    await conversation.keep(draft, ConversationState.sending_keys)
    guide = await guide_of(conversation, draft)
    dropped = conversation.t("cancelled-draft") if older and older.sealed else ""
    earlier = {chooser, older.screen if older else 0} - {conversation.screen}
    _, message = await asyncio.gather(
        conversation.freeze(*earlier),
        conversation.show(replace(guide, text=stack(dropped, guide.text))),
    )
    await keep_below(conversation, draft, message)


async def repeat_guide(conversation: Conversation, draft: Draft, question: Field) -> None:
    """Show the guide again, with the open question."""
    guide = await guide_of(conversation, draft, question)
    _, sent = await asyncio.gather(conversation.freeze(draft.screen), conversation.say(guide))
    await keep_below(conversation, draft, sent.message_id)


async def guide_of(conversation: Conversation, draft: Draft, question: Field | None = None) -> View:
    """Return the guide of a draft. `question`: the field to ask for, if not the first."""
    replaced = None
    if draft.replaces:
        with suppress(GoneError):
            connection = await conversation.deps.connections.get(
                conversation.person, draft.replaces
            )
            replaced = guides.Replaced(name=connection.name, stored=connection.has_secrets)
    guide = guides.guide(
        conversation.t,
        conversation.deps.exchange_of(draft),
        conversation.deps.addresses_of(draft),
        question=question,
        replaced=replaced,
    )
    return with_form(conversation, draft, guide)


def with_form(conversation: Conversation, draft: Draft, view: View) -> View:
    """Return a view that asks for a value, with the button of the form if there is one."""
    if conversation.deps.public_url is None:
        return view
    return form.offered(conversation.t, view, f"{conversation.deps.public_url}/form/{draft.id}")


async def ask(conversation: Conversation, draft: Draft, receipt: Receipt | None) -> None:
    """Show which values have arrived, and ask for the next one."""
    view = connecting.ask(conversation.t, conversation.deps.exchange_of(draft), draft, receipt)
    await put(conversation, draft, view, ConversationState.sending_keys, receipt)


async def put(
    conversation: Conversation,
    draft: Draft,
    view: View,
    stage: State,
    receipt: Receipt | None = None,
) -> None:
    """Store a draft, and show its next question in its living message.

    If that is out of sight, a new message is sent and the old one loses its buttons.
    """
    await conversation.keep(draft, stage)
    view = with_form(conversation, draft, view)
    living = _living(conversation, draft, receipt)
    if living:
        message = await conversation.show(view, living)
    else:
        _, sent = await asyncio.gather(conversation.freeze(draft.screen), conversation.say(view))
        message = sent.message_id
    if message != draft.screen:
        await conversation.keep(replace(draft, screen=message), stage)


async def hand_over(
    conversation: Conversation, draft: Draft, receipt: Receipt | None = None
) -> Conversation:
    """Return the conversation whose next view replaces the living message, if it is in sight."""
    if living := _living(conversation, draft, receipt):
        return replace(conversation, screen=living)
    if draft.screen != conversation.screen:
        await conversation.freeze(draft.screen)
    return conversation


def _living(conversation: Conversation, draft: Draft, receipt: Receipt | None) -> int | None:
    """Return the message to edit: the last one, with no message of the person below it.

    A message that brought no value gets an answer of its own: an edit could change nothing.
    """
    if receipt and not (receipt.deleted and receipt.fields):
        return None
    last = conversation.deps.last_messages.is_last(conversation.chat, draft.screen)
    return draft.screen if last else None


async def keep_below(
    conversation: Conversation, draft: Draft, message: int, *, stored: bool = True
) -> None:
    """Store a draft whose next question goes below this message, which then loses its buttons.

    A guide and a failed verdict stay of use, so neither is edited into a question.
    `stored`: whether the conversation asks for the values of this draft already.
    """
    conversation.deps.last_messages.forget(conversation.chat)
    if message != draft.screen or not stored:
        await conversation.keep(replace(draft, screen=message), ConversationState.sending_keys)
