"""How examples are drawn (lm_eval/api/samplers.py)."""

from random import Random


class ContextSampler:
    def __init__(self, df=None, *, rnd=None, fewshot_indices=None, **kwargs):
        self.rnd = Random(rnd)
        self.df = [] if df is None else df
        self.fewshot_indices = fewshot_indices
        self._loaded = False

    def sample(self, n, eval_doc=None, df=None, **kwargs):
        assert n >= 0, "Error: number of samples requested must be >=0"
        if n == 0:
            return []
        if df:
            self.df = df
        assert self.df, "Error: no documents available for sampling."
        if not eval_doc:
            found = self.rnd.sample(self.fewshot_docs(), n)
        else:
            found = self.rm_eval_doc(eval_doc, self.rnd.sample(self.fewshot_docs(), n + 1), n)
        if len(found) < n:
            # Copies of the evaluated document were drawn.
            found = self.rnd.sample([doc for doc in self.fewshot_docs() if doc != eval_doc], n)
        assert len(found) == n, (
            f"Error: number of fewshot samples returned ({len(found)}) not equal to number requested ({n})."
        )
        return found

    def set_rnd(self, rnd):
        self.rnd = Random(rnd)
        return self

    def replace_df(self, df):
        self.df = df
        self._loaded = False
        return self

    def fewshot_docs(self):
        if self._loaded:
            return self.df
        if self.fewshot_indices and self.df:
            self.df = [self.df[index] for index in self.fewshot_indices]
        self._loaded = True
        return list(self.df)

    @staticmethod
    def rm_eval_doc(doc, _iter, n=None):
        others = [other for other in _iter if other != doc]
        return others if n is None else others[:n]


class FirstNSampler(ContextSampler):
    def sample(self, n, eval_doc=None, df=None, **kwargs):
        pool = self.df if eval_doc is None else self.rm_eval_doc(eval_doc, self.df)
        assert n <= len(pool), f"Error: number of fewshot samples requested exceeds the {len(pool)} that are available."
        return pool[:n]


class BalancedSampler(ContextSampler):
    def sample(self, n, eval_doc=None, df=None, **kwargs):
        raise NotImplementedError


class ManualSampler(BalancedSampler):
    """As unfinished as the other one."""


SAMPLER_REGISTRY = {"default": ContextSampler, "first_n": FirstNSampler}


def get_sampler(name):
    if name in SAMPLER_REGISTRY:
        return SAMPLER_REGISTRY[name]
    raise KeyError(
        f"Attempted to use contextsampler '{name}', but no sampling strategy for this name found! "
        f"Supported model names: {', '.join(SAMPLER_REGISTRY)}"
    )
