"""What helpers remember from call to call, and what they change in their arguments."""

import functools
import inspect
import random
import re

_CHANGES = re.compile(
    r"\.(?:sort|pop|popitem|append|extend|insert|remove|reverse|clear|update|setdefault)\(|shuffle\(|\bdel\s"
    r"|\]\s*(?:[-+*/%|&^@]|//|\*\*|<<|>>)?=(?!=)"
)


def may_change(function):
    """Whether the text of the function's module changes anything in place. (Looking at every document costs time.)"""
    try:
        return _CHANGES.search(inspect.getsource(inspect.getmodule(_plain(function)))) is not None
    except (OSError, TypeError):
        return True


def draws(function):
    """Whether a function uses a generator of random numbers of its own module: then `datasets` takes it for another
    function each time, and caches nothing."""
    import numpy

    of_numpy = (getattr(numpy.random, name, None) for name in ("RandomState", "Generator"))
    generators = (random.Random, *(kind for kind in of_numpy if isinstance(kind, type)))
    function = _plain(function)
    known = getattr(function, "__globals__", {})
    return any(isinstance(known.get(name), generators) for name in _names(getattr(function, "__code__", None)))


def _plain(function):
    while isinstance(function, functools.partial):
        function = function.func
    return function


def _names(code):
    if code is None:
        return
    yield from code.co_names
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            yield from _names(constant)
