"""The pages of the test site: one of each kind, and how to ask of any page what it refers to."""

KINDS = {
    "front": "",
    "briefing": "briefings/ferry/",
    "japanese": "briefings/japanese/",
    "arabic": "briefings/arabic/",
    "summit": "summits/harbour-2025/",
    "source": "sources/wire/",
    "withheld": "sources/minutes/",
    "full": "sources/treaty/",
    "sources": "sources/",
    "topic": "tags/ferries/",
    "topics": "tags/",
    "summits": "summits/",
    "claims": "claims/",
    "further": "claims/page/2/",
    "corrections": "corrections/",
    "standing": "corrections-policy/",
    "search": "search/",
    "missing": "404.html",
}
BRIEFING = KINDS["briefing"]
