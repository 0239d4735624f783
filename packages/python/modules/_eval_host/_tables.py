"""Datasets that are handed in and out."""

import datetime

import datasets

from ._codec import dumps, dumps_stored

_IS_REAL = datasets.Dataset.__module__ == "datasets.arrow_dataset"


def open_table(table):
    """A dataset of rows as they were read; without features their types are inferred."""
    if table.get("features") is None:
        return datasets.Dataset.from_list(table["rows"])
    columns, features = dataset_columns(table)
    # The real one, in a Python of the user's, or the one that comes along.
    return datasets.Dataset.from_dict(columns, features) if _IS_REAL else datasets.Dataset(columns, features)


def dataset_columns(table):
    """Columns and features of rows as they were read."""
    features = datasets.Features.from_dict(table["features"])
    columns = {name: [row.get(name) for row in table["rows"]] for name in features}
    for name, feature in features.items():
        _revive(columns, name, feature)
    return columns, features


def _revive(columns, name, feature):
    """Times come as text."""
    dtype = getattr(feature, "dtype", "")
    read = datetime.date if dtype.startswith("date") else datetime.datetime if dtype.startswith("timestamp") else None
    if read is None:
        return
    try:
        columns[name] = [read.fromisoformat(v) if isinstance(v, str) else v for v in columns[name]]
    except ValueError:
        pass


def table_text(answer):
    """Rows and features, as text, of what a function made of a dataset."""
    if not isinstance(answer, datasets.Dataset):
        if not (hasattr(answer, "__len__") and hasattr(answer, "__getitem__")):
            raise TypeError(f"documents are wanted, not {type(answer).__name__}: does it return a dataset or a list?")
        return dumps({"rows": [dict(row) for row in answer]})
    names = list(answer.features)
    columns = _real_columns(answer) if _IS_REAL else answer._columns
    rows = [dict(zip(names, values)) for values in zip(*(columns[name] for name in names))]
    return dumps_stored({"rows": rows, "features": answer.features.to_dict()})


def _real_columns(dataset):
    """Values as Python has them; images and sounds stay undecoded."""
    for name, feature in dataset.features.items():
        if hasattr(feature, "decode"):
            dataset = dataset.cast_column(name, type(feature)(decode=False))
    return dataset.with_format(None).to_dict()
