"""A Telegram server on 127.0.0.1: the Bot API for the bot, people, and a chat page.

For tests and the demo:

    async with TelegramServer(token=SANDBOX_TOKEN) as server:
        # the bot: TelegramAPIServer.from_base(server.url, is_local=False), token server.token
        person = server.person(42, language="nb")
        await person.say("/start")
        greeting = await person.wait_for("Hei")         # new or edited since the person acted
        tap = await person.tap("Koble til")             # label (or a part of it) or data
        await person.answer_to(tap)                     # the answer to the callback query
        await person.wait_for(lambda m: m.buttons, patience=20)  # seconds; 60 by default
        secret = await person.say("...")
        await person.wait_deleted(secret)
        assert not server.holds("...")

* `TelegramServer(token=None, username=…, name=…, port=0, clock=None, panel=Panel(), languages=None,
  privacy=True)`:
  `url`, `page_url`, `token`, `clock`, `world`, `person(id, language=…, name=…)`,
  `group(title, *members, bot_admin=False, kind=…, topics=(…))`, `fault(method, code, description,
  retry_after=…, times=…, only_chat=…)`, `calls`, `calls_of(method)`, `wait_for_call(method or
  predicate)`, `holds(text)`, `start()`, `stop()`.
* `Person`: `say forward send_photo send_album send_document send_voice post(content) edit delete
  tap speak block unblock deactivate within(group, topic=…, alias=…) in_topic(topic)`, and views:
  `messages last news() keyboard transcript wait_for wait_deleted answer_to`. Waiting raises
  `NotSeenError` with the chat, deleted texts left out.
* `Message`: `text entities media buttons button_rows labels inline deleted edit_date reaction …`.
* `Clock`: `now()`, callable, `advance(timedelta)`: the 48 hours of deletions, 15 s of queries.
* `Panel(samples=(Sample(group=…, title=…, lines=((label, value), …), kind=…, actions=…, money=…),
  …), switches={group: actions}, check_interval=…)`: shown beside the chat, in the words of
  `page/words/<code>.json`; `actions` returns the present `ExchangeAction`s, `money` the
  `ShownMoney`. `samples_changed()` shows what else has changed.

A deleted message leaves no text here. An unconfirmed update is kept until the bot confirms it,
as at Telegram (aiogram confirms at once).
"""

from bot.sandbox.telegram.chat_observer import NotSeenError
from bot.sandbox.telegram.client import CannotError, TapResult
from bot.sandbox.telegram.clock import SandboxClock
from bot.sandbox.telegram.faults import BLOCKED, DEACTIVATED, Fault
from bot.sandbox.telegram.groups import GroupChat
from bot.sandbox.telegram.people import Person
from bot.sandbox.telegram.records import ApiCall, CallbackAnswer, ChatButton, Message
from bot.sandbox.telegram.samples import (
    Actions,
    ExchangeAction,
    Panel,
    Sample,
    SampleKind,
    ShownMoney,
    ShownOrder,
)
from bot.sandbox.telegram.server import SANDBOX_TOKEN, TelegramServer

__all__ = [
    "BLOCKED",
    "DEACTIVATED",
    "SANDBOX_TOKEN",
    "Actions",
    "ApiCall",
    "CallbackAnswer",
    "CannotError",
    "ChatButton",
    "ExchangeAction",
    "Fault",
    "GroupChat",
    "Message",
    "NotSeenError",
    "Panel",
    "Person",
    "Sample",
    "SampleKind",
    "SandboxClock",
    "ShownMoney",
    "ShownOrder",
    "TapResult",
    "TelegramServer",
]
