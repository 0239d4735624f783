"""The `regex` package as far as Python's own `re` goes; patterns that only `regex` knows are errors."""

import functools
import re
import sys
import unicodedata
from re import *  # noqa: F403
from re import Match, error, escape, purge  # noqa: F401

V0 = VERSION0 = re.NOFLAG

_OWN_OPTIONS = ("timeout", "concurrent", "overlapped", "partial")


def _without_own(function):
    def call(*arguments, **options):
        if options.pop("overlapped", False) or options.pop("partial", False):
            raise NotImplementedError("regex without Python: overlapped and partial matches are not supported")
        return function(*arguments, **{name: value for name, value in options.items() if name not in _OWN_OPTIONS})

    return call


class Pattern:
    """A pattern of `re` that takes, and does without, what only `regex` can be told."""

    def __init__(self, pattern):
        self._pattern = pattern

    def __getattr__(self, name):
        found = getattr(self._pattern, name)
        return _without_own(found) if callable(found) else found


def compile(pattern, flags=0, **_):
    if isinstance(pattern, Pattern):
        return pattern
    return Pattern(re.compile(_translated(pattern) if isinstance(pattern, str) else pattern, flags))


_PIECE = re.compile(r"\\[pP]\{\^?(\w+)\}|\\.|\[\^?\]?|\]|[^\\\[\]]+", re.DOTALL)


def _translated(pattern):
    """Unicode's categories (`\\p{L}`, `\\p{Lu}`) and some of its properties, which `re` lacks, as ranges."""
    if "\\p{" not in pattern and "\\P{" not in pattern:
        return pattern
    pieces, inside = [], False
    for piece in _PIECE.finditer(pattern):
        text = piece[0]
        if piece[1] is not None:
            negated = (text[1] == "P") != ("^" in text)
            ranges = _ranges(piece[1], negated)
            pieces.append(ranges if inside else f"[{ranges}]")
            continue
        inside = not inside if (text[0] == "[" and not inside) or (text == "]" and inside) else inside
        pieces.append(text)
    return "".join(pieces)


# DerivedCoreProperties.txt of Unicode 15.
_PROPERTIES = {
    "defaultignorablecodepoint": """00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164
        FE00-FE0F FEFF FFA0 FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF""",
}


def _members(name):
    """Whether a character, by its code, has a property or is of a category."""
    listed = _PROPERTIES.get(re.sub("[ _-]", "", name).lower())
    if listed is None:
        return lambda code: unicodedata.category(chr(code)).startswith(name)
    pairs = [piece.partition("-") for piece in listed.split()]
    codes = {code for low, _, high in pairs for code in range(int(low, 16), int(high or low, 16) + 1)}
    return codes.__contains__


@functools.cache
def _ranges(category, negated):
    found, start = [], None
    is_member = _members(category)
    for code in range(sys.maxunicode + 2):
        within = code <= sys.maxunicode and is_member(code) != negated
        if within and start is None:
            start = code
        elif not within and start is not None:
            found.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    if not found:
        raise error(f"unknown category {category}")
    return "".join(found)


def _by_pattern(name):
    def call(pattern, *arguments, flags=0, **options):
        return getattr(compile(pattern, flags), name)(*arguments, **options)

    return call


findall, finditer, sub, subn, split = map(_by_pattern, ("findall", "finditer", "sub", "subn", "split"))


def _matching(name):
    def call(pattern, string, flags=0, **options):
        return getattr(compile(pattern, flags), name)(string, **options)

    return call


search, match, fullmatch = map(_matching, ("search", "match", "fullmatch"))
