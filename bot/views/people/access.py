"""What is said where the bot is not for everybody: asked for, granted, refused."""

from bot.domain.notice import Notice
from bot.domain.notice.payloads import AccessRequested
from bot.i18n import Code, Translator
from bot.views.general import menu
from bot.views.view import Action, View, press, rows


def denied(t: Translator) -> View:
    """Say that the bot is not for everybody, and offer to ask for access."""
    return View(t("access-denied"), rows(press(t, Action.ACCESS_ASK, style="primary")))


def request_sent(t: Translator) -> View:
    """Say that those who run the bot have been asked."""
    return View(t("access-request-sent"))


def requested(t: Translator, event: Notice) -> View:
    """Ask somebody who runs the bot whether a person may use it."""
    wish = event.payload_as(AccessRequested)
    person = str(wish.person)
    text = t("access-requested", title=wish.title, person=Code(person))
    allow = press(t, Action.ACCESS_ALLOW, person, style="success")
    refuse = press(t, Action.ACCESS_REFUSE, person, style="danger")
    return View(text, ((allow, refuse),))


def allowed(t: Translator, title: str) -> View:
    """Tell the one who decided that a person may now use the bot."""
    return View(t("access-allowed", title=title))


def turned_down(t: Translator, title: str) -> View:
    """Tell the one who decided that a person may not use the bot."""
    return View(t("access-turned-down", title=title))


def granted(t: Translator) -> View:
    """Tell a person that they may now use the bot."""
    return View(t("access-granted"), menu(t))


def refused(t: Translator) -> View:
    """Tell a person that they may not use the bot."""
    return View(t("access-refused"))
