"""Arrays of any shape, as a flat list: enough for the sums, means and selections of task helpers."""

import builtins
import math
import operator

from ._bool import bool_
from ._print import line_text
from ._scalars import dtype, dtype_kind, generic, scalar


def _shape_of(nested):
    if isinstance(nested, ndarray):
        return nested.shape
    if not isinstance(nested, (list, tuple)):
        return ()
    shapes = {_shape_of(item) for item in nested}
    if len(shapes) > 1:
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions."
        )
    return (len(nested), *(shapes.pop() if shapes else ()))


def _flatten(nested, into):
    if isinstance(nested, ndarray):
        into.extend(nested._flat)
    elif isinstance(nested, (list, tuple)):
        for item in nested:
            _flatten(item, into)
    else:
        into.append(bool(nested) if isinstance(nested, bool_) else nested)


def _common(flat):
    """Numbers of one kind, as numpy stores them."""
    kinds = {type(value) for value in flat}
    if builtins.any(issubclass(kind, str) for kind in kinds):
        return [value if isinstance(value, str) else str(value) for value in flat]
    if kinds <= {bool}:
        return flat
    if not builtins.all(issubclass(kind, (bool, int, float)) for kind in kinds):
        return flat
    if builtins.any(issubclass(kind, float) for kind in kinds):
        return [float(value) for value in flat]
    return [int(value) for value in flat]


class ndarray:
    __slots__ = ("_flat", "shape")
    __array_priority__ = 1
    __hash__ = None

    def __init__(self, flat, shape):
        self._flat = flat
        self.shape = shape

    # What it is

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self._flat)

    @property
    def dtype(self):
        first = self._flat[0] if self._flat else 0.0
        if isinstance(first, bool):
            return dtype("bool")
        if isinstance(first, (int, float)):
            return dtype("int64" if isinstance(first, int) else "float64")
        return dtype("str" if isinstance(first, str) else "object")

    @property
    def T(self):
        if self.ndim < 2:
            return self
        rows, columns = self.shape
        return ndarray([self._flat[r * columns + c] for c in range(columns) for r in range(rows)], (columns, rows))

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def tolist(self):
        if not self.shape:
            return self._flat[0]
        if self.ndim == 1:
            return list(self._flat)
        return [part.tolist() for part in self]

    def item(self):
        if len(self._flat) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._flat[0]

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __bool__(self):
        if len(self._flat) > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self._flat and self._flat[0])

    def __contains__(self, value):
        return value in self._flat

    def __repr__(self):
        return f"array({self.tolist()!r})"

    def __str__(self):
        if len(self.shape) == 1:
            return line_text(self.tolist())
        return str(self.tolist()).replace(",", "")

    # Parts of it

    def __getitem__(self, key):
        if isinstance(key, tuple):
            first, *rest = key
            part = self[first]
            if not rest:
                return part
            if isinstance(first, slice) or isinstance(first, (list, ndarray)):
                return array([piece[tuple(rest) if len(rest) > 1 else rest[0]] for piece in part])
            return part[tuple(rest) if len(rest) > 1 else rest[0]]
        positions = self._positions(key)
        if isinstance(positions, int):
            return self._part(positions)
        step = self._step()
        flat = [value for at in positions for value in self._flat[at * step : (at + 1) * step]]
        return ndarray(flat, (len(positions), *self.shape[1:]))

    def _positions(self, key):
        count = self.shape[0]
        if isinstance(key, slice):
            return list(range(*key.indices(count)))
        if isinstance(key, (list, ndarray)):
            chosen = list(key._flat if isinstance(key, ndarray) else key)
            if chosen and isinstance(chosen[0], bool):
                return [at for at, keep in enumerate(chosen) if keep]
            return [self._positions(at) for at in chosen]
        at = operator.index(key)
        if not -count <= at < count:
            raise IndexError(f"index {at} is out of bounds for axis 0 with size {count}")
        return at % count

    def _step(self):
        return math.prod(self.shape[1:])

    def _part(self, at):
        if self.ndim == 1:
            return scalar(self._flat[at])
        step = self._step()
        return ndarray(self._flat[at * step : (at + 1) * step], self.shape[1:])

    def __setitem__(self, key, value):
        if isinstance(key, tuple) and builtins.all(isinstance(one, slice) and one == slice(None) for one in key[1:]):
            # The rest of every part that is chosen, whole.
            key = key[0]
        if isinstance(key, tuple):
            columns = self.shape[1]
            if self.ndim != 2 or not builtins.all(hasattr(one, "__index__") for one in key):
                raise NotImplementedError("numpy without Python: this assignment to an array is not supported")
            self._flat[(key[0] % self.shape[0]) * columns + key[1] % columns] = self._stored(value)
            return
        step = self._step()
        positions = self._positions(key)
        targets = [positions] if isinstance(positions, int) else positions
        flat = array(value)._flat
        room = len(targets) * step
        if len(flat) == 1:
            flat = flat * room
        if len(flat) * len(targets) == room:
            flat = flat * len(targets)
        if len(flat) != room:
            raise ValueError(f"could not broadcast input array into shape ({room},)")
        for number, at in enumerate(targets):
            self._flat[at * step : (at + 1) * step] = map(self._stored, flat[number * step : (number + 1) * step])

    def _stored(self, value):
        kind = type(self._flat[0])
        return kind(value) if kind in (bool, int, float) else value

    # New ones

    def astype(self, kind, **_):
        cast = dtype_kind(kind)
        return ndarray([cast(value) for value in self._flat], self.shape)

    def copy(self):
        return ndarray(list(self._flat), self.shape)

    def flatten(self):
        return ndarray(list(self._flat), (len(self._flat),))

    ravel = flatten

    def reshape(self, *shape):
        shape = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        known = math.prod(length for length in shape if length != -1)
        shape = tuple(len(self._flat) // known if length == -1 else length for length in shape)
        if math.prod(shape) != len(self._flat):
            raise ValueError(f"cannot reshape array of size {len(self._flat)} into shape {shape}")
        return ndarray(list(self._flat), shape)

    def __array__(self, *_):
        return self


def array(value, dtype=None, copy=True, ndmin=0, **_):
    if isinstance(value, ndarray):
        made = value.copy()
    else:
        if not isinstance(value, (list, tuple, str, bytes, dict, set, generic)) and hasattr(value, "__iter__"):
            value = list(value)
        flat = []
        _flatten(value, flat)
        made = ndarray(_common(flat), _shape_of(value))
    return made if dtype is None else made.astype(dtype)


def broadcast(function, left, right):
    """Element by element, the shorter shape repeated along what it lacks."""
    left, right = as_array(left), as_array(right)
    if left.shape == right.shape:
        return ndarray(list(map(function, left._flat, right._flat)), left.shape)
    if right.size == 1 and right.ndim <= left.ndim:
        value = right._flat[0]
        return ndarray([function(item, value) for item in left._flat], left.shape)
    if left.size == 1 and left.ndim <= right.ndim:
        value = left._flat[0]
        return ndarray([function(value, item) for item in right._flat], right.shape)
    if left.ndim == 0 or right.ndim == 0 or builtins.max(left.ndim, right.ndim) < 2:
        raise ValueError(f"operands could not be broadcast together with shapes {left.shape} {right.shape}")
    if left.ndim != right.ndim:
        smaller, larger = sorted((left, right), key=lambda one: one.ndim)
        grown = smaller.reshape((1,) * (larger.ndim - smaller.ndim) + smaller.shape)
        return broadcast(function, *((grown, right) if smaller is left else (left, grown)))
    rows = builtins.max(left.shape[0], right.shape[0])
    pick = lambda one, at: one[0 if one.shape[0] == 1 else at]  # noqa: E731
    return array([broadcast(function, pick(left, at), pick(right, at)) for at in range(rows)])


def as_array(value):
    return value if isinstance(value, ndarray) else array(value)


def _divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def _power(a, b):
    try:
        return a**b
    except OverflowError:
        return math.inf


_OPERATORS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": _divide,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "pow": _power,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
}
_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")


def _install():
    for name, function in _OPERATORS.items():
        forward = lambda self, other, function=function: broadcast(function, self, other)  # noqa: E731
        backward = lambda self, other, function=function: broadcast(function, other, self)  # noqa: E731
        setattr(ndarray, f"__{name}__", forward)
        setattr(ndarray, f"__r{name}__", backward)
    for name in _COMPARISONS:
        function = getattr(operator, name)
        setattr(ndarray, f"__{name}__", lambda self, other, function=function: broadcast(function, self, other))
    ndarray.__neg__ = lambda self: ndarray([-value for value in self._flat], self.shape)
    ndarray.__abs__ = lambda self: ndarray([abs(value) for value in self._flat], self.shape)
    ndarray.__invert__ = lambda self: ndarray(
        [not value if isinstance(value, bool) else ~value for value in self._flat], self.shape
    )


_install()
