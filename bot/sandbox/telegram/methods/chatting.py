"""The methods for chats, taps and files: getChat, answerCallbackQuery, getFile."""

from typing import Any

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.methods.shape import Method, find_chat
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.records import CallbackAnswer
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_ANSWER_LIMIT = 200


async def get_me(world: World, params: Params) -> Json:  # noqa: ARG001  # a method's shape
    """Return the bot."""
    return {
        **wire.user(world.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(world: World, params: Params) -> Json:
    """Return a chat."""
    return wire.chat_full_info(world, find_chat(world, params))


async def answer_callback_query(world: World, params: Params) -> bool:
    """Answer a tap."""
    text = params.text("text")
    if len(text) > _ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = CallbackAnswer(text=text, alert=params.flag("show_alert"), url=params.text("url"))
    world.answer(params.text("callback_query_id"), answer)
    return True


async def get_file(world: World, params: Params) -> Json:
    """Return the path of a file."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    media = world.media(file_id)
    if media is None:
        raise bad_request("invalid file_id")
    letter = file_id.removeprefix(media.file_id)
    return {**wire.file(media, letter), "file_path": media.path}


CHATTING: dict[str, Method] = {
    "getMe": get_me,
    "getChat": get_chat,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
}
