"""The views of the language: which one to choose, and that it is chosen."""

from collections.abc import Mapping

from bot.i18n import ENGLISH, Translator
from bot.views import general
from bot.views.view import Action, Button, Press, View, pairs, press, turning

PAGE = 20  # languages


def choose_language(
    t: Translator, names: Mapping[str, str], client: str | None = None, page: int = 0
) -> View:
    """Ask for the language; `page` is limited to existing ones.

    First the language of the client, the current one and English, then all others by name.
    `names`: code → the language's own name. `client`: the code of the client's language.
    """
    wanted = (client or t.language, t.language, ENGLISH)
    first = [code for code in dict.fromkeys(wanted) if code in names]
    rest = sorted(names.keys() - set(first), key=lambda code: names[code].casefold())
    codes = [*first, *rest]
    last = (len(codes) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = codes[page * PAGE : (page + 1) * PAGE]
    choices = [Button(label=names[code], press=Press(Action.LANGUAGE_SET, code)) for code in shown]
    turns = turning(Action.LANGUAGE, page, last)
    return View(t("choose-language"), (*pairs(*choices), *turns, (press(t, Action.MENU),)))


def language_set(t: Translator, *, strategies: bool = False) -> View:
    """Confirm the language, in that language. `strategies`: they are on."""
    return View(t("language-set"), general.menu(t, strategies=strategies))
