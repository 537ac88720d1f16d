"""The routes of the conversation in which a user connects a key."""

from aiogram import Router
from aiogram.filters import Command, StateFilter

from bot.handlers.connecting import confirming, credentials, exchange, naming
from bot.handlers.filters import HasText, NameText, Pressed, SecretName, Stored
from bot.handlers.states import ConversationState
from bot.telegram.inbox.erase_middleware import SECRET
from bot.views import Action


def commands() -> Router:
    """Return the routes of commands and buttons."""
    router = Router(name="connect-commands")
    router.message.register(exchange.connect_command, Command("connect"))
    router.callback_query.register(exchange.connect_button, Pressed(Action.CONNECT))
    router.callback_query.register(exchange.exchange_pressed, Pressed(Action.CHOOSE))
    asking = StateFilter(ConversationState.sending_keys)
    router.callback_query.register(credentials.guide_pressed, asking, Pressed(Action.GUIDE))
    router.callback_query.register(credentials.trouble_pressed, asking, Pressed(Action.TROUBLE))
    router.callback_query.register(credentials.use_pressed, asking, Pressed(Action.USE))
    router.callback_query.register(naming.name_pressed, Pressed(Action.NAME))
    router.callback_query.register(naming.keep_pressed, Pressed(Action.KEEP_NAME))
    waiting = StateFilter(ConversationState.confirming)
    router.callback_query.register(
        confirming.same_account_pressed, waiting, Pressed(Action.SAME_ACCOUNT)
    )
    router.callback_query.register(confirming.adopt_pressed, waiting, Pressed(Action.ADOPT))
    return router


def answers() -> Router:
    """Return the routes of messages that answer a request for a credential."""
    router = Router(name="connect-answers")
    router.message.register(
        credentials.credential_sent,
        StateFilter(ConversationState.sending_keys),
        HasText(),
        flags=SECRET,
    )
    router.message.register(
        credentials.wrong_kind_sent, StateFilter(ConversationState.sending_keys), flags=SECRET
    )
    router.edited_message.register(
        credentials.wrong_kind_sent, StateFilter(ConversationState.sending_keys), flags=SECRET
    )
    for messages in (router.message, router.edited_message):
        for stage, answer in (  # a passphrase of plain words looks like any other text
            (ConversationState.testing, confirming.sent_while_testing),
            (ConversationState.confirming, confirming.sent_while_confirming),
        ):
            messages.register(answer, StateFilter(stage), flags=SECRET)
        naming_it = StateFilter(ConversationState.naming)
        messages.register(naming.secret_as_name, naming_it, Stored(), flags=SECRET)
        messages.register(credentials.stored_value_sent, StateFilter(None), Stored(), flags=SECRET)
    return router


def names() -> Router:
    """Return the routes of messages that answer a request for an exchange or a name."""
    router = Router(name="connect-names")
    router.message.register(
        exchange.exchange_typed, StateFilter(ConversationState.choosing_exchange), HasText()
    )
    for messages in (router.message, router.edited_message):
        messages.register(
            naming.secret_as_name,
            StateFilter(ConversationState.naming, ConversationState.renaming),
            SecretName(),
            flags=SECRET,
        )
    router.message.register(naming.name_typed, StateFilter(ConversationState.naming), NameText())
    return router
