"""Where a conversation can stand. None of the states carries an exchange."""

from aiogram.fsm.state import State, StatesGroup


class ConversationState(StatesGroup):
    """What the next message of a person is."""

    choosing_exchange = State()
    sending_keys = State()  # a credential: deleted before anything else
    naming = State()
    testing = State()
    confirming = State()  # a tested draft waits for a yes: to replace a key, or that it may
    renaming = State()
    setting_quiet_hours = State()
