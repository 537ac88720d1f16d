"""The states of a conversation. They are the same for every exchange."""

from aiogram.fsm.state import State, StatesGroup

# Entries of a conversation's data
NAME_UNTIL = "name-until"  # timestamp until which a text names the connection
LAST_MESSAGE = "heard"  # id of the last message with a value
CHOOSER = "chooser"  # id of the message that offers the exchanges


class ConversationState(StatesGroup):
    """The meaning of the next message of a person."""

    choosing_exchange = State()
    sending_keys = State()  # a credential: the message is deleted first
    naming = State()  # of the connection that was stored last
    testing = State()
    confirming = State()  # a tested draft needs a confirmation, such as to replace a key
    renaming = State()
    setting_quiet_hours = State()
    planning = State()  # a strategy: the open question is in its draft
    setting_zone = State()  # a city, a country or the local time


ENDED_BY_COMMANDS = frozenset(  # of a question after another command, a text would answer that
    state.state
    for state in (
        ConversationState.naming,
        ConversationState.renaming,
        ConversationState.setting_quiet_hours,
        ConversationState.setting_zone,
    )
)
