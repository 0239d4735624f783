"""Task classes, written anew: what those of task libraries and of users inherit (lm_eval/api/task.py)."""

from copy import deepcopy

import datasets
import numpy as np
from _eval_host._absent import absent_attribute

from lm_eval.api import samplers
from lm_eval.api._fields import Fields
from lm_eval.api._prompts import Prompts
from lm_eval.api._scores import Scores
from lm_eval.api._task import Task
from lm_eval.api.instance import Instance, OutputType
from lm_eval.api.metrics import mean, weighted_perplexity, bits_per_byte
from lm_eval.api.registry import (
    DEFAULT_METRIC_REGISTRY,
    get_aggregation,
    get_metric,
    get_metric_aggregation,
    is_higher_better,
)
from lm_eval.api.utils import ends_with_whitespace, random_task_id
from lm_eval.config.task import TaskConfig
from lm_eval.filters import build_filter_ensemble
from lm_eval.prompts import get_prompt

__getattr__ = absent_attribute("lm_eval.api.task")

ALL_OUTPUT_TYPES = ["loglikelihood", "multiple_choice", "loglikelihood_rolling", "generate_until"]


class ConfigurableTask(Prompts, Fields, Scores, Task):
    VERSION = "Yaml"
    OUTPUT_TYPE = None
    CONFIG = None

    def __init__(self, data_dir=None, cache_dir=None, download_mode=None, config=None):
        self._config = self.CONFIG
        if self._config is None:
            self._config = TaskConfig(**config)
        elif config is not None:
            self._config.__dict__.update(config)
        self._take_config()
        self._take_metrics()
        self.download(self.config.dataset_kwargs)
        self._training_docs = None
        self._fewshot_docs = None
        self._take_filters()
        named = self.config.use_prompt
        self.prompt = None if named is None else get_prompt(named, self.DATASET_PATH, self.DATASET_NAME)
        self._take_examples()
        self.task_docs = self.eval_docs
        self._look_at_first()

    def _take_config(self):
        config = self.config
        if isinstance(config.metadata, dict) and "version" in config.metadata:
            self.VERSION = config.metadata["version"]
        if config.output_type is not None:
            if config.output_type not in ALL_OUTPUT_TYPES:
                raise ValueError(
                    f"Got invalid output_type '{config.output_type}', must be in '{','.join(ALL_OUTPUT_TYPES)}'"
                )
            self.OUTPUT_TYPE = config.output_type
        self.fewshot_cfg = config.fewshot_config
        if config.doc_to_image is not None or config.doc_to_audio:
            self.MULTIMODAL = True
        if config.unsafe_code is not False:
            self.UNSAFE_CODE = True
        if config.dataset_path is not None:
            self.DATASET_PATH = config.dataset_path
        if config.dataset_name is not None:
            self.DATASET_NAME = config.dataset_name

    def _take_metrics(self):
        self._metric_fn_list = {}
        self._metric_fn_kwargs = {}
        self._aggregation_list = {}
        self._higher_is_better = {}
        if self.config.metric_list is None:
            entries = [{"metric": name} for name in DEFAULT_METRIC_REGISTRY[self.config.output_type]]
        else:
            entries = self.config.metric_list
        for entry in entries:
            self._take_metric(entry)

    def _take_metric(self, entry):
        if "metric" not in entry:
            raise ValueError("'metric' key not provided for an entry in 'metric_list', must be specified!")
        name = entry["metric"]
        own_keys = ("metric", "aggregation", "higher_is_better", "hf_evaluate")
        options = {key: value for key, value in entry.items() if key not in own_keys}
        function = get_metric(name) if isinstance(name, str) else name
        if self.config.process_results is not None:
            function, options = None, {}
        elif callable(name):
            name = name.__name__
        self._metric_fn_list[name] = function
        self._metric_fn_kwargs[name] = options
        aggregation = entry.get("aggregation", get_metric_aggregation(name))
        self._aggregation_list[name] = get_aggregation(aggregation) if isinstance(aggregation, str) else aggregation
        self._higher_is_better[name] = entry.get("higher_is_better", is_higher_better(name))

    def _take_filters(self):
        if self.config.filter_list is None:
            self._filters = [build_filter_ensemble("none", [["take_first", None]])]
            return
        self._filters = []
        for entry in self.config.filter_list:
            steps = [
                [step["function"], {key: value for key, value in step.items() if key != "function"}]
                for step in entry["filter"]
            ]
            self._filters.append(build_filter_ensemble(entry["name"], steps))

    def _take_examples(self):
        docs = self.fewshot_docs()
        if docs is None:
            return
        named = self.fewshot_cfg.sampler if self.config.fewshot_config else "default"
        sampler = samplers.get_sampler(named) if isinstance(named, str) else named
        self.sampler = sampler(LazyList(docs), rnd=None)

    def _look_at_first(self):
        """The first document decides for all whether there are several contexts or several right answers."""
        self.features = list(self.task_docs.features.keys())
        self.multiple_input = 0
        self.multiple_target = 0
        first = self.task_docs[0]
        text, target = self.doc_to_text(first), self.doc_to_target(first)
        choices = None if self.config.doc_to_choice is None else self.doc_to_choice(first)
        if choices is not None and isinstance(text, int):
            self.multiple_input = len(choices)
        if isinstance(target, list):
            self.multiple_target = len(target)
        elif isinstance(target, int) and choices is not None:
            choices[target]

    def download(self, dataset_kwargs=None, **kwargs):
        if dataset_kwargs:
            dataset_kwargs.pop("trust_remote_code", None)
        if callable(self.config.custom_dataset):
            self.dataset = self.config.custom_dataset(
                **(self.config.metadata or {}), **(self.config.dataset_kwargs or {})
            )
        else:
            self.dataset = datasets.load_dataset(path=self.DATASET_PATH, name=self.DATASET_NAME, **(dataset_kwargs or {}))

    def has_training_docs(self):
        return self.config.training_split is not None

    def has_validation_docs(self):
        return self.config.validation_split is not None

    def has_test_docs(self):
        return self.config.test_split is not None

    def training_docs(self):
        return self._docs_of(self.config.training_split) if self.has_training_docs() else None

    def validation_docs(self):
        return self._docs_of(self.config.validation_split) if self.has_validation_docs() else None

    def test_docs(self):
        return self._docs_of(self.config.test_split) if self.has_test_docs() else None

    def _docs_of(self, split):
        docs = self.dataset[split]
        return docs if self.config.process_docs is None else self.config.process_docs(docs)

    def fewshot_docs(self):
        split, samples = self.fewshot_cfg.split, self.fewshot_cfg.samples
        if split is not None:
            docs = self.dataset[split]
            return docs if self.fewshot_cfg.process_docs is None else self.fewshot_cfg.process_docs(docs)
        if self.config.fewshot_config is None or samples is None:
            return super().fewshot_docs()
        if isinstance(samples, list):
            return samples
        if callable(samples):
            return samples()
        raise TypeError("`fewshot_config['samples']` should either be `list[dict]`, or callable returning this list.")

    def should_decontaminate(self):
        return self.config.should_decontaminate

    def construct_requests(self, doc, ctx, **kwargs):
        chat = kwargs.pop("apply_chat_template", False)
        kwargs.pop("chat_template", None)
        arguments = self._arguments(doc, ctx, chat)
        media = {}
        if self.config.doc_to_image:
            media["visual"] = self.doc_to_image(doc)
        if self.config.doc_to_audio:
            media["audio"] = self.doc_to_audio(doc)
        if media:
            several = isinstance(arguments, list)
            arguments = [each + (media,) for each in arguments] if several else arguments + (media,)
        if self.OUTPUT_TYPE == "multiple_choice":
            return [
                Instance(request_type="loglikelihood", doc=doc, arguments=each, idx=index, **kwargs)
                for index, each in enumerate(arguments)
            ]
        return Instance(request_type=self.OUTPUT_TYPE, doc=doc, arguments=arguments, idx=0, **kwargs)

    def _arguments(self, doc, ctx, chat):
        if self.OUTPUT_TYPE == "loglikelihood":
            return (ctx, self.doc_to_target(doc))
        if self.OUTPUT_TYPE == "loglikelihood_rolling":
            return (self.doc_to_target(doc),)
        if self.OUTPUT_TYPE == "generate_until":
            return (ctx, deepcopy(self.config.generation_kwargs))
        choices = self.doc_to_choice(doc)
        prefix, delimiter = self.config.gen_prefix, self.config.target_delimiter
        if chat and not (prefix and not ends_with_whitespace(prefix)):
            delimiter = ""
        if self.multiple_input:
            answer = self.doc_to_target(doc)
            found = [(context, f"{delimiter}{answer}") for context in ctx]
        else:
            found = [(ctx, f"{delimiter}{choice}") for choice in choices]
        if "acc_mutual_info" in self._metric_fn_list:
            found += [("", f"{delimiter}{choice}") for choice in choices]
        return found

    def aggregation(self):
        return self._aggregation_list

    def higher_is_better(self):
        return self._higher_is_better

    @property
    def task_name(self):
        return getattr(self.config, "task", random_task_id())


class LazyList(list):
    """Documents that are gone through when examples are first drawn from them: a training set may be large."""

    def __init__(self, docs):
        super().__init__()
        self._docs = docs

    def _fill(self):
        if self._docs is not None:
            docs, self._docs = self._docs, None
            self.extend(docs)

    def __bool__(self):
        self._fill()
        return super().__len__() > 0

    def __len__(self):
        self._fill()
        return super().__len__()

    def __iter__(self):
        self._fill()
        return super().__iter__()

    def __getitem__(self, key):
        self._fill()
        return super().__getitem__(key)


class MultipleChoiceTask(Task):
    OUTPUT_TYPE = "loglikelihood"

    def doc_to_target(self, doc):
        return " " + doc["choices"][doc["gold"]]

    def construct_requests(self, doc, ctx, **kwargs):
        return [
            Instance(request_type="loglikelihood", doc=doc, arguments=(ctx, f" {choice}"), idx=index, **kwargs)
            for index, choice in enumerate(doc["choices"])
        ]

    def process_results(self, doc, results):
        logprobs = np.array([result[0] for result in results])
        lengths = np.array([float(len(choice)) for choice in doc["choices"]])
        gold = doc["gold"]
        return {
            "acc": 1.0 if np.argmax(logprobs) == gold else 0.0,
            "acc_norm": 1.0 if np.argmax(logprobs / lengths) == gold else 0.0,
        }

    def higher_is_better(self):
        return {"acc": True, "acc_norm": True}

    def aggregation(self):
        return {"acc": mean, "acc_norm": mean}


class PerplexityTask(Task):
    OUTPUT_TYPE = "loglikelihood_rolling"

    def has_training_docs(self):
        return False

    def fewshot_examples(self, k, rnd):
        if k != 0:
            raise ValueError("The number of fewshot examples must be 0 for perplexity tasks.")
        return []

    def fewshot_context(self, doc, num_fewshot):
        if num_fewshot != 0:
            raise ValueError("The number of fewshot examples must be 0 for perplexity tasks.")
        return ""

    def higher_is_better(self):
        return {"word_perplexity": False, "byte_perplexity": False, "bits_per_byte": False}

    def doc_to_decontamination_query(self, doc):
        return doc

    def doc_to_text(self, doc):
        return ""

    def doc_to_target(self, doc):
        return doc

    def construct_requests(self, doc, ctx, **kwargs):
        if ctx:
            raise ValueError
        return Instance(
            request_type=self.OUTPUT_TYPE, doc=doc, arguments=(self.doc_to_target(doc),), idx=0, **kwargs
        )

    def process_results(self, doc, results):
        (logprob,) = results
        text = self.doc_to_target(doc)
        by_byte = (logprob, self.count_bytes(text))
        return {
            "word_perplexity": (logprob, self.count_words(text)),
            "byte_perplexity": by_byte,
            "bits_per_byte": by_byte,
        }

    def aggregation(self):
        return {
            "word_perplexity": weighted_perplexity,
            "byte_perplexity": weighted_perplexity,
            "bits_per_byte": bits_per_byte,
        }


__all__ = ["ALL_OUTPUT_TYPES", "ConfigurableTask", "MultipleChoiceTask", "OutputType", "PerplexityTask", "Task", "TaskConfig"]
