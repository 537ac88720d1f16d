"""The questions about a strategy: pair, risk level, margin limit, and single settings."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from bot.domain.exchange import Exchange
from bot.domain.strategies.amounts import share_of, wire
from bot.domain.strategies.ladder import (
    OPTIONAL,
    PRESETS,
    RANGES,
    Ladder,
    OutOfRangeError,
    RiskLevel,
)
from bot.i18n import Markup, Translator
from bot.services.balances import FreeMoney
from bot.services.strategies.basket_proposal import AT_ONCE
from bot.views.problems import Findings, meaning
from bot.views.strategies import amounts, funds, words
from bot.views.view import (
    Action,
    Button,
    Press,
    Rows,
    View,
    lines,
    pairs,
    press,
    rows,
    sentences,
    stack,
)

_CHOICES: Mapping[str, AbstractSet[Decimal]] = {
    "pause": {Decimal(10), Decimal(30), Decimal(60), Decimal(240)},
}  # of a setting that all risk levels have in common
_PAIRS = 8  # buttons
_SHARES = (10, 25, 50)  # percent of what is free
GROUPS: Mapping[str, Sequence[str]] = {
    "add-ons": ("topups", "first_drop", "step_scale", "volume_scale"),
    "more": ("take_profit", "stop", "pause", "guards"),
}  # pages of settings


def ask_pair(
    t: Translator, listed: Sequence[str], said: Markup | str = "", *, back: bool = False
) -> View:
    """Ask for the pair. `listed`: most traded first; `said`: an answer to the text before.

    `back`: it was asked from the sheet, in the following ones too.
    """
    buttons = [Button(label=pair, press=Press(Action.PLAN_PAIR, pair)) for pair in listed[:_PAIRS]]
    several = press(t, Action.PLAN_PAIRS, label="button-plan-several")
    last = rows(several, _leave(t, back=back))
    return View(stack(said, t("plan-ask-pair")), (*pairs(*buttons), *last))


def about_strategies(t: Translator) -> Markup:
    """Return what a strategy does."""
    return t("plan-help")


def ask_level(t: Translator, head: str, *, back: bool = False) -> View:
    """Ask for the risk level, with what each can lose."""
    means = [_level_means(t, level, ladder) for level, ladder in PRESETS.items()]
    buttons = [press(t, Action.PLAN_LEVEL, level, label=f"level-{level}") for level in PRESETS]
    return View(
        stack(head, t("plan-ask-level"), *means), (tuple(buttons), *rows(_leave(t, back=back)))
    )


def ask_limit(
    t: Translator,
    head: str,
    exchange: Exchange,
    coin: str,
    free: FreeMoney,
    said: Markup | str = "",
    *,
    back: bool = False,
) -> View:
    """Ask for the margin limit, with shares of what is free. `coin`: in which it is."""
    known = lines(t("plan-ask-limit", coin=coin), _free(t, exchange, coin, free))
    shares = [_share(t, free.left, percent) for percent in _SHARES] if free.left else []
    return View(stack(said, head, known), (*rows(*shares), *rows(_leave(t, back=back))))


def _free(t: Translator, exchange: Exchange, coin: str, free: FreeMoney) -> Markup:
    """Return what is free, or in one line why that is not known."""
    if free.amount is not None:
        return funds.free(t, free, coin)
    if free.problem is None:
        return Markup()
    findings = Findings(problems=(free.problem,), exchange=exchange)
    return sentences(t, (t("balance-unread"), meaning(t, free.problem, findings)))


def _share(t: Translator, free: Decimal, percent: int) -> Button:
    amount = share_of(free, percent)
    label = f"{words.share(t, Decimal(percent) / 100)} · {amounts.plain(t, amount)}"
    return Button(label=label, press=Press(Action.PLAN_LIMIT, wire(amount)))


def settings_page(t: Translator, group: str, ladder: Ladder, at_once: int = 0) -> View:
    """Show the settings of a group, to choose one. `at_once`: groups at a time; 0: one pair."""
    buttons = [
        Button(
            label=words.setting_now(t, name, getattr(ladder, name)),
            press=Press(Action.PLAN_CHANGE, name),
        )
        for name in GROUPS[group]
    ]
    if group == "more" and at_once:
        label = words.setting_now(t, AT_ONCE, at_once)
        buttons.append(Button(label=label, press=Press(Action.PLAN_CHANGE, AT_ONCE)))
    return View(t("plan-choose-setting"), rows(*buttons, press(t, Action.PLAN_SHEET)))


def ask_setting(t: Translator, name: str, ladder: Ladder, said: Markup | str = "") -> View:
    """Ask for one setting: its meaning, its range, and the values of the risk levels."""
    least, most = RANGES[name]
    title = t(
        "plan-setting",
        setting=words.setting(t, name),
        value=words.value_of(t, name, getattr(ladder, name)),
    )
    shown = {"least": words.value_of(t, name, least), "most": words.value_of(t, name, most)}
    means = t(f"setting-means-{name.replace('_', '-')}")
    asked = t("plan-setting-switch") if name in words.SWITCHES else t("plan-setting-range", **shown)
    text = stack(said, lines(title, means), asked)
    return View(text, (*_values(t, name), *rows(press(t, Action.PLAN_SHEET))))


def no_number(t: Translator, example: str) -> Markup:
    """Say that a text is no number."""
    return t("plan-no-number", example=example)


def range_text(t: Translator, error: OutOfRangeError, pair: str, exchange: Exchange) -> Markup:
    """Return the range of a setting that is out of it."""
    coin = pair.partition("/")[2]
    if error.setting == "tick":
        return t("plan-steps-too-small", pair=pair)
    if error.setting == "limit":
        least = amounts.money(t, Decimal(error.least), coin)
        return t("plan-limit-too-small", least=least, exchange=exchange.title)
    return t(
        "plan-out-of-range",
        setting=words.setting(t, error.setting),
        least=words.value_of(t, error.setting, error.least),
        most=words.value_of(t, error.setting, error.most or 0),
    )


def _level_means(t: Translator, level: RiskLevel, ladder: Ladder) -> Markup:
    facts: dict[str, str | int] = {
        "level": words.level(t, level),
        "count": ladder.topups + 1,
        "drop": words.share(t, ladder.drops()[-1]),
    }
    if not ladder.stop:
        return t("plan-level-means-no-stop", **facts)
    return t("plan-level-means", loss=words.share(t, ladder.stop), **facts)


def _values(t: Translator, name: str) -> Rows:
    """Return buttons with the value of each risk level, and off if the setting is optional."""
    found = _CHOICES.get(name) or {Decimal(getattr(ladder, name)) for ladder in PRESETS.values()}
    known = sorted(value for value in found if value)
    if name in OPTIONAL | words.SWITCHES:
        known.append(Decimal(0))
    buttons = [
        Button(
            label=words.value_of(t, name, value),
            press=Press(Action.PLAN_SET, f"{name}={wire(value)}"),
        )
        for value in known
    ]
    return (tuple(buttons),)


def _leave(t: Translator, *, back: bool) -> Button:
    """Return the button that leaves a question: back to the sheet, where there is one."""
    return press(t, Action.PLAN_SHEET if back else Action.CANCEL)
