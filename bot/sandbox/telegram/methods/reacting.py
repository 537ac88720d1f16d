"""The method that sets a reaction: setMessageReaction."""

from dataclasses import replace

from bot.sandbox.telegram.methods.shape import Method, find_message
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

_REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


async def set_message_reaction(world: World, params: Params) -> bool:
    """Set the reaction to a message, or remove it."""
    message = find_message(world, params, "react")
    given = params.json("reaction", "reaction types") or []
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = given[0].get("emoji", "") if given else None
    if emoji is not None and emoji.replace("\ufe0f", "") not in _REACTIONS:
        raise bad_request("REACTION_INVALID")
    world.put(replace(message, reaction=emoji))
    return True


REACTING: dict[str, Method] = {"setMessageReaction": set_message_reaction}
