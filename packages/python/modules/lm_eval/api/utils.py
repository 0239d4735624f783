"""Parts of prompts (lm_eval/api/utils.py)."""

import random
import string
from dataclasses import dataclass


def maybe_delimit(prefix, suffix, delimiter=" "):
    if not prefix or not suffix:
        return prefix or suffix or ""
    return prefix + (delimiter if requires_delimiter(prefix, suffix) else "") + suffix


def requires_delimiter(prefix, suffix):
    return prefix != "" and not (prefix[-1].isspace() or suffix[0].isspace())


def ends_with_whitespace(s):
    return bool(s) and s[-1].isspace()


@dataclass
class Message:
    role: str
    content: str
    _delimiter: str = ""

    def to_dict(self):
        return {"role": self.role, "content": self.content}

    def to_text(self):
        return self.content + self._delimiter


def messages_to_text(messages):
    return "".join(message.to_text() for message in messages)


def multiturn_to_singleturn(messages):
    system = [messages[0].to_dict()] if messages[0].role == "system" else []
    rest = messages[1:] if system else messages
    answer = [rest[-1].to_dict()] if rest[-1].role == "assistant" else []
    asked = rest[:-1] if answer else rest
    asked[-1]._delimiter = ""
    return [*system, {"role": "user", "content": messages_to_text(asked)}, *answer]


def format_turn(content, role, type=None):
    return {**({"type": type} if type else {}), "role": role, "content": content}


def random_task_id():
    return "".join(random.choices(string.ascii_lowercase + string.digits, k=8))
