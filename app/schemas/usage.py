"""Usage: what was made, paid and saved in a period, in the form of OpenAI's usage pages."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.filters import ListFilter, Text
from app.words import BucketWidth, ListFormat, UsageOutcome

LAST_SECOND = 32_503_679_999  # the end of the year 2999
_Time = Field(ge=0, le=LAST_SECOND, json_schema_extra={"format": "int64"})


class UsageFigures(BaseModel):
    """What was made, paid and saved. All of it is counted from the videos and the ledger when it is asked for."""

    videos: Annotated[int, Field(description="Videos that were accepted in this period and are not deleted.")] = 0
    generations: Annotated[int, Field(description="Paid calls whose credits were settled in this period.")] = 0
    credits_settled: Annotated[int, Field(description="What these paid calls cost.")] = 0
    credits_refunded: Annotated[int, Field(description="What was given back in this period.")] = 0
    credits_saved_by_hits: Annotated[
        int, Field(description="The price of the films that these videos got because they existed already.")
    ] = 0
    credits_saved_by_joins: Annotated[
        int, Field(description="The price of the films that these videos shared while they were made.")
    ] = 0
    seconds_to_video_p50: Annotated[
        int | None,
        Field(description="Half of the films were there after this many seconds, rounded up. Hits do not count."),
    ] = None
    seconds_to_video_p95: Annotated[int | None, Field(description="The same for 95 of 100 films.")] = None


class UsageResult(UsageFigures):
    """The figures of one group in one period. Without `group_by`, the groups are null."""

    object: Annotated[Literal["usage.result"], Field(description="Always `usage.result`.")] = "usage.result"
    client_id: Annotated[str | None, Field(description="The client; null unless grouped by `client`.")] = None
    client_name: Annotated[str | None, Field(description="Its name.")] = None
    outcome: Annotated[UsageOutcome | None, Field(description="How it ended; null unless grouped by it.")] = None
    metadata: Annotated[
        dict[str, str | None] | None,
        Field(description="The labels grouped by. A label is null where the video has none, or was deleted."),
    ] = None


class UsageBucket(BaseModel):
    """One period. A period in which nothing happened has one result, of zeros."""

    object: Annotated[Literal["bucket"], Field(description="Always `bucket`.")] = "bucket"
    start_time: Annotated[int, Field(description="Its first second, in Unix seconds.")]
    end_time: Annotated[int, Field(description="The second after its last one.")]
    results: Annotated[list[UsageResult], Field(description="One per group.")]


class UsagePage(BaseModel):
    """Buckets of usage, oldest first."""

    object: Annotated[Literal["page"], Field(description="Always `page`.")] = "page"
    data: Annotated[list[UsageBucket], Field(description="The buckets of this page.")]
    has_more: Annotated[bool, Field(description="Whether there is a next page.")]
    next_page: Annotated[str | None, Field(description="Send it as `page` for the next page.")]


class OwnUsageFilter(ListFilter):
    """Which part of the usage to show."""

    start_time: Annotated[int, _Time, Field(description="From this time on, in Unix seconds.")]
    end_time: Annotated[int | None, _Time, Field(description="Before this time; now by default.")] = None
    bucket_width: Annotated[BucketWidth, Field(description="The period of one bucket.")] = BucketWidth.DAY
    timezone: Annotated[
        str, Field(max_length=64, description="Whose hours and days the buckets are, such as `Europe/Berlin`.")
    ] = "UTC"
    group_by: Annotated[
        list[str],
        Field(max_length=5, description="`client`, `outcome` or `metadata.KEY`; may be repeated."),
    ] = []  # noqa: RUF012 - pydantic gives each model a copy
    format: Annotated[
        ListFormat | None,
        Field(description="`csv`: all buckets as a file, as with `Accept: text/csv`; without pages."),
    ] = None
    limit: Annotated[int, Field(ge=1, le=400, description="Buckets per page.")] = 400
    page: Annotated[
        int | None, _Time, Field(description="The `next_page` of the previous page.", json_schema_extra={"minimum": 0})
    ] = None


class UsageFilter(OwnUsageFilter):
    """Which part of the usage to show, of all clients or of one."""

    client: Annotated[Text | None, Field(description="Only this client, by its id.")] = None
