"""The names of the theme's own words.

A pattern with `|` holds a singular and a plural; `{n}` is the number (the templates' filter `counted`).
"""

from briefgen.frozen import frozen


@frozen
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
    highlights: str
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
    intents: dict[str, str]
    sides: dict[str, str]
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
    status_counts: dict[str, str]
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
    fact_checks: str
    marker: str
    table: str
    close: str
    copy_link: str
    copied: str
    show_evidence: str
    evidence_panel: str
    more_sources: str
    more_claims: str
    timeline: str
    events: dict[str, str]
    pages: str
    page_number: str
    newer: str
    older: str
    filters: str
    filter_all: str
    summit: str
    source: str
    kind: str
    status: str
    found_claims: str
    looked_through: str
    look_further: str
    search: str
    search_for: str
    search_found: str
    search_nothing: str
    search_script: str
