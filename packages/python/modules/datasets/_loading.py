"""`datasets.load_dataset`: the program around has the datasets; their splits come when they are looked at."""

from _eval_host._services import ask

from ._dataset import Dataset, DatasetInfo
from ._dataset_dict import DatasetDict
from ._features import Features

# How and how fast the real library loads; rows are the same.
_WITHOUT_EFFECT = {
    "cache_dir",
    "download_config",
    "download_mode",
    "ignore_verifications",
    "keep_in_memory",
    "num_proc",
    "save_infos",
    "storage_options",
    "streaming",
    "task",
    "token",
    "trust_remote_code",
    "use_auth_token",
    "verification_mode",
}


def load_dataset(path, name=None, data_dir=None, data_files=None, split=None, cache_dir=None, features=None, **options):
    options = {key: value for key, value in options.items() if value is not None and key not in _WITHOUT_EFFECT}
    if features is not None:
        options["features"] = Features(features).to_dict()
    for key, value in (("data_dir", data_dir), ("data_files", data_files)):
        if value is not None:
            options[key] = value
    request = {"path": str(path), "name": name, "options": options}
    if split is None:
        return DatasetDict((one, LoadedDataset(request, one)) for one in ask("splits", **request))
    if isinstance(split, (list, tuple)):
        return [LoadedDataset(request, str(one)) for one in split]
    return LoadedDataset(request, str(split))


class LoadedDataset(Dataset):
    """A split whose rows come when something of them is looked at."""

    def __init__(self, request, split):
        self._request = request
        self._content = None
        self.split = split

    def _loaded(self):
        if self._content is None:
            from _eval_host._tables import dataset_columns

            self._content = dataset_columns(ask("dataset", split=self.split, **self._request))
        return self._content

    @property
    def _columns(self):
        return self._loaded()[0]

    @property
    def features(self):
        return self._loaded()[1]

    @property
    def info(self):
        return DatasetInfo(self.features)


def get_dataset_split_names(path, config_name=None, **options):
    return list(ask("splits", path=str(path), name=config_name, options={}))


__all__ = ["get_dataset_split_names", "load_dataset"]
