"""The general views: greeting, help, security, privacy, commands."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.diagnosis import Permission, Problem, Responsible, Severity
from bot.i18n import Markup, Translator
from bot.views.problems import Findings, blocks
from bot.views.view import Action, Button, Press, Rows, View, lines, pairs, press, rows, stack

COMMANDS = (
    "start",
    "connect",
    "connections",
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


def welcome(t: Translator) -> View:
    """Show the greeting with the menu."""
    return View(t("welcome"), menu(t))


def menu(t: Translator) -> Rows:
    """Return the buttons of the menu."""
    return pairs(
        press(t, Action.CONNECT, style="primary"),
        press(t, Action.LIST),
        press(t, Action.SECURITY),
        press(t, Action.LANGUAGE),
    )


def security(t: Translator) -> View:
    """Explain how keys are protected."""
    buttons = pairs(press(t, Action.PRIVACY), press(t, Action.HELP), press(t, Action.MENU))
    return View(t("security"), buttons)


def privacy(t: Translator) -> View:
    """Explain what is stored where, and how to delete it."""
    buttons = pairs(press(t, Action.LIST), press(t, Action.SECURITY), press(t, Action.MENU))
    return View(t("privacy"), buttons)


def help_page(t: Translator, page: int = 0) -> View:
    """Show a page of the help; `page` is limited to existing ones."""
    page = min(max(page, 0), len(_HELP) - 1)
    tabs = [
        Button(label=t.plain(f"help-tab-{tab}"), press=Press(Action.HELP, page=number))
        for number, tab in enumerate(_HELP)
        if number != page
    ]
    build = list(_HELP.values())[page]
    return View(build(t), (*rows(*tabs), (press(t, Action.SECURITY), press(t, Action.MENU))))


def unknown_text(t: Translator) -> View:
    """Answer a message that was not expected."""
    return View(t("unknown-text"), menu(t))


def failed(t: Translator) -> View:
    """Say that something went wrong, without details."""
    return View(t("failed"), rows(press(t, Action.MENU)))


def too_fast(t: Translator) -> View:
    """Say that some messages were skipped."""
    return View(t("too-fast"))


def cancelled(t: Translator, *, draft: bool) -> View:
    """Say that a task was cancelled. `draft`: the values sent before are destroyed."""
    return View(t("cancelled-draft" if draft else "cancelled"), menu(t))


def nothing_to_cancel(t: Translator) -> View:
    """Say that there was nothing to cancel."""
    return View(t("nothing-to-cancel"), menu(t))


def group_refusal(t: Translator, link: str, *, exposed: bool = False) -> View:
    """Point from a group to the private chat. `exposed`: a message there looked like a key."""
    text = stack(t("group-exposed") if exposed else "", t("group-refusal"))
    return View(text, rows(Button(label=t.plain("button-private-chat"), url=link)))


def credential_outside(t: Translator, *, deleted: bool) -> View:
    """Explain the deletion of a credential that was not requested."""
    text = t("credential-deleted" if deleted else "credential-not-deleted")
    return View(text, menu(t))


def commands(t: Translator) -> tuple[tuple[str, str], ...]:
    """Return every command with its description, as plain text."""
    return tuple((name, t.plain(f"command-{name}")) for name in COMMANDS)


def profile(t: Translator) -> Profile:
    """Return the profile texts."""
    return Profile(
        name=t.plain("profile-name"),
        short_description=t.plain("profile-short-description"),
        description=t.plain("profile-description"),
    )


def _start(t: Translator) -> Markup:
    listed = [
        t("help-command", command=f"/{name}", description=description)
        for name, description in commands(t)
    ]
    return stack(lines(t("help-start"), *listed), t("help-status"))


def _permissions(t: Translator) -> Markup:
    listed = [t(f"help-{permission}") for permission in Permission]
    return stack(t("help-permissions"), *listed, t("help-ip-list"), t("help-unknown"))


def _errors(t: Translator) -> Markup:
    mine = Findings(problems=tuple(p for p in Problem if _is_users(p)))
    return stack(t("help-errors"), *blocks(t, mine))


def _others(t: Translator) -> Markup:
    others = Findings(problems=tuple(p for p in Problem if not _is_users(p)))
    return stack(t("help-others"), *blocks(t, others))


def _is_users(problem: Problem) -> bool:
    """Return whether a problem stops the key from working and its owner can fix it."""
    return problem.responsible is Responsible.USER and problem.severity is not Severity.ADVICE


_HELP: dict[str, Callable[[Translator], Markup]] = {
    "start": _start,
    "permissions": _permissions,
    "errors": _errors,
    "others": _others,
}
