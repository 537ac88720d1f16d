"""The choice of several pairs, and of how many of them have a group at the same time."""

from collections.abc import Mapping, Sequence

from bot.domain.exchange import Exchange
from bot.domain.strategies.basket import MOST_PAIRS
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Markup, Translator
from bot.services.strategies.basket_proposal import AT_ONCE, BasketProposal
from bot.views.strategies import words
from bot.views.view import Action, Button, Press, View, lines, listed, pairs, press, rows, stack

ADD, TAKE_AWAY = 0, 1  # pages of the button of a pair
_BUTTONS = 8  # pairs, beside the chosen ones that are not among them
_UNKNOWN = StartRefusal.UNKNOWN_PAIR
_WORDS = 5  # of a text that are named
_LONGEST = 20  # characters of such a word


def ask(
    t: Translator, offered: Sequence[str], chosen: Sequence[str], said: Markup | str = ""
) -> View:
    """Ask for several pairs. `offered`: most traded first; `said`: about the text before."""
    coin = chosen[0].partition("/")[2] if chosen else ""
    fit = [pair for pair in offered if pair.partition("/")[2] == coin or not coin]
    shown = [*fit[:_BUTTONS], *(pair for pair in chosen if pair not in fit[:_BUTTONS])]
    done = t.plain("button-plan-pairs-done", count=len(chosen))
    next_button = Button(label=done, press=Press(Action.PLAN_PAIRS_DONE), style="primary")
    text = stack(
        said,
        lines(t("plan-ask-pairs", most=MOST_PAIRS), t("pairs-coin", coin=coin) if coin else ""),
        t("pairs-chosen", list=listed(t, chosen)) if chosen else "",
    )
    return View(
        text,
        (
            *pairs(*(_button(pair, is_chosen=pair in chosen) for pair in shown)),
            *rows(next_button if chosen else None, press(t, Action.CANCEL)),
        ),
    )


def refused(
    t: Translator, exchange: Exchange, name: str, reasons: Mapping[str, StartRefusal]
) -> Markup:
    """Return why words of a text were not taken. `name`: of the connection."""
    unknown = [word[:_LONGEST] for word, why in reasons.items() if why is _UNKNOWN]
    others = [(word, why) for word, why in reasons.items() if why is not _UNKNOWN]
    first = listed(t, (t("pairs-word", word=word) for word in unknown[:_WORDS]))
    return lines(
        t("pairs-unknown", exchange=exchange.title, list=first) if unknown else "",
        *(
            t(f"start-refused-{why}", pair=word, exchange=exchange.title, name=name)
            for word, why in others[:_WORDS]
        ),
    )


def ask_at_once(t: Translator, proposal: BasketProposal, said: Markup | str = "") -> View:
    """Ask how many groups there are at a time."""
    value = words.value_of(t, AT_ONCE, proposal.at_once)
    title = t("plan-setting", setting=words.setting(t, AT_ONCE), value=value)
    most = words.value_of(t, AT_ONCE, proposal.most)
    asked = t("plan-setting-range", least=words.value_of(t, AT_ONCE, 1), most=most)
    text = stack(said, lines(title, t("setting-means-at-once")), asked)
    buttons = [
        Button(
            label=words.value_of(t, AT_ONCE, number),
            press=Press(Action.PLAN_SET, f"{AT_ONCE}={number}"),
        )
        for number in range(1, proposal.most + 1)
    ]
    half = tuple(buttons[:5]), tuple(buttons[5:])
    return View(text, (*filter(None, half), *rows(press(t, Action.PLAN_SHEET))))


def _button(pair: str, *, is_chosen: bool) -> Button:
    page = TAKE_AWAY if is_chosen else ADD
    label = f"✓ {pair}" if is_chosen else pair
    return Button(label=label, press=Press(Action.PLAN_PAIRS, pair, page))
