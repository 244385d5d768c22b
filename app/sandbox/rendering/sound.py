"""The sound of a film: a soft chord and a few bells, 8 s long, made of sine waves only."""

import cmath
import math
from array import array
from functools import lru_cache

SECONDS = 8
_CHORD = ((110, 0.9), (165, 0.7), (220, 0.8), (277, 0.5), (330, 0.45), (415, 0.25), (554, 0.12))
_BELLS = ((0.6, 659, 0.3), (1.9, 880, 0.7), (3.1, 1109, 0.4), (4.4, 988, 0.65), (5.6, 831, 0.35), (6.4, 659, 0.6))
"""Each bell: its start (s), its frequency (Hz), its position from left (0) to right (1)."""


@lru_cache(maxsize=2)
def samples(rate: int) -> bytes:
    """Stereo, interleaved, signed 16 bit; `rate` is in samples per second."""
    swell = [_swell(at / rate) for at in range(SECONDS * rate)]
    left, right = (_chord(rate, shift, swell) for shift in (0, 1))
    for bell in _BELLS:
        _strike(left, right, rate, bell)
    both = array("h", bytes(4 * len(left)))
    both[0::2] = array("h", map(round, left))
    both[1::2] = array("h", map(round, right))
    return both.tobytes()


def _chord(rate: int, shift: int, swell: list[float]) -> list[float]:
    """One channel of the chord. Every second tone is `shift` Hz higher, which makes the stereo sound wide.

    All frequencies are whole numbers of hertz, so one second can be repeated without an audible cut.
    """
    turn = 2 * math.pi / rate
    second = [0.0] * rate
    for number, (frequency, weight) in enumerate(_CHORD):
        speed = turn * (frequency + shift * (number % 2))
        second = [value + weight * math.sin(speed * at + number) for at, value in enumerate(second)]
    return [value * loud for value, loud in zip(second * SECONDS, swell, strict=True)]


def _swell(moment: float) -> float:
    """Loudness of the chord at a moment in seconds: it rises, swells slowly and falls to zero at the end."""
    rise = min(moment / 1.6, 1.0)
    fall = min((SECONDS - moment) / 2.2, 1.0)
    eased = rise * rise * (3 - 2 * rise) * fall * fall * (3 - 2 * fall)
    return 2300.0 * eased * (1 + 0.15 * math.sin(moment * math.pi / 2))


def _strike(left: list[float], right: list[float], rate: int, bell: tuple[float, int, float]) -> None:
    """Adds one bell to both channels: a tone, and a quieter and shorter overtone.

    Each tone is a complex number that is multiplied per sample by another, which turns and shrinks it.
    """
    start, frequency, place = bell
    first, length, attack = round(start * rate), round(1.8 * rate), max(1, round(0.006 * rate))
    tone = over = complex(2600.0)
    turn = cmath.exp((-3.2 + 2j * math.pi * frequency) / rate)
    turn_over = cmath.exp((-7.0 + 2j * math.pi * frequency * 2.76) / rate)
    for at in range(min(length, len(left) - first)):
        value = (tone.imag + 0.2 * over.imag) * (1 - at / length)
        if at < attack:
            value *= at / attack
        left[first + at] += value * (1 - place)
        right[first + at] += value * place
        tone *= turn
        over *= turn_over
