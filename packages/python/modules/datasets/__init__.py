"""The part of the `datasets` library that task helpers use, in plain Python and in memory.

Rows come from the harness: nothing is downloaded here.
"""

from ._concatenate import concatenate_datasets
from ._dataset import Column, Dataset
from ._dataset_dict import DatasetDict
from ._features import Audio, ClassLabel, Features, Image, Json, LargeList, List, Sequence, Translation, Value
from ._loading import get_dataset_split_names, load_dataset
from ._split import Split
from . import logging, utils

__version__ = "5.2.0"

IterableDataset = Dataset
IterableDatasetDict = DatasetDict


def load_from_disk(path, *_, **__):
    raise RuntimeError(f"this task reads {path!r} from the disk, which helpers without Python's own datasets library cannot do")


get_dataset_infos = get_dataset_config_names = load_from_disk


def disable_progress_bar():
    return None


disable_progress_bars = enable_progress_bar = enable_progress_bars = disable_caching = enable_caching = disable_progress_bar

__all__ = [
    "Audio",
    "ClassLabel",
    "Column",
    "Dataset",
    "DatasetDict",
    "Features",
    "Image",
    "IterableDataset",
    "IterableDatasetDict",
    "Json",
    "LargeList",
    "List",
    "Sequence",
    "Split",
    "Translation",
    "Value",
    "concatenate_datasets",
    "get_dataset_split_names",
    "load_dataset",
    "logging",
    "utils",
]
