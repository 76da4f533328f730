"""What merchandisers decide about single products and about the order of a shelf."""

from catalogue.models.merchandising.decision import Decision, Verdict
from catalogue.models.merchandising.rule import Rule, RuleKind

__all__ = ["Decision", "Rule", "RuleKind", "Verdict"]
