import random

from lm_eval.api.samplers import ContextSampler

rng = random.Random(7)


class Nearest(ContextSampler):
    """Draws more than is wanted and keeps those whose answers are as long; the last example is one that it makes."""

    def sample(self, n, eval_doc=None, df=None, **kwargs):
        drawn = self.rnd.sample(self.rm_eval_doc(eval_doc, self.fewshot_docs()), n + 1)
        drawn.sort(key=lambda doc: abs(len(doc["answer"]) - len(eval_doc["answer"])))
        kept = drawn[: n - 1]
        return [*kept, {**drawn[-1], "question": drawn[-1]["question"].upper()}]


class Remembering(ContextSampler):
    """Leaves out what it showed last, and shows the first example by which it was asked how often."""

    def __init__(self, df=None, **kwargs):
        super().__init__(df, **kwargs)
        self.replace_df([doc for doc in df if doc["answer"] != "red"])
        self.asked = 0

    def set_rnd(self, rnd):
        return super().set_rnd(rnd + 1)

    def sample(self, n, eval_doc=None, df=None, **kwargs):
        assert eval_doc is None and df is None and not kwargs
        self.asked += 1
        found = super().sample(n)
        found[0]["asked"] = f"{self.asked}, {self.rnd.randint(1, 100)}"
        return (doc for doc in found)


def question(doc):
    asked = doc.get("asked")
    return f"Q: {doc['question']}" if asked is None else f"Q ({asked}): {doc['question']}"


def shuffled(dataset):
    def shuffle(doc):
        options = list(doc["options"])
        rng.shuffle(options)
        return {"options": options, "right": options.index(doc["answer"])}

    return dataset.map(shuffle)
