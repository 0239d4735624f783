"""What type a column gets from Python values, and what values become when they are stored under a type.

Mirrors `datasets.arrow_writer.TypedSequence` over pyarrow's inference and casts: ints among floats become floats, tuples
become lists, mappings get the union of their keys, and, where asked for, values of mixed kinds are kept as JSON.
"""

import datetime
import decimal
import json
import re

from _eval_host._media import Media

from ._copying import ATOMS
from ._features import Audio, ClassLabel, Image, Json, List, Value


class MixedTypes(TypeError):
    """Values that have no common type, or do not fit the one they should have."""


def plain(value):
    """A value of plain Python types: tuples, sets and arrays as lists, array scalars as numbers."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    return value


def plain_column(values):
    return values if ATOMS.issuperset(map(type, values)) else plain(values)


def infer(values, mixed_as_json=False):
    """The type of a column of plain values. Raises MixedTypes where they have none in common."""
    present = [value for value in values if value is not None]
    kinds = {_kind(value) for value in present}
    if not kinds:
        return Value("null")
    if kinds == {"list"}:
        return List(infer([item for value in present for item in value], mixed_as_json))
    if kinds == {"dict"}:
        return _infer_mapping(present, mixed_as_json)
    if kinds == {"int"}:
        return _checked_integers(present)
    if kinds == {"int", "float"}:
        return Value("float64")
    if kinds == {"media"}:
        return Audio() if present[0].kind == "audio" else Image()
    if len(kinds) == 1:
        return Value(_DTYPES[kinds.pop()])
    if mixed_as_json:
        return Json()
    raise MixedTypes(f"cannot mix values of the kinds {', '.join(sorted(kinds))}")


def _infer_mapping(values, mixed_as_json):
    if mixed_as_json and (not values[0] or any(set(value) != set(values[0]) for value in values)):
        return Json()
    names = dict.fromkeys(name for value in values for name in value)
    return {name: infer([value.get(name) for value in values], mixed_as_json) for name in names}


_KINDS = (
    (bool, "bool", "bool"),
    (int, "int", "int64"),
    (float, "float", "float64"),
    (str, "str", "string"),
    (bytes, "bytes", "binary"),
    (datetime.datetime, "datetime", "timestamp[us]"),
    (datetime.date, "date", "date32"),
    (datetime.time, "time", "time64[us]"),
    (datetime.timedelta, "timedelta", "duration[us]"),
    (decimal.Decimal, "decimal", "decimal128"),
    (list, "list", None),
    (dict, "dict", None),
    (Media, "media", None),
)
_DTYPES = {name: dtype for _, name, dtype in _KINDS}


def _kind(value):
    for kind, name, _ in _KINDS:
        if isinstance(value, kind):
            return name
    raise MixedTypes(f"a value of the type {type(value).__name__} cannot be stored in a dataset")


def _checked_integers(numbers):
    for number in numbers:
        if not -(2**63) <= number < 2**63:
            raise OverflowError("Python int too large to convert to C long")
    return Value("int64")


_STORED_AS_IT_IS = {
    "string": {str, type(None)},
    "int64": {int, type(None)},
    "float64": {float, type(None)},
    "bool": {bool, type(None)},
}


def store_column(values, feature):
    """The values of a column, most of which have their type already."""
    if isinstance(feature, Value) and _STORED_AS_IT_IS.get(feature.dtype, set()).issuperset(map(type, values)):
        return values
    if isinstance(feature, List) and all(type(value) is list for value in values):
        items = [item for value in values for item in value]
        if isinstance(feature.feature, Value) and store_column(items, feature.feature) is items:
            return [list(value) for value in values]
    return [store(value, feature, True) for value in values]


def store(value, feature, numbers_as_text=False):
    """What comes back of a plain value that is stored under a type. Raises MixedTypes for one that does not fit."""
    if value is None:
        return None
    if isinstance(feature, dict):
        return _store_mapping(value, feature, numbers_as_text)
    if isinstance(feature, List):
        if not isinstance(value, list):
            raise MixedTypes(f"expected a list, not {value!r}")
        return [store(item, feature.feature, numbers_as_text) for item in value]
    if isinstance(feature, Json):
        return _through_json(value)
    if isinstance(feature, ClassLabel):
        return feature.str2int(value) if isinstance(value, str) else _number(value, int)
    if isinstance(feature, (Image, Audio)):
        return value
    return _scalar(value, feature.dtype, numbers_as_text)


def _store_mapping(value, feature, numbers_as_text):
    if not isinstance(value, dict) or not set(value) <= set(feature):
        raise MixedTypes(f"expected a mapping with the keys {', '.join(feature)}, not {value!r}")
    return {name: store(value.get(name), inner, numbers_as_text) for name, inner in feature.items()}


def _through_json(value):
    if not isinstance(value, str):
        return json.loads(json.dumps(value))
    try:
        return json.loads(value)
    except ValueError:
        return value


def _scalar(value, dtype, numbers_as_text):
    if dtype.startswith(("int", "uint")):
        return _number(value, int)
    if dtype.startswith("float"):
        return _number(value, float)
    if dtype in ("string", "large_string", "string_view"):
        return _text(value, numbers_as_text)
    if dtype == "bool":
        return _truth(value)
    if dtype == "null" or isinstance(value, (list, dict)):
        raise MixedTypes(f"expected {dtype}, not {value!r}")
    return value


def _number(value, kind):
    """Numbers, truth values and texts of numbers are cast, as Arrow does, where nothing is lost."""
    if isinstance(value, str) and re.fullmatch(_NUMBER_TEXT[kind], value):
        return kind(value)
    if isinstance(value, (bool, int, float)) and (kind is float or value == int(value)):
        return kind(value)
    raise MixedTypes(f"expected a number, not {value!r}")


_NUMBER_TEXT = {int: r"-?[0-9]+", float: r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|nan|-?inf"}


def _text(value, numbers_as_text):
    if isinstance(value, str):
        return value
    if numbers_as_text and isinstance(value, (bool, int, float)):
        return str(value).lower() if isinstance(value, bool) else repr(value)
    raise MixedTypes(f"expected a text, not {value!r}")


def _truth(value):
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str) and value.lower() in ("true", "false", "1", "0"):
        return value.lower() in ("true", "1")
    raise MixedTypes(f"expected true or false, not {value!r}")
