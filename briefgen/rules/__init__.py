"""The rules: one file each, listed here in the order of the contract.

To add a rule: write its file with its documentation, add its line here, and give it case folders under tests/rules.
"""

from briefgen.rule import Rule
from briefgen.rules import (
    altered_quote,
    broken_link,
    citation_needed,
    contradicted_use,
    drifted_source,
    dropped_attribution,
    dropped_hedge,
    duplicate_id,
    exceeded_rights,
    flipped_polarity,
    invalid_citation,
    invalid_front_matter,
    judge_doubts,
    misplaced_quote,
    missing_archive,
    missing_paragraph,
    single_origin,
    stale_review,
    uncited_claim,
    unknown_paragraph,
    unknown_source,
    unquoted_verbatim,
    unreadable_file,
    unreviewed_claim,
    unshown_evidence,
    unsupported_date,
    unsupported_name,
    unsupported_number,
    unused_allowance,
    unused_source,
)

RULES: tuple[Rule, ...] = (
    unreadable_file.RULE,
    invalid_front_matter.RULE,
    invalid_citation.RULE,
    duplicate_id.RULE,
    unknown_source.RULE,
    unknown_paragraph.RULE,
    missing_paragraph.RULE,
    altered_quote.RULE,
    misplaced_quote.RULE,
    unsupported_number.RULE,
    unsupported_date.RULE,
    unsupported_name.RULE,
    flipped_polarity.RULE,
    dropped_hedge.RULE,
    dropped_attribution.RULE,
    uncited_claim.RULE,
    citation_needed.RULE,
    contradicted_use.RULE,
    single_origin.RULE,
    unquoted_verbatim.RULE,
    drifted_source.RULE,
    stale_review.RULE,
    unreviewed_claim.RULE,
    exceeded_rights.RULE,
    unshown_evidence.RULE,
    unused_allowance.RULE,
    broken_link.RULE,
    unused_source.RULE,
    missing_archive.RULE,
    judge_doubts.RULE,
)

NAMES = tuple(rule.name for rule in RULES)
"""What `rules:` in site.yaml and allowances may name."""
