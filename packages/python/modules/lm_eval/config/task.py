"""What a task file says (lm_eval/config/task.py)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from inspect import getsource
from typing import Any

from lm_eval.defaults import default_gen_kwargs


@dataclass
class FewshotConfig:
    sampler: str = "default"
    split: str | None = None
    process_docs: Callable | None = None
    fewshot_indices: list | None = None
    samples: list | Callable | None = None
    doc_to_text: str | Callable | None = None
    doc_to_choice: str | Callable | dict | list | None = None
    doc_to_target: str | Callable | None = None
    gen_prefix: str | None = None
    fewshot_delimiter: str | None = None
    target_delimiter: str | None = None

    @classmethod
    def from_dict(cls, cfg, *, fewshot_split=None, **inherited):
        known = {"split": fewshot_split, **inherited, **cfg}
        known.setdefault("sampler", "default")
        return cls(**known)


# What examples take over from the task where `fewshot_config` says nothing.
_INHERITED = (
    "process_docs",
    "fewshot_delimiter",
    "target_delimiter",
    "gen_prefix",
    "doc_to_text",
    "doc_to_choice",
    "doc_to_target",
)


@dataclass
class TaskConfig(dict):
    task: str | None = None
    task_alias: str | None = None
    tag: str | list | None = None
    custom_dataset: Callable | None = None
    dataset_path: str | None = None
    dataset_name: str | None = None
    dataset_kwargs: dict | None = None
    training_split: str | None = None
    validation_split: str | None = None
    test_split: str | None = None
    fewshot_split: str | None = None
    process_docs: Callable | None = None
    doc_to_text: Callable | str | None = None
    doc_to_target: Callable | str | None = None
    doc_to_image: Callable | str | None = None
    doc_to_audio: Callable | str | None = None
    unsafe_code: bool = False
    doc_to_choice: Callable | str | dict | list | None = None
    process_results: Callable | str | None = None
    use_prompt: str | None = None
    description: str = ""
    target_delimiter: str = " "
    fewshot_delimiter: str = "\n\n"
    fewshot_config: dict | FewshotConfig | None = None
    num_fewshot: int | None = None
    metric_list: list | None = None
    output_type: str = "generate_until"
    generation_kwargs: dict | None = None
    repeats: int = 1
    filter_list: str | list | None = None
    should_decontaminate: bool = False
    doc_to_decontamination_query: str | None = None
    gen_prefix: str | None = None
    metadata: dict | None = None

    def __post_init__(self):
        given = self.generation_kwargs
        if given is not None:
            if "temperature" in given:
                given["temperature"] = float(given["temperature"])
            given.setdefault("until", [self.fewshot_delimiter])
        elif self.output_type == "generate_until":
            self.generation_kwargs = default_gen_kwargs(self.fewshot_delimiter)
        if isinstance(self.fewshot_config, dict) or self.fewshot_config is None:
            inherited = {name: getattr(self, name) for name in _INHERITED}
            said = self.fewshot_config or {}
            self.fewshot_config = FewshotConfig.from_dict(said, fewshot_split=self.fewshot_split, **inherited)

    def __getitem__(self, item):
        return getattr(self, item)

    def __setitem__(self, item, value):
        setattr(self, item, value)

    def to_dict(self, keep_callable=False):
        found = {key: value for key, value in asdict(self).items() if value is not None}
        for entry in found.get("metric_list", ()):
            for key, value in entry.items():
                if callable(value):
                    entry[key] = self.serialize_function(value, keep_callable)
        return {
            key: self.serialize_function(value, keep_callable) if callable(value) else value
            for key, value in found.items()
        }

    def serialize_function(self, value, keep_callable=False):
        if keep_callable:
            return value
        try:
            return getsource(value)
        except (TypeError, OSError):
            return str(value)
