"""Privacy mode: which messages of a group the bot receives."""

import re

from bot.sandbox.telegram.records import Chat, Message
from bot.sandbox.telegram.world import World

_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Return whether the bot receives a message of a group.

    It receives all if it is an admin or privacy mode is off, else commands, replies to it and
    messages that name it: https://core.telegram.org/bots/features#privacy-mode
    """
    if not chat.bot_member:
        return False
    if chat.bot_admin or not world.privacy:
        return True
    username = world.bot.username or ""
    command = _COMMAND.match(message.text)
    replied = world.message(chat.id, message.reply_to or 0)
    return (
        (command is not None and command[1] in {None, username})
        or f"@{username}" in message.text
        or (replied is not None and replied.by_bot)
    )
