"""numpy's numbers: Python's, with the methods that helpers call on them."""


from ._bool import bool_, compares, install
from ._generic import generic


class number(generic):
    pass


class floating(number):
    pass


class integer(number):
    pass


class float64(float, floating):
    _plain = float
    __str__ = float.__repr__

    def __repr__(self):
        return f"np.float64({self})"


class int64(int, integer):
    _plain = int
    __str__ = int.__repr__

    def __repr__(self):
        return f"np.int64({self})"


class dtype:
    def __init__(self, kind):
        self.name = kind if isinstance(kind, str) else {int: "int64", float: "float64", bool: "bool"}.get(kind, "object")

    @property
    def kind(self):
        return {"f": "f", "i": "i", "b": "b", "o": "O", "u": "u", "s": "U"}[self.name[0]]

    def __eq__(self, other):
        return self.name == (other if isinstance(other, dtype) else dtype(_named(other))).name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name


def _named(kind):
    return getattr(kind, "__name__", kind)


# Numbers of fewer bits round and overflow otherwise: they are not here, so a helper that uses them is refused by name.
double = float64
int32 = intp = int64
str_ = str
object_ = object


def scalar(value):
    """A number as numpy's; everything else as it is."""
    if type(value) is float:
        return float64(value)
    if type(value) is int:
        return int64(value)
    return bool_(value) if type(value) is bool else value


def dtype_kind(name):
    """Python's type for what `dtype=` may be."""
    if isinstance(name, dtype):
        name = name.name
    if name in (None, object, object_) or name in ("object", "O"):
        return lambda value: value
    if isinstance(name, type):
        if issubclass(name, (bool, bool_)):
            return bool
        return int if issubclass(name, int) else float if issubclass(name, float) else name
    if name.startswith(("int", "uint", "i", "u")):
        return int
    if name.startswith("bool"):
        return bool
    return str if name.startswith(("str", "U", "<U")) else float


compares(int64, int)
compares(float64, float)
install()
