"""The checks of a test, one line each: while it runs, and below its verdict."""

from collections.abc import Mapping

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, CheckReport, Step
from bot.i18n import Markup, Translator
from bot.views.view import NEUTRAL, lines

_MARKS = {Answer.YES: "✅", Answer.NO: "❌", Answer.UNKNOWN: "❔", None: "⏳"}
_OPTIONAL = {Step.FUTURES, Step.IP_WHITELIST}  # a no is no failure
_BLAMED = {Field.SECRET, Field.PASSPHRASE}  # named instead of the key, if only one is wrong


def running_checks(t: Translator, steps: Mapping[Step, Answer]) -> Markup:
    """Return a line for each check; those without an answer are pending."""
    return lines(*(_line(t, step, steps.get(step)) for step in Step if _is_shown(step, steps)))


def checks_quote(t: Translator, report: CheckReport) -> Markup:
    """Return the checks of a finished test as a quote that opens on a tap; empty without any.

    After a failed login the checks without an answer were not run.
    """
    logged_in = report.steps.get(Step.KEY) is Answer.YES
    found = [s for s in Step if s in report.steps and _is_shown(s, report.steps)]
    run = [s for s in found if logged_in or s is Step.KEY or report.steps[s] is not Answer.UNKNOWN]
    skipped = len(found) - len(run)
    shown = lines(
        *(_line(t, step, report.steps[step], _blamed(report)) for step in run),
        t("checks-not-run", count=skipped) if skipped else "",
    )
    return Markup(f"<blockquote expandable>{shown}</blockquote>") if shown else shown


def _is_shown(step: Step, steps: Mapping[Step, Answer]) -> bool:
    """Return whether a check concerns the person: our clock does only if it is wrong."""
    return step is not Step.CLOCK or steps.get(step) is Answer.NO


def _blamed(report: CheckReport) -> Field | None:
    """Return the secret or the passphrase, if it is all that is wrong with the values."""
    fields = report.blames
    return fields[0] if len(fields) == 1 and fields[0] in _BLAMED else None


def _line(t: Translator, step: Step, answer: Answer | None, blamed: Field | None = None) -> Markup:
    mark = NEUTRAL if step in _OPTIONAL and answer is Answer.NO else _MARKS[answer]
    if step is Step.KEY and answer is Answer.NO and blamed:
        return Markup(f"{mark} {t(f'step-{blamed}')}")
    return Markup(f"{mark} {t(f'step-{step}', answer=answer or 'waiting')}")
