"""Samplers of tasks' own: which examples each document is shown (lm_eval/api/task.py, 0.4.13, as far as it asks them)."""

import copy
from collections.abc import Mapping

from lm_eval.api.samplers import ContextSampler


class TaskSampler:
    def __init__(self, kind, pool, seed):
        if not (isinstance(kind, type) and issubclass(kind, ContextSampler)):
            raise TypeError(f"fewshot_config.sampler must be a subclass of lm_eval's ContextSampler, not {kind!r}")
        self._pool = pool
        self._before = copy.deepcopy(pool)
        self._places = {id(doc): place for place, doc in enumerate(pool)}
        self._sampler = kind(list(pool), rnd=None)
        self._sampler.set_rnd(seed)

    def examples(self, doc, count):
        """The place of an example in the pool; itself where it is none of the pool's, or was changed."""
        return [self._shown(example) for example in self._sampler.sample(n=count, eval_doc=doc)]

    def _shown(self, example):
        if not isinstance(example, Mapping):
            raise TypeError(f"`sample` must give documents, not {type(example).__name__}")
        place = self._places.get(id(example))
        if place is not None and example == self._before[place]:
            return place
        # As it is now: the sampler may change it again.
        return copy.deepcopy(dict(example))
