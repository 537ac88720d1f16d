"""The results of a key test: permissions, problems, and the report of one test."""

from bot.domain.diagnosis.key_info import (
    EXPIRY_NOTICE,
    Answer,
    KeyInfo,
    Permission,
    as_of,
    findings,
)
from bot.domain.diagnosis.problems import Cause, Problem, Responsible, Severity, blamed, worst_first
from bot.domain.diagnosis.reports import (
    CheckReport,
    Progress,
    Status,
    Step,
    is_let_in,
    status_of,
)

__all__ = [
    "EXPIRY_NOTICE",
    "Answer",
    "Cause",
    "CheckReport",
    "KeyInfo",
    "Permission",
    "Problem",
    "Progress",
    "Responsible",
    "Severity",
    "Status",
    "Step",
    "as_of",
    "blamed",
    "findings",
    "is_let_in",
    "status_of",
    "worst_first",
]
