"""Refusals: why an image is not accepted, in words for the client."""

from enum import StrEnum


class Defect(StrEnum):
    """The kinds of refusal. The text for the client is the message of `Unacceptable`."""

    UNKNOWN_FORMAT = "unknown_format"
    OTHER_FORMAT = "other_format"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    TOO_LONG = "too_long"
    TOO_COMPLEX = "too_complex"  # the file's structure, or what decoding took: CPU seconds, wall seconds, memory
    CRASHED = "crashed"  # the decoder ended while it worked on the image
    CANNOT_SHRINK = "cannot_shrink"


class Unacceptable(Exception):
    """The image is not accepted."""

    def __init__(self, defect: Defect, message: str) -> None:
        super().__init__(message)
        self.defect, self.message = defect, message


def damaged() -> Unacceptable:
    return Unacceptable(Defect.DAMAGED, "The image is damaged or cut short: send the whole file.")


def too_complex(why: str) -> Unacceptable:
    return Unacceptable(Defect.TOO_COMPLEX, f"The image needs too much to decode ({why}): save it again and send that.")
