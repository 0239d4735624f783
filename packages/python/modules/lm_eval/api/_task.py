"""The base of all task classes (lm_eval/api/task.py `Task`)."""

import abc
import itertools
import random
import re

import datasets

from lm_eval import utils
from lm_eval.api.utils import random_task_id
from lm_eval.config.task import TaskConfig
from lm_eval.filters import build_filter_ensemble


class Task(abc.ABC):
    VERSION = None
    DATASET_PATH = None
    DATASET_NAME = None
    OUTPUT_TYPE = None

    def __init__(self, data_dir=None, cache_dir=None, download_mode=None, config=None):
        self.download(data_dir, cache_dir, download_mode)
        self._training_docs = None
        self._fewshot_docs = None
        self._instances = None
        # Parity: what is given becomes the name of the task.
        self._config = TaskConfig({**config}) if config else TaskConfig()
        self._filters = [build_filter_ensemble("none", [["take_first", None]])]
        self.fewshot_rnd = None

    def download(self, data_dir=None, cache_dir=None, download_mode=None):
        self.dataset = datasets.load_dataset(path=self.DATASET_PATH, name=self.DATASET_NAME, data_dir=data_dir)

    @property
    def config(self):
        return self._config

    @abc.abstractmethod
    def has_training_docs(self):
        """Whether there are documents to draw examples from."""

    @abc.abstractmethod
    def has_validation_docs(self):
        """Whether there are documents to evaluate, where there is no test set."""

    @abc.abstractmethod
    def has_test_docs(self):
        """Whether there are documents to evaluate."""

    def training_docs(self):
        return []

    def validation_docs(self):
        return []

    def test_docs(self):
        return []

    def fewshot_docs(self):
        if self.has_training_docs():
            return self.training_docs()
        return self.validation_docs() if self.has_validation_docs() else self.test_docs()

    def _process_doc(self, doc):
        return doc

    @property
    def instances(self):
        return self._instances

    def fewshot_examples(self, k, rnd):
        if self._training_docs is None:
            self._training_docs = list(self.training_docs())
        return rnd.sample(self._training_docs, k)

    def doc_to_decontamination_query(self, doc):
        raise NotImplementedError("Override doc_to_decontamination_query with document specific decontamination query.")

    @abc.abstractmethod
    def doc_to_text(self, doc):
        """The question that a document asks."""

    @abc.abstractmethod
    def doc_to_target(self, doc):
        """Its answer."""

    def doc_to_image(self, doc):
        raise NotImplementedError

    def doc_to_audio(self, doc):
        raise NotImplementedError

    def doc_to_prefix(self, doc):
        return ""

    @abc.abstractmethod
    def construct_requests(self, doc, ctx, **kwargs):
        """The requests of a document, or the only one."""

    @abc.abstractmethod
    def process_results(self, doc, results):
        """The scores of a document, by metric."""

    @abc.abstractmethod
    def aggregation(self):
        """A function for each metric."""

    @abc.abstractmethod
    def higher_is_better(self):
        """Whether more is better, for each metric."""

    def get_config(self, key):
        return getattr(self._config, key, None)

    @classmethod
    def count_bytes(cls, doc):
        return len(doc.encode("utf-8"))

    @classmethod
    def count_words(cls, doc):
        return len(re.split(r"\s+", doc))

    def fewshot_context(self, doc, num_fewshot, rnd=None, description=None, **kwargs):
        rnd = self.fewshot_rnd if rnd is None else rnd
        if rnd is None:
            raise ValueError("A `random.Random` generator argument must be provided to `rnd`")
        shots = self._plain_examples(doc, num_fewshot, rnd) if num_fewshot else []
        shown = "".join(self.doc_to_text(shot) + self.doc_to_target(shot) + "\n\n" for shot in shots)
        return (description or "") + shown + self.doc_to_text(doc)

    def _plain_examples(self, doc, count, rnd):
        if self.has_training_docs():
            return self.fewshot_examples(k=count, rnd=rnd)
        if self._fewshot_docs is None:
            self._fewshot_docs = list(self.validation_docs() if self.has_validation_docs() else self.test_docs())
        drawn = rnd.sample(self._fewshot_docs, count + 1)
        return [other for other in drawn if other != doc][:count]

    def dump_config(self):
        return self.config.to_dict()

    def set_config(self, key, value, update=False):
        if key is None:
            raise ValueError("Key must be provided.")
        if not update:
            setattr(self._config, key, value)
            return
        current = getattr(self._config, key, {})
        if not isinstance(current, dict):
            raise TypeError(f"Expected a dict for key '{key}', got {type(current).__name__} instead.")
        current.update(value)

    def set_fewshot_seed(self, seed=None):
        self.fewshot_rnd = random.Random(seed)
        if hasattr(self, "sampler"):
            self.sampler.set_rnd(seed)

    @property
    def eval_docs(self):
        if self.has_test_docs():
            return self.test_docs()
        if self.has_validation_docs():
            return self.validation_docs()
        raise ValueError(
            f"Task dataset (path={self.DATASET_PATH}, name={self.DATASET_NAME}) must have valid or test docs!"
        )

    def doc_iterator(self, *, rank=0, limit=None, world_size=1, samples=None):
        docs = enumerate(self.eval_docs)
        if samples:
            docs, limit = enumerate(doc for index, doc in docs if index in samples), None
        return itertools.islice(docs, rank, int(limit) if limit else None, world_size)

    @staticmethod
    def resolve_field(doc, field=None):
        if field:
            return doc[field] if field in doc else utils.apply_template(field, doc)
        return None

    @property
    def task_name(self):
        return getattr(self.config, "task", None) or random_task_id()


