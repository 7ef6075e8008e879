"""The theme's own words, one table for each language.

A pattern with `|` holds a singular and a plural; `{n}` is the number (the templates' filter `counted`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that the theme says of itself.

    `months` are twelve names. A day is written after `day_pattern`, a month of a year after `month_pattern`; the first
    day of a span after `day_in_month` or `day_in_year` where the last day names that month or year too.
    """

    months: tuple[str, ...]
    day_pattern: str
    month_pattern: str
    day_in_month: str
    day_in_year: str
    skip: str
    sections: str
    home: str
    briefings: str
    latest: str
    more_briefings: str
    no_briefings: str
    summits: str
    topics: str
    sources: str
    claims: str
    corrections: str
    about_site: str
    data: str
    feeds: str
    feed_name: str
    corrections_feed_name: str
    published: str
    updated: str
    corrected: str
    by: str
    on_summit: str
    evidence: str
    evidence_intro: str
    notes: str
    back_to_text: str
    supports: str
    informs: str
    qualifies: str
    disputes: str
    against: str
    matches: dict[str, str]
    withheld: str
    whole_source: str
    unknown_source: str
    paragraph: str
    paragraphs: str
    on_source_page: str
    original: str
    archive: str
    archived: str
    accessed: str
    digest: str
    reviewed: str
    reviewed_last: str
    kinds: dict[str, str]
    statuses: dict[str, str]
    status_meanings: dict[str, str]
    roles: dict[str, str]
    rights: dict[str, str]
    rights_title: str
    license: str
    type: str
    author: str
    publisher: str
    issued: str
    language: str
    origin: str
    role: str
    address: str
    text_of_source: str
    cited_by: str
    cited_by_whole: str
    not_cited: str
    claim_count: str
    cited_count: str
    quoted_count: str
    disputed_count: str
    exempt_count: str
    reviewed_count: str
    source_count: str
    citation_count: str
    briefing_count: str
    word_count: str
    at_a_glance: str
    rests_on: str
    when: str
    where: str
    participants: str
    country: str
    name: str
    role_of_person: str
    claims_intro: str
    no_claims: str
    sources_intro: str
    no_sources: str
    corrections_intro: str
    no_corrections: str
    corrected_claim: str
    corrected_claims: str
    tagged: str
    not_found: str
    not_found_text: str
    moved: str
    permalink: str
    fact_checks: str


ENGLISH = Words(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day_pattern="{day} {month} {year}",
    month_pattern="{month} {year}",
    day_in_month="{day}",
    day_in_year="{day} {month}",
    skip="Skip to the text",
    sections="Sections",
    home="Front page",
    briefings="Briefings",
    latest="Latest briefing",
    more_briefings="More briefings",
    no_briefings="No briefing has been published yet.",
    summits="Summits",
    topics="Topics",
    sources="Sources",
    claims="Claims",
    corrections="Corrections",
    about_site="About this site",
    data="Open data",
    feeds="Feeds",
    feed_name="Briefings",
    corrections_feed_name="Corrections",
    published="Published",
    updated="Updated",
    corrected="Corrected",
    by="By",
    on_summit="Summit",
    evidence="Evidence",
    evidence_intro="Each number stands for a citation in the text. It names the source, and shows the words "
    "that stand there as far as the source’s rights allow.",
    notes="Notes",
    back_to_text="Back to the text",
    supports="Cited as evidence",
    informs="See also",
    qualifies="Qualifies the claim",
    disputes="Disputes the claim",
    against="Against the claim",
    matches={
        "exact": "The quoted words stand in the source.",
        "elided": "The quoted words stand in the source, with words left out between them.",
        "paraphrase": "The claim puts the cited paragraph in its own words.",
        "absent": "The quoted words were not found in the cited paragraph.",
        "unchecked": "The words were not checked.",
    },
    withheld="The paragraph’s words are withheld: its rights do not allow them here.",
    whole_source="The source as a whole is cited.",
    unknown_source="This source is not known.",
    paragraph="Paragraph",
    paragraphs="Paragraphs",
    on_source_page="On the source page",
    original="Original",
    archive="Archived copy",
    archived="Archived",
    accessed="Accessed",
    digest="digest",
    reviewed="Reviewed by {by} on {on}.",
    reviewed_last="Last reviewed",
    kinds={
        "fact": "Fact",
        "quotation": "Quotation",
        "analysis": "Analysis",
        "opinion": "Opinion",
        "background": "Background",
        "todo": "To do",
    },
    statuses={
        "cited": "Cited",
        "disputed": "Disputed",
        "failed": "Failed its check",
        "uncited": "Uncited",
        "todo": "Citation needed",
        "exempt": "Needs no citation",
    },
    status_meanings={
        "cited": "a source paragraph stands behind it and no rule found a mismatch",
        "disputed": "a source is cited against it",
        "failed": "a rule found a mismatch with its source",
        "uncited": "no source is cited",
        "todo": "a citation is still to be found",
        "exempt": "marked as analysis, opinion or background",
    },
    roles={
        "primary": "Primary source",
        "wire": "News agency",
        "secondary": "News report",
        "opinion": "Opinion",
    },
    rights={
        "full": "The full text is shown under its licence.",
        "cited": "Only the paragraphs that a briefing cites are shown.",
        "quotes": "Only the words that a briefing quotes are shown. Gaps are marked, and each paragraph keeps its "
        "number and a digest of its full text.",
        "link": "None of the text is shown: follow the link to the original.",
    },
    rights_title="Rights",
    license="Licence",
    type="Type",
    author="Author",
    publisher="Publisher",
    issued="Published",
    language="Language",
    origin="First published by",
    role="Kind",
    address="Address",
    text_of_source="What the source says",
    cited_by="Cited by",
    cited_by_whole="Cited as a whole by",
    not_cited="No published briefing cites this source.",
    claim_count="{n} claim|{n} claims",
    cited_count="{n} cited|{n} cited",
    quoted_count="{n} quoted word for word|{n} quoted word for word",
    disputed_count="{n} disputed|{n} disputed",
    exempt_count="{n} marked as analysis, opinion or background|{n} marked as analysis, opinion or background",
    reviewed_count="{n} signed off by a person|{n} signed off by a person",
    source_count="{n} source|{n} sources",
    citation_count="{n} citation|{n} citations",
    briefing_count="{n} briefing|{n} briefings",
    word_count="{n} word|{n} words",
    at_a_glance="At a glance",
    rests_on="What rests on what",
    when="Dates",
    where="Place",
    participants="Participants",
    country="Country",
    name="Name",
    role_of_person="Role",
    claims_intro="Every claim on this site, with what was checked of it. A status says what was checked, never that "
    "a thing is true.",
    no_claims="No claim has been published yet.",
    sources_intro="Every source that this site holds, with the claims that rest on it.",
    no_sources="No source has been published yet.",
    corrections_intro="What was wrong and has been put right, newest first.",
    no_corrections="Nothing has been corrected so far.",
    corrected_claim="Corrected claim",
    corrected_claims="Corrected claims",
    tagged="Briefings on this topic",
    not_found="This page does not exist",
    not_found_text="The address may be old or mistyped. The front page lists every briefing.",
    moved="This page has moved",
    permalink="Link to this claim",
    fact_checks="Statements checked",
)

LANGUAGES = {"en": ENGLISH}


def words_for(language: str) -> Words:
    """The table for a language (BCP 47, by its first subtag); English where there is none."""
    return LANGUAGES.get(language.lower().split("-")[0], ENGLISH)


def counted(pattern: str, number: int) -> str:
    """`{n} claim|{n} claims` with its number in it, singular for one."""
    singular, _, plural = pattern.partition("|")
    return (singular if number == 1 else plural or singular).replace("{n}", str(number))
