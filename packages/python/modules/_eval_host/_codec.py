"""Values as text: JSON, with marked objects for what JSON lacks. The other end is src/host/value-text.ts."""

import base64
import collections.abc
import datetime
import json
import re

from ._media import Media

TAG = "\x01"
_ESCAPED_TAG = '"\\u0001"'


def loads(text):
    """Texts without a mark, nearly all, are read without looking at every object."""
    if _ESCAPED_TAG not in text:
        return json.loads(text)
    return json.loads(text, object_hook=_untag)


def dumps(value):
    return json.dumps(_tagged(value), ensure_ascii=False, separators=(",", ":"), check_circular=False)


def dumps_stored(value):
    """The same for what a dataset has stored, which hardly ever holds anything that JSON lacks."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    except TypeError:
        return dumps(value)
    return dumps(value) if _ESCAPED_TAG in text else text


def encoded(text):
    """JSON as UTF-8; lone surrogates, which that lacks, as JSON's escapes."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _untag(mapping):
    if len(mapping) != 1 or TAG not in mapping:
        return mapping
    kind, content = mapping[TAG]
    return _READERS[kind](content)


_READERS = {
    "tuple": tuple,
    "set": set,
    "bytes": base64.b64decode,
    "dict": dict,
    "media": lambda facts: Media(**facts),
    # Of another Python: what it holds.
    "array": lambda content: content[0],
}

_SIMPLE = {str, int, float, bool, type(None)}


def _tagged(value):
    """Texts, numbers, None, lists, tuples, sets, mappings and bytes stay what they are; what can be gone through becomes
    a list; numbers of libraries become Python's, arrays what they hold and their `str`; everything else becomes its `str`."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is list:
        return [_tagged(item) for item in value]
    if kind is dict:
        return _tagged_mapping(value)
    if kind is tuple:
        return {TAG: ["tuple", [_tagged(item) for item in value]]}
    return _tagged_rare(value)


def _tagged_mapping(value):
    if all(type(key) is str for key in value) and TAG not in value:
        return {key: _tagged(item) for key, item in value.items()}
    return {TAG: ["dict", [[_tagged(key), _tagged(item)] for key, item in value.items()]]}


def _tagged_rare(value):
    if isinstance(value, Media):
        return {TAG: ["media", value.number]}
    if isinstance(value, (bytes, bytearray)):
        return {TAG: ["bytes", base64.b64encode(value).decode()]}
    if isinstance(value, (set, frozenset)):
        return {TAG: ["set", [_tagged(item) for item in value]]}
    for kind in (str, int, float):
        if isinstance(value, kind):
            # str.__str__, since an enum of texts has a `str` of its own.
            return kind.__str__(value) if kind is str else kind(value)
    if isinstance(value, tuple):
        return _tagged(tuple(value))
    if isinstance(value, collections.abc.Mapping):
        return _tagged_mapping(dict(value))
    if hasattr(value, "tolist"):
        # lm_eval writes numbers and truth values of numpy as Python's, its arrays as their `str`.
        held = _tagged(value.tolist())
        return {TAG: ["array", [held, str(value)]]} if type(value).__name__ == "ndarray" else held
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta, type)):
        return str(value)
    if isinstance(value, collections.abc.Iterable):
        return [_tagged(item) for item in value]
    return str(value)
