"""How an array in one dimension is printed: numpy 2.4 numpy/_core/arrayprint.py, at most 1,000 entries."""

import math

_PRECISION = 8
_LINE = 75


def line_text(values):
    """`str()` of an array of numbers, truth values or texts."""
    if values and all(isinstance(value, float) for value in values):
        words = _float_words(values)
    else:
        words = [_word(value) for value in values]
    width = 0 if values and isinstance(values[0], str) else max(map(len, words), default=0)
    return _wrapped([word.rjust(width) for word in words])


def _word(value):
    if isinstance(value, bool):
        return f"{value!s:>5}"
    return repr(value) if isinstance(value, str) else str(value)


def _float_words(values):
    finite = [value for value in values if math.isfinite(value)]
    texts = iter(_exponents(finite) if _needs_exponent(finite) else _positions(finite))
    return [next(texts) if math.isfinite(value) else repr(value) for value in values]


def _needs_exponent(values):
    sizes = [abs(value) for value in values if value != 0]
    return bool(sizes) and (max(sizes) >= 1e8 or min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000)


def _positions(values):
    """Zeros at the end are dropped; the points stand below each other."""
    parts = [f"{value:.{_PRECISION}f}".rstrip("0").split(".") for value in values]
    left = max((len(whole) for whole, _ in parts), default=0)
    right = max((len(fraction) for _, fraction in parts), default=0)
    return [f"{whole:>{left}}.{fraction:<{right}}" for whole, fraction in parts]


def _exponents(values):
    """All have as many digits as the longest needs."""
    parts = [f"{value:.{_PRECISION}e}".partition("e") for value in values]
    split = [(mantissa.partition("."), power) for mantissa, _, power in parts]
    digits = max((len(fraction.rstrip("0")) for (_, _, fraction), _ in split), default=0)
    width = max((len(power) for _, power in split), default=0)
    return [
        f"{whole}.{fraction[:digits]}e{power[0]}{power[1:].rjust(width - 1, '0')}"
        for (whole, _, fraction), power in split
    ]


def _wrapped(words):
    lines, line = [], " "
    for word in words:
        if len(line) > 1 and len(line) + len(word) > _LINE - 1:
            lines.append(line.rstrip())
            line = " "
        line += word + " "
    return "[" + "\n".join([*lines, line[:-1]])[1:] + "]"
