"""Examples of what is sent: bodies, and the ids that all examples use."""

from typing import Any

from app.schemas.clients import ClientChange, KeyRotation, NewClient, NewKey
from app.schemas.credits import NewGrant, NewRefund
from app.schemas.links import NewLink
from app.schemas.parameters import VideoParameters
from app.schemas.queue import NewCancellation, NewPause, QueueFilter, Resumption
from app.schemas.verdicts import NewVerdict
from app.words import ClientStatus, Pausable, Scope

VIDEO_ID = "video_01m85mraxtwegeha8yhwskr0y4"
ENTRY_ID = "entry_01m85mraxtqczd4at5wbsz9hhe"
CLIENT_ID = "client_01m85mraxt4s2m0xk1c3rq7d9p"
KEY_ID = "Zq3T0bXc9LmA"
GENERATION_ID = "gen_01m85mraxtgd6r7m9q2w4e5t8y"

PARAMETERS = VideoParameters(prompt="The cat blinks", fast_mode=True, generate_audio=True)
REQUEST: dict[str, Any] = {"image": "cat.png", **PARAMETERS.model_dump(exclude_unset=True)}
NEW_LINK: dict[str, Any] = NewLink(expires_in=3600).model_dump(mode="json")

NEW_CLIENT = NewClient(name="shop", credit_limit=10_000_000, reason="the Christmas campaign")
SUSPENSION = ClientChange(status=ClientStatus.SUSPENDED, reason="its key was stolen")
NEW_GRANT = NewGrant(amount=5_000_000, note="the Christmas campaign", expires_at=1_767_225_600)
NEW_PAUSE = NewPause(what=Pausable.PAID_CALLS, reason="maintenance until six")
RESUMPTION = Resumption(what=Pausable.PAID_CALLS, reason="maintenance is over")
NEW_CANCELLATION = NewCancellation(filter=QueueFilter(client=CLIENT_ID), reason="posted by mistake")
NEW_REFUND = NewRefund(note="the film was black")
NEW_VERDICT = NewVerdict(billed=False, note="not on the vendor's usage page")
NEW_KEY = NewKey(name="the shop's server", scopes=[Scope.VIDEOS_WRITE, Scope.VIDEOS_READ])
ROTATION = KeyRotation(overlap_seconds=604_800, reason="once a year")
