"""Divides a range of time into hours or calendar days of a time zone. It knows nothing of what is counted in them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.errors import InvalidRequest
from app.words import BucketWidth

MOST = 400
_HOUR = 3600


def divide(start: int, end: int, width: BucketWidth, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Half-open periods in Unix seconds, which together are the range. They end where an hour or a day ends in the
    zone; the first and the last may be shorter. Raises InvalidRequest."""
    if end <= start:
        raise InvalidRequest("`end_time` must be later than `start_time`.", param="end_time")
    periods: list[tuple[int, int]] = []
    while start < end:
        if len(periods) == MOST:
            message = f"The range has more than {MOST} buckets. Choose a shorter range, or a larger `bucket_width`."
            raise InvalidRequest(message, param="start_time")
        stop = min(end, _find_next(start, width, zone))
        periods.append((start, stop))
        start = stop
    return periods


def find_zone(name: str) -> ZoneInfo:
    """Raises InvalidRequest."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; a path that leaves the folder; a folder
        message = "This time zone is not known. Send a name such as `UTC` or `Europe/Berlin`."
        raise InvalidRequest(message, param="timezone") from None


def show(seconds: int, zone: ZoneInfo) -> str:
    """The time in the zone, with its offset: `2026-10-25T00:00:00+02:00`."""
    return datetime.fromtimestamp(seconds, zone).isoformat()


def _find_next(start: int, width: BucketWidth, zone: ZoneInfo) -> int:
    """The first end of an hour or a day in the zone that is later than `start`."""
    local = datetime.fromtimestamp(start, zone)
    if width is BucketWidth.HOUR:
        offset = local.utcoffset() or timedelta()
        return start + _HOUR - (start + int(offset.total_seconds())) % _HOUR
    # A midnight that the clocks skip is the moment at which they skip it; of two midnights, it is the first.
    midnight = datetime.combine(local.date() + timedelta(days=1), time(), zone)
    return int(midnight.astimezone(UTC).timestamp())
