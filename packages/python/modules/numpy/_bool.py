"""numpy's truth values: what its numbers give when they are compared. They are no numbers of Python: two of them add to a
truth value again."""

import operator

from ._generic import generic


class bool_(generic):
    __slots__ = ("_value",)
    _plain = bool

    def __init__(self, value=False):
        self._value = bool(value)

    def __bool__(self):
        return self._value

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return str(self._value)

    def __repr__(self):
        return f"np.{self._value}_"

    def __format__(self, spec):
        return format(self._value, spec)

    def __invert__(self):
        return bool_(not self._value)


def _truth(value):
    return isinstance(value, (bool, bool_))


def _plain(value):
    return bool(value) if isinstance(value, bool_) else value


def _arithmetic(function, of_truths):
    """Of two truth values by a rule of its own, with numbers as 0 and 1."""
    from ._scalars import scalar

    def apply(left, right):
        if _truth(left) and _truth(right):
            return of_truths(bool(left), bool(right))
        left, right = (int(one) if _truth(one) else one for one in (left, right))
        return scalar(function(left, right)) if _number(left) and _number(right) else NotImplemented

    return apply


def _number(value):
    return isinstance(value, (int, float))


def _no_difference(left, right):
    raise TypeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
        "logical_xor function instead."
    )


def _as_numbers(function):
    from ._scalars import scalar

    return lambda left, right: scalar(function(int(left), int(right)))


def install():
    rules = {
        "add": lambda a, b: bool_(a or b),
        "mul": lambda a, b: bool_(a and b),
        "and": lambda a, b: bool_(a and b),
        "or": lambda a, b: bool_(a or b),
        "xor": lambda a, b: bool_(a != b),
        "sub": _no_difference,
        "truediv": _as_numbers(operator.truediv),
        "floordiv": _as_numbers(operator.floordiv),
        "mod": _as_numbers(operator.mod),
        "pow": _as_numbers(operator.pow),
    }
    for name, rule in rules.items():
        apply = _arithmetic(getattr(operator, f"__{name}__"), rule)
        setattr(bool_, f"__{name}__", lambda self, other, apply=apply: apply(self, other))
        setattr(bool_, f"__r{name}__", lambda self, other, apply=apply: apply(other, self))
    for name in COMPARISONS:
        setattr(bool_, f"__{name}__", _comparison(getattr(int, f"__{name}__"), int))


COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")


def _comparison(compare, kind):
    def apply(self, other):
        answer = compare(kind(self), _plain(other))
        return answer if answer is NotImplemented else bool_(answer)

    return apply


def compares(kind, plain):
    """Lets a class of numbers give numpy's truth values."""
    for name in COMPARISONS:
        setattr(kind, f"__{name}__", _comparison(getattr(plain, f"__{name}__"), lambda value: value))
    kind.__hash__ = plain.__hash__
