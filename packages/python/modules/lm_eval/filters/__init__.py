"""Filters that helpers derive theirs from (lm_eval/filters)."""

from functools import partial

from lm_eval.api.filter import FilterEnsemble
from lm_eval.api.registry import get_filter

from . import custom, extraction, selection, transformation


def build_filter_ensemble(filter_name, components):
    return FilterEnsemble(filter_name, [partial(get_filter(name), **(options or {})) for name, options in components])


__all__ = ["build_filter_ensemble", "custom", "extraction", "get_filter", "selection", "transformation"]
