"""The day that a new file is dated."""

import os
from datetime import UTC, date, datetime

from briefgen.parse.dates import zone


def today(timezone: str) -> date:
    """The current day in a time zone; SOURCE_DATE_EPOCH (reproducible-builds.org) sets the time, in seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.astimezone(zone(timezone)).date()
