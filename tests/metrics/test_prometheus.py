from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from bot.domain.notice import NoticeKind
from bot.domain.process import AnsweringProcess
from bot.metrics.prometheus import PrometheusMetrics

EXCHANGES = ("kucoin", "kraken")


def samples(metrics: PrometheusMetrics) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(metrics.page(None).decode())
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_everything_counted_is_on_the_page() -> None:
    metrics = counts = PrometheusMetrics(EXCHANGES)
    counts.checked("kucoin", "online", 0.3)
    counts.checked("kucoin", "invalid-key", 7.0)
    counts.lagged("kraken", 4.0)
    counts.lagged("kraken", 1.0)
    counts.leased("kucoin", 3, egress="default")
    counts.lost(2)
    counts.circuit("kraken", closed=False, egress="default")
    counts.network(cut_off=True)
    counts.notice_handled(NoticeKind.STATUS, "sent")
    counts.set_leading(leading=True)
    counts.telegram_answered("429")
    counts.message_deleted(gone=False)
    counts.language_missing("uk")
    counts.language_missing('7"}')
    found = samples(metrics)
    assert found["connect_checks_total", "kucoin", "online"] == 1
    assert found["connect_checks_total", "kucoin", "invalid-key"] == 1
    assert found["connect_check_seconds_count", "kucoin"] == 2
    assert found["connect_check_seconds_bucket", "kucoin", "0.35"] == 1
    assert found["connect_due_lag_seen_seconds", "kraken"] == 4.0
    assert found["connect_due_lag_seen_seconds", "kucoin"] == 0.0
    assert found["connect_leases_total", "default", "kucoin"] == 3
    assert found["connect_leases_lost_total",] == 2
    assert found["connect_circuit_open", "default", "kraken"] == 1
    assert found["connect_circuit_open", "default", "kucoin"] == 0
    assert found["connect_network_down",] == 1
    assert found["connect_notices_total", "status", "sent"] == 1
    assert found["connect_leader",] == 1
    assert found["connect_telegram_answers_total", "429"] == 1
    assert found["connect_deletions_total", "failed"] == 1
    assert found["connect_deletions_total", "gone"] == 0
    assert found["connect_languages_missing_total", "uk"] == 1
    assert found["connect_languages_missing_total", "other"] == 1


def test_the_languages_of_clients_make_a_limited_number_of_series() -> None:
    metrics = PrometheusMetrics(EXCHANGES)
    tags = [first + second for first in "abcdefghij" for second in "abcdefghij"]
    for tag in tags:
        metrics.language_missing(tag)
    seen = {labels[1] for labels in samples(metrics) if labels[0].startswith("connect_languages_m")}
    assert seen == {*tags[:50], "other"}


def test_what_a_rate_is_asked_of_is_there_before_it_happens() -> None:
    found = samples(PrometheusMetrics(EXCHANGES))
    assert found["connect_telegram_answers_total", "429"] == 0
    assert found["connect_deletions_total", "failed"] == 0
    assert found["process_start_time_seconds",] > 0


def test_two_bots_in_one_process_count_apart() -> None:
    one, other = PrometheusMetrics(EXCHANGES), PrometheusMetrics(EXCHANGES)
    one.lost(5)
    assert samples(one)["connect_leases_lost_total",] == 5
    assert samples(other)["connect_leases_lost_total",] == 0


def test_the_tally_is_of_the_last_five_minutes() -> None:
    seconds = [0.0]
    metrics = PrometheusMetrics(EXCHANGES, lambda: seconds[0])
    for n in range(1, 21):
        seconds[0] += 3
        metrics.checked("kucoin", "online", n / 10)
    tally = metrics.tally()
    assert (tally.checks, tally.per_minute, tally.uptime) == (20, 20.0, 60.0)
    assert (tally.half, tally.most) == (1.0, 1.9)
    metrics.telegram_answered("429")
    metrics.telegram_answered("200")
    metrics.message_deleted(gone=False)
    metrics.message_deleted(gone=True)
    seconds[0] += 250
    metrics.checked("kraken", "online", 9.0)
    tally = metrics.tally()
    assert (tally.slowed, tally.not_erased) == (1, 1)
    assert tally.checks < 21
    assert tally.per_minute == tally.checks / 5


def test_the_processes_that_answer_together() -> None:
    metrics = PrometheusMetrics(EXCHANGES)
    assert samples(metrics)["connect_processes",] == 0
    ages = (timedelta(seconds=50), timedelta(hours=2))
    metrics.set_peers([AnsweringProcess(id=str(age), place="here", age=age) for age in ages])
    assert samples(metrics)["connect_processes",] == 2
    assert samples(metrics)["connect_process_youngest_seconds",] == 50
    assert list(metrics.tally().answering) == sorted(ages, reverse=True)
    metrics.set_peers(())
    assert samples(metrics)["connect_processes",] == 0
