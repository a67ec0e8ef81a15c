"""Vietnamese writing: folding for search, sorting, numbers and dates.

The database has no Vietnamese collation (no ICU in the embedded one), so what is searched and sorted is
stored beside the text as keys made here, compared byte by byte.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The alphabet in dictionary order, with f, j, w and z of foreign names in their Latin places."""

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Level, huyền, hỏi, ngã, sắc, nặng: the order of tones in Vietnamese dictionaries."""

VOWELS = "aăâeêioôơuưy"
INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
FOLDED = {
    **INVISIBLE,
    **{code: None for code in range(0x0300, 0x0370) if unicodedata.combining(chr(code))},
    ord("đ"): "d",
    # Old font converters wrote the Icelandic letter, which looks the same.
    ord("ð"): "d",
}

LETTER_KEYS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(ALPHABET)}
TONED = {
    unicodedata.normalize("NFC", vowel + mark): (LETTER_KEYS[vowel], str(tone))
    for vowel, (tone, mark) in product(VOWELS, enumerate(TONES))
}
LETTERS = str.maketrans(LETTER_KEYS | {letter: key for letter, (key, _) in TONED.items()})
TONE_DIGITS = {ord(letter): tone for letter, (_, tone) in TONED.items()}
BELOW_ALL = "\x1f"


_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """``text`` without signs that nobody sees and that papers must not hold: control signs but line ends and
    tabs, marks that turn the direction of writing, zero-width signs, halves of letters."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


class _FoldedWords(dict[str, str]):
    """Words as ``fold`` has them, looked up: names and titles are made of some thousands of syllables."""

    def __missing__(self, word: str) -> str:
        folded = word.lower()
        if not folded.isascii():
            folded = " ".join(unicodedata.normalize("NFD", folded).translate(FOLDED).split())
        if len(word) <= LONGEST_SYLLABLE:
            if len(self) >= MOST_SYLLABLES:
                self.clear()
            self[word] = folded
        return folded


LONGEST_SYLLABLE, MOST_SYLLABLES = 12, 5_000
_FOLDED_WORDS = _FoldedWords()


def fold(text: str) -> str:
    """``text`` as one who searches types it: lower case, no diacritics, đ as d, single spaces."""
    return " ".join(filter(None, map(_FOLDED_WORDS.__getitem__, text.split())))


def sort_key(text: str) -> str:
    """A key whose order by code points (``COLLATE "C"``) is that of a Vietnamese dictionary.

    Letters decide first (a ă â … d đ …), tones only where all letters are equal; case does not matter.
    """
    text = " ".join(unicodedata.normalize("NFC", text.lower()).translate(INVISIBLE).split())
    tones = "".join(TONE_DIGITS.get(ord(letter), "0") for letter in text).rstrip("0")
    return f"{text.translate(LETTERS)}{BELOW_ALL}{tones}"


def number(value: int) -> str:
    """A whole number with dots between thousands: 4911 → ``4.911``."""
    return f"{value:,}".replace(",", ".")


def percent(value: Decimal) -> str:
    """A percentage with two decimals after a comma, a whole one without: ``99,96%``, ``100%``."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    written = str(int(whole)) if rounded == whole else str(rounded)
    return f"{written.replace('.', ',')}%"


def share(numerator: int, denominator: int) -> Decimal | None:
    """``numerator`` over ``denominator`` in percent, two decimals, half up; ``None`` over nothing."""
    if denominator == 0:
        return None
    return (Decimal(numerator) * 100 / Decimal(denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def ngay(day: date) -> str:
    """A date as offices write it: ``14/06/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def two_digits(value: int) -> str:
    """Small counts as official texts write them, so that no digit can be added before: ``02``."""
    return f"{value:02d}"
