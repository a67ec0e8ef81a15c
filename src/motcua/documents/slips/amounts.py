"""Amounts of money in Vietnamese words, as every paper about money repeats them."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9


def in_words(amount: int) -> str:
    """``8000`` → ``Tám nghìn đồng``; below nought ``Âm …``."""
    words = _whole(abs(amount)) or _DIGITS[0]
    said = f"âm {words} đồng" if amount < 0 else f"{words} đồng"
    return said[0].upper() + said[1:]


def _whole(value: int) -> str:
    """Above 999 million the words begin anew before ``tỷ``."""
    billions, rest = divmod(value, _BILLION)
    words = [f"{_whole(billions)} tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words.append(f"{_group(group, leading=not words)} {_GROUPS[place]}".strip())
    return " ".join(words)


def _group(value: int, *, leading: bool) -> str:
    """Three digits; all but the leading group say their noughts: ``không trăm linh năm``."""
    hundreds, rest = divmod(value, 100)
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    tens, ones = divmod(rest, 10)
    if tens == 0:
        if ones:
            words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    else:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        if ones:
            words.append(_last(tens, ones))
    return " ".join(words)


def _last(tens: int, ones: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == 5 else _DIGITS[ones]
