"""Prices of generations, in credits. The operator's price table is the only source; it is read once per generation."""

from collections.abc import Mapping
from itertools import product

from app.schemas.credits import Price, PriceList
from app.words import Model, Seconds

Prices = Mapping[str, int]  # from the names in `config.COMBINATIONS` to credits for 8 s


def price(prices: Prices, *, fast_mode: bool, generate_audio: bool) -> int:
    """Credits for one film of 8 s. Aspect ratio and resolution do not change the price (upstream.md §3)."""
    return prices[name_combination(fast_mode=fast_mode, generate_audio=generate_audio)]


def name_combination(*, fast_mode: bool, generate_audio: bool) -> str:
    """Its name in the price table."""
    return ("fast" if fast_mode else "standard") + ("+audio" if generate_audio else "")


def list_prices(prices: Prices) -> PriceList:
    return PriceList(
        data=[
            Price(
                model=Model.VEO3,
                fast_mode=fast_mode,
                generate_audio=generate_audio,
                seconds=Seconds.EIGHT,
                credits=price(prices, fast_mode=fast_mode, generate_audio=generate_audio),
            )
            for fast_mode, generate_audio in product((True, False), repeat=2)
        ]
    )
