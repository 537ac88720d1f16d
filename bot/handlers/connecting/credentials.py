"""Handlers of messages with credentials."""

import logging
from dataclasses import replace

from aiogram.types import CallbackQuery, Message

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.ports.keys import CannotOpenError
from bot.handlers.connecting import asking, flow
from bot.handlers.dependencies import Conversation
from bot.handlers.states import ConversationState
from bot.services.connecting.paste import Formatting, Paste
from bot.views import Press, general
from bot.views.connecting import connecting, guides
from bot.views.connecting.receipts import Receipt

log = logging.getLogger(__name__)


async def credential_sent(message: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Read the credentials of a deleted message into the draft."""
    draft = await conversation.draft()
    if draft is None:
        return await _no_draft(conversation, deleted=deleted)
    if draft.expired:
        return await restart(conversation, draft, message.message_id, deleted=deleted)
    if is_repeated(draft, message) or not draft.missing(conversation.deps.exchange_of(draft)):
        # the process ended before it asked for the next field
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
        return await restart(conversation, draft, message.message_id, deleted=deleted)
    return await flow.go_on(
        conversation, draft, _receipt(conversation, paste, draft, deleted=deleted)
    )


async def wrong_kind_sent(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Reject a deleted picture, file, voice note or edit, and ask again."""
    draft = await conversation.draft()
    if draft is None:
        return await _no_draft(conversation, deleted=deleted)
    exchange = conversation.deps.exchange_of(draft)
    if field := draft.missing(exchange):
        view = connecting.wrong_kind(conversation.t, exchange, field, deleted=deleted)
        return await asking.put(
            conversation, draft, view, ConversationState.sending_keys, Receipt(deleted=deleted)
        )
    return await flow.go_on(conversation, draft, Receipt(deleted=deleted))


async def stored_value_sent(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Explain why a message with a value of a stored connection was deleted."""
    await conversation.say(general.credential_outside(conversation.t, deleted=deleted))


async def guide_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the guide again: in the pressed message, or below with the open question."""
    draft = await conversation.draft()
    field = draft and draft.missing(conversation.deps.exchange_of(draft))
    if draft and field:
        question = field if draft.sealed else None
        if press.target:
            return await conversation.caption(await asking.guide_of(conversation, draft, question))
        return await asking.repeat_guide(conversation, draft, field)
    return None


async def trouble_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show in the pressed guide what to do where it does not work."""
    if draft := await conversation.draft():
        exchange = conversation.deps.exchange_of(draft)
        await conversation.caption(
            guides.trouble(conversation.t, exchange, conversation.deps.addresses_of(draft))
        )


async def use_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Use the value that the user confirms as the passphrase."""
    draft = await conversation.draft()
    if draft and draft.unsure:
        receipt = Receipt(fields=(draft.unsure,), exchanges=conversation.deps.exchanges)
        await flow.go_on(conversation, replace(draft, unsure=None), receipt)


async def restart(
    conversation: Conversation, draft: Draft, message: int, *, deleted: bool = True
) -> None:
    """Say that the values were destroyed, and ask for them again from the first."""
    fresh = replace(draft.lapse(), expired=False, last_message=max(draft.last_message, message))
    if not deleted:
        await conversation.say(general.credential_outside(conversation.t, deleted=False))
    view = connecting.draft_lapsed(conversation.t, conversation.deps.exchange_of(draft))
    await asking.put(conversation, fresh, view, ConversationState.sending_keys)


async def _no_draft(conversation: Conversation, *, deleted: bool) -> None:
    """Explain the deletion of a message whose draft no longer exists."""
    await conversation.end()
    await conversation.say(general.credential_outside(conversation.t, deleted=deleted))


def is_repeated(draft: Draft, message: Message) -> bool:
    """Return whether a message was read before: after a crash Telegram redelivers it."""
    return message.message_id <= draft.last_message


def formatting_of(message: Message) -> list[Formatting]:
    """Return the formatted ranges of a message."""
    return [Formatting(e.type, e.offset, e.length) for e in message.entities or ()]


def _receipt(conversation: Conversation, paste: Paste, draft: Draft, *, deleted: bool) -> Receipt:
    """Return the receipt of a message; the message is deleted even if its values are rejected."""
    return Receipt(
        fields=tuple(paste.values),
        masked_key=draft.masked_key if Field.API_KEY in paste.values else "",
        deleted=deleted,
        remarks=paste.remarks,
        exchanges=conversation.deps.exchanges,
    )
