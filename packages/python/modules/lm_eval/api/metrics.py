"""Aggregations and metrics that helpers call by name (lm_eval/api/metrics.py)."""

import math
from collections.abc import Iterable

import numpy as np
from _eval_host._absent import absent_attribute

from lm_eval.api.registry import register_aggregation, register_metric

__getattr__ = absent_attribute("lm_eval.api.metrics")


@register_aggregation("bypass")
def bypass_agg(arr):
    return 999


@register_aggregation("nanmean")
def nanmean(arr):
    return np.nan if len(arr) == 0 or all(np.isnan(arr)) else np.nanmean(arr)


@register_aggregation("mean")
def mean(arr):
    return sum(arr) / len(arr)


@register_aggregation("median")
def median(arr):
    # Parity: the upper of two middle values.
    return sorted(arr)[len(arr) // 2]


def weighted_mean(items):
    values, weights = zip(*items)
    return sum(values) / sum(weights)


@register_aggregation("perplexity")
def perplexity(items):
    return math.exp(-mean(items))


@register_aggregation("weighted_perplexity")
def weighted_perplexity(items):
    return math.exp(-weighted_mean(items))


@register_aggregation("bits_per_byte")
def bits_per_byte(items):
    return -weighted_mean(items) / math.log(2)


@register_aggregation("f1")
def f1_score(items):
    from sklearn.metrics import f1_score as score

    golds, answers = list(zip(*items))[:2]
    return np.max(score(golds, answers))


@register_aggregation("matthews_corrcoef")
def matthews_corrcoef(items):
    from sklearn.metrics import matthews_corrcoef as score

    golds, answers = list(zip(*items))[:2]
    return score(golds, answers)


def pop_stddev(arr):
    middle = mean(arr)
    return math.sqrt(sum([(value - middle) ** 2 for value in arr]) / len(arr))


def sample_stddev(arr):
    middle = mean(arr)
    return math.sqrt(sum([(value - middle) ** 2 for value in arr]) / (len(arr) - 1))


def mean_stderr(arr):
    return sample_stddev(arr) / math.sqrt(len(arr))


def _answers_by_question(items, key_of):
    found = {}
    for answer, doc in ((item[0], item[1]) for item in items):
        found.setdefault(key_of(doc["idx"]), []).append((doc["label"] == 1) == answer)
    return [int(all(right)) for right in found.values()]


def acc_all(items):
    return np.mean(_answers_by_question(items, lambda place: (place["paragraph"], place["question"])))


def acc_all_stderr(items):
    # Parity: the paragraph plays no part here.
    return mean_stderr(_answers_by_question(items, lambda place: place["question"]))


def metric_max_over_ground_truths(metric_fn, prediction, ground_truths):
    return max([metric_fn(prediction, truth) for truth in ground_truths])


def is_non_str_iterable(obj):
    return isinstance(obj, Iterable) and not isinstance(obj, str)


def _same(items):
    return items


# Metrics whose values are made where answers are scored: name, aggregation, whether more is better.
_MADE_ELSEWHERE = (
    ("brier_score", "brier_score", False),
    ("acc", "mean", True),
    ("acc_norm", "mean", True),
    ("acc_mutual_info", "mean", True),
    ("acc_bytes", "mean", True),
    ("perplexity", "perplexity", False),
    ("likelihood", "mean", True),
    ("word_perplexity", "weighted_perplexity", False),
    ("byte_perplexity", "weighted_perplexity", False),
    ("bits_per_byte", "bits_per_byte", False),
    ("bypass", "bypass", True),
    ("mcc", "matthews_corrcoef", True),
    ("f1", "f1", True),
    ("bleu", "bleu", True),
    ("chrf", "chrf", True),
    ("chrf++", "chrf++", True),
    ("ter", "ter", False),
)
for _name, _aggregation, _higher in _MADE_ELSEWHERE:
    register_metric(metric=_name, aggregation=_aggregation, higher_is_better=_higher)(_same)


@register_metric(metric="exact_match", aggregation="mean", higher_is_better=True)
def exact_match_fn(**kwargs):
    from evaluate import load

    return load("exact_match").compute(**kwargs)
