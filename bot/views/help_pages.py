"""The pages of the help: how it works, the four usual errors by name, permissions, the rest."""

from collections.abc import Callable

from bot.domain.diagnosis import Permission, Problem, Responsible, Severity
from bot.i18n import Markup, Translator, escape
from bot.views.general import commands
from bot.views.problems import Findings, blocks
from bot.views.view import Action, Button, Press, View, folded, lines, pairs, press, rows, stack


def help_page(t: Translator, page: int = 0, *, strategies: bool = True) -> View:
    """Show a page of the help; `page` is limited to existing ones. `strategies`: they are on."""
    page = min(max(page, 0), len(_PAGES) - 1)
    shown = _PAGES[page]
    tabs = rows(*(_tab(t, other) for other in _TABS if other != shown))
    if shown == "start":
        last = pairs(press(t, Action.SECURITY), press(t, Action.MENU))
        text = _start(t, strategies=strategies)
        return View(text, (*tabs, *rows(press(t, Action.EXPLAIN)), *last))
    return View(_HELP[shown](t), (*tabs, (_tab(t, "start"), press(t, Action.MENU))))


def _tab(t: Translator, page: str) -> Button:
    return Button(
        label=t.plain(f"help-tab-{page}"), press=Press(Action.HELP, page=_PAGES.index(page))
    )


def _start(t: Translator, *, strategies: bool = True) -> Markup:
    listed = [
        t("help-command", command=f"/{name}", description=description)
        for name, description in commands(t, strategies=strategies)
    ]
    return stack(t("help-start"), folded(lines(t("help-commands"), *listed)), t("help-which"))


def _which(t: Translator) -> Markup:
    """Ask for the error, below a verdict: the buttons name them."""
    return t("help-which")


def _permissions(t: Translator) -> Markup:
    listed = [f"{_NEEDED[permission]} {t(f'help-{permission}')}" for permission in Permission]
    table = lines(*listed, f"{_YES} {t('help-ip-list')}")
    return stack(t("help-permissions"), table, t("help-unknown"), folded(t("help-status")))


def _more(t: Translator) -> Markup:
    listed = {problem for problems in _TITLED.values() for problem in problems}
    rest = tuple(p for p in Problem if _is_users(p) and p not in listed)
    return stack(t("help-errors"), *_folded_blocks(t, rest))


def _others(t: Translator) -> Markup:
    listed = {problem for problems in _TITLED.values() for problem in problems}
    rest = tuple(p for p in Problem if not _is_users(p) and p not in listed)
    return stack(t("help-others"), *_folded_blocks(t, rest))


def _titled(page: str) -> Callable[[Translator], Markup]:
    """Return the page of the errors that share a title."""

    def build(t: Translator) -> Markup:
        title = Markup(f"<b>{escape(t.plain(f'help-tab-{page}'))}</b>")
        return stack(title, *blocks(t, Findings(problems=_TITLED[page])))

    return build


def _folded_blocks(t: Translator, problems: tuple[Problem, ...]) -> list[Markup]:
    """Return each problem with its fix in a quote."""
    return [folded(block) for block in blocks(t, Findings(problems=problems)) if block]


def _is_users(problem: Problem) -> bool:
    """Return whether a problem stops the key from working and its owner can fix it."""
    return problem.responsible is Responsible.USER and problem.severity is not Severity.ADVICE


_YES, _MAYBE, _NEVER = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}", "\N{NO ENTRY}"
_NEEDED = {
    Permission.READ: _YES,
    Permission.TRADE: _YES,
    Permission.FUTURES: _MAYBE,
    Permission.WITHDRAW: _NEVER,
    Permission.TRANSFER: _MAYBE,
}
_TITLED: dict[str, tuple[Problem, ...]] = {  # the titles people know from the article on errors
    "key": (
        *(Problem.INVALID_KEY, Problem.INVALID_SECRET, Problem.INVALID_PASSPHRASE),
        *(Problem.KEY_EXPIRED, Problem.KEY_GONE),
    ),
    "trade": (Problem.NO_TRADE, Problem.NO_READ),
    "address": (Problem.IP_NOT_ALLOWED, Problem.KEY_OR_IP_OR_PERMISSION),
    "exchange": (Problem.EXCHANGE_UNAVAILABLE, Problem.RATE_LIMITED),
}
_HELP: dict[str, Callable[[Translator], Markup]] = {
    "start": _start,
    "permissions": _permissions,
    "errors": _which,
    "more": _more,
    "others": _others,
    **{page: _titled(page) for page in _TITLED},
}
_PAGES = tuple(_HELP)
_TABS = (*_TITLED, "permissions", "more", "others")
