"""What the bot gets to see of a group: its privacy mode."""

import re

from bot.sandbox.telegram.records import Chat, Message
from bot.sandbox.telegram.world import World

_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Say whether a group's message reaches the bot.

    All do when the bot is admin or its privacy mode is off; else commands, replies to the bot and
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
