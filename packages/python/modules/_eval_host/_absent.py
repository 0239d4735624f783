"""Packages that are not here. A module of a task that imports one is imported all the same: many of its functions do
without. A function that needs one is refused when it is loaded (see _needs.py)."""

import dis
import importlib.machinery
import sys
import types


class AbsentError(ImportError):
    """Something of an absent package was used."""


class NeedsError(ImportError):
    """A function needs things of absent packages."""

    def __init__(self, message, names):
        super().__init__(message, name=names[0])
        self.names = names


def _refused(name):
    package = name.partition(".")[0]
    return AbsentError(f"{name} is not available: the Python package {package} is missing", name=name)


class Absent:
    """Stands for something of an absent package: it can be passed on and named in types, but not used."""

    def __init__(self, name):
        self.__dict__["absent_name"] = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{self.absent_name}.{name}")

    def __call__(self, *_, **__):
        raise _refused(self.absent_name)

    __iter__ = __len__ = __enter__ = __setattr__ = __setitem__ = __contains__ = __call__

    def __getitem__(self, _):
        return self

    def __or__(self, _):
        return self

    __ror__ = __or__

    def __mro_entries__(self, _):
        return ()

    def __repr__(self):
        return f"<{self.absent_name}: absent>"


class AbsentModule(types.ModuleType):
    @property
    def absent_name(self):
        return self.__name__

    def __getattr__(self, name):
        if name == "__version__":
            raise _refused(self.__name__)
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{self.__name__}.{name}")


def is_absent(value):
    return type(value) in (Absent, AbsentModule)


def absent_attribute(module_name):
    """For `__getattr__` of a module that stands in for a package: what it lacks is absent."""

    def lookup(name):
        if name.startswith("__"):
            raise AttributeError(f"module {module_name!r} has no attribute {name!r}")
        return Absent(f"{module_name}.{name}")

    return lookup


class AbsentFinder:
    """The last finder. `is_helper(file)`: whether a file belongs to a task. Imports inside `try` fail as they should."""

    def __init__(self, is_helper):
        self._is_helper = is_helper
        self.last_missed = None

    def find_spec(self, name, path=None, target=None):
        self.last_missed = name
        frame = _importer()
        if name.startswith("lm_eval.") or frame is None or not self._is_helper(frame.f_code.co_filename):
            return None
        if in_try(frame.f_code, frame.f_lasti):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return AbsentModule(spec.name)

    def exec_module(self, module):
        pass


def _importer():
    frame = sys._getframe(2)
    while frame is not None and "importlib" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame


def in_try(code, offset):
    """Whether an error at this place of the code is handled there."""
    return any(entry.start <= offset < entry.end for entry in dis._parse_exception_table(code))
