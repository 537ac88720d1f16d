"""The methods for the bot's profile: name, descriptions, commands, menu."""

import re
from typing import Any

from bot.sandbox.telegram.methods.shape import Method
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.profile import DEFAULT_SCOPE, Scope
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_NAME_LIMIT = 64
_DESCRIPTION_LIMIT = 512
_SHORT_DESCRIPTION_LIMIT = 120
_COMMANDS_LIMIT = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_COMMAND_DESCRIPTION = range(1, 257)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3})?")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
_MENU_BUTTONS = frozenset({"default", "commands", "web_app"})


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language_code specified")
    return code


def _say(texts: dict[str, str], params: Params, name: str, limit: int) -> bool:
    text, language = params.text(name), _language(params)
    if len(text) > limit:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _said(texts: dict[str, str], params: Params, name: str, default: str = "") -> Json:
    return {name: texts.get(_language(params)) or texts.get("") or default}


async def set_my_name(world: World, params: Params) -> bool:
    """Set the bot's name in a language."""
    done = _say(world.profile.names, params, "name", _NAME_LIMIT)
    world.hub.emit("menu")
    return done


async def get_my_name(world: World, params: Params) -> Json:
    """Return the bot's name in a language."""
    return _said(world.profile.names, params, "name", world.bot.first_name)


async def set_my_description(world: World, params: Params) -> bool:
    """Set the description, which an empty chat shows."""
    done = _say(world.profile.descriptions, params, "description", _DESCRIPTION_LIMIT)
    world.hub.emit("menu")
    return done


async def get_my_description(world: World, params: Params) -> Json:
    """Return the description, which an empty chat shows."""
    return _said(world.profile.descriptions, params, "description")


async def set_my_short_description(world: World, params: Params) -> bool:
    """Set the short description, which the profile shows."""
    texts = world.profile.short_descriptions
    return _say(texts, params, "short_description", _SHORT_DESCRIPTION_LIMIT)


async def get_my_short_description(world: World, params: Params) -> Json:
    """Return the short description, which the profile shows."""
    return _said(world.profile.short_descriptions, params, "short_description")


async def set_my_commands(world: World, params: Params) -> bool:
    """Set the commands of a scope and a language."""
    given = params.json("commands", "commands")
    if not isinstance(given, list | None):
        raise bad_request("expected an Array of BotCommand")
    if len(given or ()) > _COMMANDS_LIMIT:
        raise bad_request("too many commands specified")
    commands = [_command(each) for each in given or ()]
    world.profile.commands[_scope(params), _language(params)] = commands
    world.hub.emit("menu")
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return world.profile.commands.get((_scope(params), _language(params)), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    """Delete the commands of a scope and a language."""
    world.profile.commands.pop((_scope(params), _language(params)), None)
    world.hub.emit("menu")
    return True


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in given:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = str(given["command"]).removeprefix("/")
    description = str(given["description"])
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(description) not in _COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _scope(params: Params) -> Scope:
    given = params.json("scope", "BotCommandScope")
    if not given:
        return DEFAULT_SCOPE
    kind = given.get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return kind, int(given.get("chat_id", 0)), int(given.get("user_id", 0))


async def set_chat_menu_button(world: World, params: Params) -> bool:
    """Set the button beside the input field."""
    button = params.json("menu_button", "menu button") or {"type": "default"}
    if button.get("type") not in _MENU_BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    world.profile.menu_buttons[params.integer("chat_id")] = button
    world.hub.emit("menu")
    return True


async def get_chat_menu_button(world: World, params: Params) -> Json:
    """Return the button beside the input field."""
    buttons = world.profile.menu_buttons
    default = buttons.get(0, {"type": "commands"})
    return buttons.get(params.integer("chat_id"), default)


PROFILE: dict[str, Method] = {
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
