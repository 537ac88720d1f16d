"""The views of access control: requested, granted, refused."""

from bot.domain.notice import Notice
from bot.domain.notice.payloads import AccessRequested
from bot.i18n import Code, Translator
from bot.views.general import menu
from bot.views.view import Action, View, press, rows


def denied(t: Translator) -> View:
    """Say that the bot is private, and offer to request access."""
    return View(t("access-denied"), rows(press(t, Action.ACCESS_ASK, style="primary")))


def request_sent(t: Translator) -> View:
    """Say that the request was sent to the admins."""
    check = press(t, Action.MENU, label="button-access-check")
    return View(t("access-request-sent"), rows(check))


def requested(t: Translator, event: Notice) -> View:
    """Ask an admin whether a person may use the bot."""
    request = event.payload_as(AccessRequested)
    person = str(request.person)
    text = t("access-requested", title=request.title, person=Code(person))
    allow = press(t, Action.ACCESS_ALLOW, person, style="success")
    refuse = press(t, Action.ACCESS_REFUSE, person, style="danger")
    return View(text, ((allow, refuse),))


def allowed(t: Translator, title: str) -> View:
    """Confirm to the admin that a person may use the bot."""
    return View(t("access-allowed", title=title), rows(press(t, Action.MENU)))


def turned_down(t: Translator, title: str) -> View:
    """Confirm to the admin that a person may not use the bot."""
    return View(t("access-turned-down", title=title), rows(press(t, Action.MENU)))


def granted(t: Translator, *, strategies: bool = False) -> View:
    """Say to a person that they may use the bot. `strategies`: they are on."""
    return View(t("access-granted"), menu(t, strategies=strategies))


def refused(t: Translator) -> View:
    """Say to a person that they may not use the bot."""
    return View(t("access-refused"))
