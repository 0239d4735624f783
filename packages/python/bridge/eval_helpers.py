"""Helpers of tasks in a Python of the user's: the session of a host, asked over the bridge."""

import sys

_session = None


def open_session(modules):
    """`modules`: the folder of what stands in for packages that this Python does not have."""
    global _session
    sys.path.append(modules)
    from _eval_host import Session

    _session = Session()
    return ""


def answer(question):
    return _session.answer(question)
