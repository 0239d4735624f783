"""What helpers use of lm_eval/utils.py."""

import hashlib
import itertools
import logging
import re

import numpy as np
from _eval_host._absent import absent_attribute

__getattr__ = absent_attribute("lm_eval.utils")

eval_logger = logging.getLogger("lm_eval")


def setup_logging(verbosity=logging.INFO):
    pass


def warning_once(logger, msg, *args):
    pass


info_once = warning_once


def hash_string(string):
    return hashlib.sha256(string.encode("utf-8")).hexdigest()


def handle_non_serializable(o):
    if isinstance(o, (bool, int, float)):
        return o
    return list(o) if isinstance(o, set) else str(o)


def sanitize_list(sub):
    return [sanitize_list(item) for item in sub] if isinstance(sub, list) else str(sub)


def join_iters(iters):
    for each in iters:
        yield from each


def group(arr, fn):
    found = {}
    for item in arr:
        found.setdefault(fn(item), []).append(item)
    return list(found.values())


def softmax(x):
    powers = np.exp(x - np.max(x))
    return powers / powers.sum()


def general_detokenize(string):
    for spaced, joined in ((" n't", "n't"), (" )", ")"), ("( ", "("), ('" ', '"'), (' "', '"')):
        string = string.replace(spaced, joined)
    return re.sub(r" (['.,])", r"\1", string)


def positional_deprecated(fn):
    return fn


def regex_replace(string, pattern, repl, count=0):
    return re.sub(pattern, repl, string, count=count)


def apply_template(template, doc):
    """Templates are rendered by the program around, which has them as Jinja has."""
    from _eval_host._services import ask

    return ask("render", template=template, doc=dict(doc))


def create_iterator(raw_iterator, *, rank=0, world_size=1, limit=None):
    return itertools.islice(raw_iterator, rank, limit, world_size)


def weighted_f1_score(items):
    from sklearn.metrics import f1_score

    golds, answers = list(zip(*items, strict=True))[:2]
    return f1_score(golds, answers, average="weighted")
