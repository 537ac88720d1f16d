"""The general views: greeting, help, security, privacy, commands."""

from dataclasses import dataclass

from bot.i18n import Markup, Translator
from bot.views.picture import KeyDiagram
from bot.views.view import (
    Action,
    Button,
    Rows,
    View,
    folded,
    pairs,
    press,
    rows,
    stack,
)

STRATEGIES = "strategies"  # a command only while strategies are on
COMMANDS = (
    "start",
    "connect",
    "connections",
    STRATEGIES,
    "alerts",
    "history",
    "help",
    "security",
    "privacy",
    "language",
    "cancel",
    "panic",
    "export",
    "delete_me",
)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The profile texts of the bot, as plain text."""

    name: str  # at most 64 characters
    short_description: str  # at most 120
    description: str  # at most 512


def welcome(t: Translator, *, strategies: bool = False) -> View:
    """Show the greeting with the menu. `strategies`: they are on."""
    return View(t("welcome"), menu(t, strategies=strategies))


def menu(t: Translator, *, strategies: bool = False) -> Rows:
    """Return the buttons of the menu. `strategies`: they are on."""
    first = pairs(press(t, Action.CONNECT, style="primary"), press(t, Action.LIST))
    own = press(t, Action.STRATEGIES) if strategies else None
    last = pairs(press(t, Action.HELP), press(t, Action.SECURITY), press(t, Action.LANGUAGE))
    return (*first, *rows(own, press(t, Action.EXPLAIN)), *last)


def explanation(t: Translator) -> View:
    """Explain what an API key is."""
    buttons = pairs(
        press(t, Action.CONNECT, style="primary"), press(t, Action.SECURITY), press(t, Action.MENU)
    )
    return View(t("api-key-explained"), buttons, KeyDiagram())


def security(t: Translator) -> View:
    """Explain how keys are protected: the main rule in sight, the rest in a quote."""
    buttons = pairs(press(t, Action.PRIVACY), press(t, Action.HELP), press(t, Action.MENU))
    title, rule, *rest = t("security").split("\n\n")
    return View(stack(title, rule, folded(*rest)), buttons)


def privacy(t: Translator) -> View:
    """Explain what is stored where, in a quote, and how to delete it, in sight."""
    buttons = pairs(press(t, Action.LIST), press(t, Action.SECURITY), press(t, Action.MENU))
    title, *stored, one, everything = t("privacy").split("\n\n")
    return View(stack(title, folded(*stored), one, everything), buttons)


def unknown_text(t: Translator, *, strategies: bool = False) -> View:
    """Answer a message that was not expected."""
    return View(t("unknown-text"), menu(t, strategies=strategies))


def question_help(t: Translator) -> View:
    """Lead a question to the pages that answer it."""
    buttons = (
        *rows(press(t, Action.EXPLAIN, style="primary")),
        *pairs(press(t, Action.HELP), press(t, Action.SECURITY), press(t, Action.CONNECT)),
    )
    return View(t("question-help"), buttons)


def name_help(t: Translator) -> View:
    """Say what a name is for."""
    return View(t("hint-name"), rows(press(t, Action.EXPLAIN), press(t, Action.HELP)))


def confirm_above(t: Translator, said: Markup | str = "") -> View:
    """Say that a button of an earlier message is expected. `said`: before it."""
    return View(
        stack(said, t("confirm-above")), pairs(press(t, Action.HELP), press(t, Action.MENU))
    )


def failed(t: Translator) -> View:
    """Say that something went wrong, without details."""
    return View(t("failed"), rows(press(t, Action.MENU)))


def too_fast(t: Translator) -> View:
    """Say that some messages were skipped."""
    return View(t("too-fast"), rows(press(t, Action.MENU)))


def deleting(t: Translator) -> View:
    """Say that the deletion of a message takes longer than usual."""
    return View(t("deleting"))


def cancelled(t: Translator, *, draft: bool, strategies: bool = False) -> View:
    """Say that a task was cancelled. `draft`: the values sent before are destroyed."""
    text = t("cancelled-draft" if draft else "cancelled")
    return View(text, menu(t, strategies=strategies))


def nothing_to_cancel(t: Translator, *, strategies: bool = False) -> View:
    """Say that there was nothing to cancel."""
    return View(t("nothing-to-cancel"), menu(t, strategies=strategies))


def group_refusal(t: Translator, link: str, *, exposed: bool = False) -> View:
    """Point from a group to the private chat. `exposed`: a message there looked like a key."""
    text = stack(t("group-exposed") if exposed else "", t("group-refusal"))
    return View(text, rows(Button(label=t.plain("button-private-chat"), url=link)))


def credential_outside(t: Translator, *, deleted: bool) -> View:
    """Explain the deletion of a credential that was not requested."""
    text = t("credential-deleted" if deleted else "credential-not-deleted")
    return View(text, menu(t))


def commands(t: Translator, *, strategies: bool = True) -> tuple[tuple[str, str], ...]:
    """Return every command with its description, as plain text. `strategies`: they are on."""
    shown = (name for name in COMMANDS if strategies or name != STRATEGIES)
    return tuple((name, t.plain(f"command-{name}")) for name in shown)


def profile(t: Translator) -> Profile:
    """Return the profile texts."""
    return Profile(
        name=t.plain("profile-name"),
        short_description=t.plain("profile-short-description"),
        description=t.plain("profile-description"),
    )
