"""Classifies refusals with an unknown code by words that any exchange may use."""

import re

from bot.domain.diagnosis import Problem

_NONCE = (
    r"invalid nonce"
    r"|\bnonce (is |was )?(too (small|low|old)|already used|not increas)"
    r"|\bnonce must (be (greater|larger|higher)|increas)"
)
_WHO = r"\b(accounts?|users?|sub-?accounts?|uid)"
_STATE = (
    r"(frozen|locked|suspended|banned|blocked|disabled|deactivated|inactive|closed|cancell?ed"
    r"|abnormal|not (yet )?(active|activated|enabled)|restricted|forbidden|prohibited"
    r"|under (review|risk control))"
)
_KYC = r"(\bKYC\b|identity (verif|authen)|real.?name|verification)"
RESTRICTED = (
    rf"{_WHO}( \S+)?( is| are| was| has been| have been|'s)?( temporarily| currently)? {_STATE}\b"
    rf"|\b{_STATE} {_WHO}\b|\b{_STATE} (on|for) (this|your|the) {_WHO}\b"
    rf"|{_WHO} (status )?(is )?(abnormal|unusual|invalid)|(abnormal|unusual) {_WHO}"
    r"|\brisk forbidden\b|risk (control|problem).{0,20}\b(account|user|check)"
    r"|\b(account|user).{0,20}risk control"
    rf"|\b(complete|finish|pass|require[sd]?|needs?|must)\b.{{0,30}}{_KYC}"
    rf"|{_KYC}\w*.{{0,30}}\b(required|needed|not (passed|completed?|met)|incomplete|rejected)"
)
REGION = (
    r"(from|in|for) (your|this) (country|region|location|jurisdiction|current area)"
    r"|restricted (location|country|region|jurisdiction)|for legal reasons"
)
_RATE = r"\btoo (many (requests|visits|connections)|frequent|often|fast)|\brate.?limit"
_DOWN = (
    r"\b(service|system|server|api)\b( is)?( being| currently| temporarily)*"
    r" (unavailable|not available|busy|upgrad\w+|overloaded|offline)"
    r"|\bmaintenance\b|(being|currently) upgraded|\binternal (server |service )?error"
    r"|\btemporarily unavailable\b"
)
_SENT = (
    r"(header|param\w*|field|signature|sign|timestamp|api.?key|access.?key|authentication"
    r"|authorization|credentials)"
)
_OUR_MISTAKE = (
    rf"\b(missing|empty|blank|absent)\b.{{0,40}}\b{_SENT}"
    rf"|\b{_SENT}\b[^.]{{0,40}}\b(missing|required|empty|blank|null|not (sent|provided|found in))\b"
    rf"|\b(no|without) {_SENT}\b"
    r"|bad request|malformed|unsupported media|method not allowed"
    r"|invalid (request|json|param\w*|argument|content.type)"
)
# Texts of a refused order that refer to the account, not to the order.
_MAY_NOT = (
    r"\b(accounts?|users?|uid)\b[^.]{0,60}\b(not|cannot|can't|unable|restricted|disabled|banned"
    r"|frozen|suspended|locked|forbidden|prohibited|closed|abnormal)\b"
    r"|\byou (are |have been |may |do )?(currently |temporarily )?(not|cannot|can't|unable"
    r"|restricted|banned|suspended|forbidden|prohibited)\b"
    r"|\b(not allow|disabled|restricted|prohibited|forbidden)\b.{0,40}\b(account|user)s?\b"
    rf"|{_KYC}|compliance|\b(region|country|location|jurisdiction)\b"
)
_ENOUGH = r"insufficient|not enough|exceeds?\b"

_TEXTS = (
    (_NONCE, Problem.NONCE_IN_USE),
    (RESTRICTED, Problem.ACCOUNT_RESTRICTED),
    (REGION, Problem.REGION_BLOCKED),
    (_OUR_MISTAKE, Problem.UNKNOWN),  # our mistake, not the key's
    (_RATE, Problem.RATE_LIMITED),
    (_DOWN, Problem.EXCHANGE_UNAVAILABLE),
)


def meaning(text: str) -> Problem | None:
    """Return the problem that the words of a refusal mean; None = unknown words."""
    return next((p for pattern, p in _TEXTS if re.search(pattern, text, re.IGNORECASE)), None)


def of_the_account(text: str) -> bool:
    """Return whether an order was refused because of its account, not the order itself."""
    if re.search(_ENOUGH, text, re.IGNORECASE):  # "your account has not enough funds"
        return False
    return re.search(_MAY_NOT, text, re.IGNORECASE) is not None
