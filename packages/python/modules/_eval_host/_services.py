"""What helpers ask of the program around them while they run. The other end is src/host/answer-service.ts."""

import os

from ._codec import dumps, encoded, loads

_LINE = "/eval/services"


class ServiceError(RuntimeError):
    """The program around could not do what was asked; it says why."""


def ask(kind, **facts):
    if not os.path.exists(_LINE):
        raise ServiceError(f"a helper asks for a {kind}, which is not answered outside of the sandbox: use the packages of its Python")
    question = encoded(dumps({"ask": kind, **facts}))
    with open(_LINE, "r+b", buffering=0) as line:
        while question:
            question = question[line.write(question) :]
        answer = line.readall().decode()
    if answer.startswith("="):
        return loads(answer[1:])
    raise ServiceError(answer[1:])
