"""Versions of Python packages and their order (PEP 440)."""

import functools
import re

_FORM = re.compile(
    r"""\s*v?(?:(?P<epoch>\d+)!)?(?P<release>\d+(?:\.\d+)*)
    (?:[-_.]?(?P<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_number>\d*))?
    (?P<post>-(?P<post_number>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?P<post_other>\d*))?
    (?P<dev>[-_.]?dev[-_.]?(?P<dev_number>\d*))?
    (?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_PRE = {"alpha": "a", "a": "a", "beta": "b", "b": "b", "preview": "rc", "pre": "rc", "c": "rc", "rc": "rc"}
_FIRST, _LAST = (-1,), (1,)


class InvalidVersion(ValueError):
    pass


@functools.total_ordering
class Version:
    def __init__(self, version):
        found = _FORM.fullmatch(version)
        if not found:
            raise InvalidVersion(f"Invalid version: {version!r}")
        part = found.groupdict()
        self.epoch = int(part["epoch"] or 0)
        self.release = tuple(int(number) for number in part["release"].split("."))
        self.pre = (_PRE[part["pre"].lower()], int(part["pre_number"] or 0)) if part["pre"] else None
        self.post = int(part["post_number"] or part["post_other"] or 0) if part["post"] else None
        self.dev = int(part["dev_number"] or 0) if part["dev"] else None
        self.local = re.sub("[-_]", ".", part["local"].lower()) if part["local"] else None

    def _key(self):
        release = self.release
        while len(release) > 1 and release[-1] == 0:
            release = release[:-1]
        if self.pre is None and self.post is None and self.dev is not None:
            pre = _FIRST
        else:
            pre = _LAST if self.pre is None else (0, *self.pre)
        post = _FIRST if self.post is None else (0, self.post)
        dev = _LAST if self.dev is None else (0, self.dev)
        local = _FIRST
        if self.local is not None:
            parts = self.local.split(".")
            local = (0, tuple((1, int(each), "") if each.isdigit() else (0, 0, each) for each in parts))
        return (self.epoch, release, pre, post, dev, local)

    major = property(lambda self: self.release[0])
    minor = property(lambda self: self.release[1] if len(self.release) > 1 else 0)
    micro = property(lambda self: self.release[2] if len(self.release) > 2 else 0)
    is_prerelease = property(lambda self: self.dev is not None or self.pre is not None)
    is_postrelease = property(lambda self: self.post is not None)
    is_devrelease = property(lambda self: self.dev is not None)
    base_version = property(lambda self: (f"{self.epoch}!" if self.epoch else "") + ".".join(map(str, self.release)))

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        pre = "".join(map(str, self.pre or ()))
        post = "" if self.post is None else f".post{self.post}"
        dev = "" if self.dev is None else f".dev{self.dev}"
        return self.base_version + pre + post + dev + (f"+{self.local}" if self.local else "")

    def __repr__(self):
        return f"<Version('{self}')>"


def parse(version):
    return Version(version)
