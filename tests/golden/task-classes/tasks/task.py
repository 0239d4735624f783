import datasets

from lm_eval.api.instance import Instance
from lm_eval.api.metrics import mean
from lm_eval.api.task import ConfigurableTask, Task


class Questions(ConfigurableTask):
    """Everything is the class's own, also its data; a document has requests of two types."""

    VERSION = 4
    DATASET_PATH = "made/questions"

    def __init__(self, config=None):
        super().__init__(config={"metadata": {"version": self.VERSION}})

    def has_training_docs(self):
        return True

    def has_validation_docs(self):
        return False

    def has_test_docs(self):
        return True

    def training_docs(self):
        return self.dataset["train"]

    def test_docs(self):
        return self.dataset["test"].filter(lambda doc: doc["id"] != 5)

    def doc_to_text(self, doc, *_):
        return "Q: " + doc["question"] + "\nA:"

    def doc_to_target(self, doc, *_):
        return (doc["answers"] or ["unanswerable"])[0]

    def construct_requests(self, doc, ctx, chat_template=None, apply_chat_template=False, **kwargs):
        return [
            Instance("generate_until", doc=doc, arguments=(ctx, {"until": ["\n"]}), idx=0, **kwargs),
            Instance("loglikelihood", doc=doc, arguments=(ctx, " unanswerable"), idx=1, **kwargs),
        ]

    def process_results(self, doc, results):
        text, (logprob, _) = results
        return {"said": (text, doc["answers"]), "doubt": logprob, "level_" + doc["level"]: len(text)}

    def aggregation(self):
        return {
            "said": lambda items: sum(text in golds for text, golds in items) / len(items),
            "doubt": mean,
            "level_low": max,
        }

    def higher_is_better(self):
        return {"said": True, "doubt": False}


class Chosen(ConfigurableTask):
    """The task file says most; the class adds a score."""

    def __init__(self, config=None):
        super().__init__(config={key: value for key, value in config.items() if key != "class"})

    def process_results(self, doc, results):
        scores = super().process_results(doc, results)
        return {**scores, "spread": max(score for score, _ in results) - min(score for score, _ in results)}

    def aggregation(self):
        return {**super().aggregation(), "spread": mean}


class Whole(Task):
    """A class that lm_eval gives nothing but its data."""

    DATASET_PATH = "made/questions"
    VERSION = "x"

    def has_training_docs(self):
        return False

    def has_validation_docs(self):
        return True

    def has_test_docs(self):
        return False

    def validation_docs(self):
        return self.dataset["test"]

    def doc_to_text(self, doc):
        return doc["question"]

    def doc_to_target(self, doc):
        return " " + str(doc["id"])

    def fewshot_context(self, doc, num_fewshot, **kwargs):
        return super().fewshot_context(doc, num_fewshot)

    def construct_requests(self, doc, ctx, **kwargs):
        kwargs.pop("chat_template")
        kwargs.pop("apply_chat_template")
        return Instance("loglikelihood_rolling", doc=doc, arguments=(ctx,), idx=0, **kwargs)

    def process_results(self, doc, results):
        return {"text": (results[0], self.count_words(doc["question"]))}

    def aggregation(self):
        return {"text": lambda items: sum(a for a, _ in items) / sum(b for _, b in items)}

    def higher_is_better(self):
        return {"text": True}


def make(levels, config_source, version, **kwargs):
    """`custom_dataset`: rows of a dataset that the function loads itself, and a split that it makes."""
    assert kwargs == {"scale": 2}, kwargs
    loaded = datasets.load_dataset("made/questions", split="test")
    sized = loaded.map(lambda doc: {"size": len(doc["question"]) * kwargs["scale"]})
    return {"eval": sized.filter(lambda doc: doc["level"] in levels), "shots": sized.select([3, 2])}
