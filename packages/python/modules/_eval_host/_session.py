"""The calls of a host. A question is a line of JSON that says what is wanted, then the values for it."""

import copy
import inspect
import json
import os
import random
import sys
import time
import traceback

from . import _absent, _loading, _needs, _printing, _state, _tables
from ._codec import dumps, encoded, loads
from ._samplers import TaskSampler
from ._task_objects import TaskObject


class Failure(Exception):
    """Says which entry of a batch failed."""

    def __init__(self, index):
        self.index = index


class Session:
    def __init__(self):
        self._folders = ()
        self._loaded = []
        self._tasks = []
        self._samplers = []
        self._finder = _absent.AbsentFinder(self._is_helper)
        sys.meta_path.append(self._finder)

    def answer_bytes(self, question):
        """`question` is a JavaScript array of bytes, UTF-8; so is what is given back."""
        return encoded(self.answer(question.to_bytes().decode()))

    def answer(self, question):
        head, _, body = question.partition("\n")
        with _printing.collected() as printed:
            answer = self._answered(json.loads(head), body)
        return printed.head() + answer

    def _answered(self, head, body):
        try:
            return "=" + getattr(self, "_" + head.pop("ask"))(body, **head)
        except BaseException as error:
            index = error.index if isinstance(error, Failure) else None
            return "!" + json.dumps(self._described(error.__cause__ if index is not None else error, index))

    def _is_helper(self, file):
        return file.startswith(self._folders)

    # What can be asked

    def _open(self, _, folders, packages, seeds, patience):
        import lm_eval.tasks

        from ._packages import add_packages

        self._patience = patience
        self._folders = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
        # First: with a real lm_eval around, the tasks that are run are those of the folders all the same.
        lm_eval.tasks.__path__[:0] = [folder for folder in folders if folder not in lm_eval.tasks.__path__]
        add_packages(packages)
        random.seed(seeds["python"])
        import numpy

        numpy.random.seed(seeds["numpy"])
        return "null"

    def _load(self, _, folder, module, name):
        self._finder.last_missed = None
        value = _loading.find(folder, module, name)
        needs = _needs.absent_needs(value, self._is_helper)
        if needs:
            raise _absent.NeedsError(f"it uses {', '.join(sorted(set(needs)))}", needs)
        self._loaded.append(value)
        facts = {"id": len(self._loaded) - 1, "callable": callable(value), "draws": _state.draws(value)}
        facts["shown"] = str(value)
        try:
            facts["source"] = inspect.getsource(value)
        except (TypeError, OSError):
            facts["text"] = str(value)
        return json.dumps(facts, ensure_ascii=False)

    def _call(self, body, id, first):
        """Of entries from the `first` on: as many as there is patience for."""
        function = self._loaded[id]
        return dumps(self._each(loads(body), first, lambda _, entry: _called(function, *entry)))

    def _documents(self, body, id, first):
        """What a function gives of each document, and the documents that it has changed; else as `_call`."""
        function, changed = self._loaded[id], []
        watched = _state.may_change(function)

        def one(index, doc):
            before = copy.deepcopy(doc) if watched else doc
            result = function(doc)
            if watched and doc != before:
                changed.append([index, doc])
            return result

        return dumps([self._each(loads(body), first, one), changed])

    def _each(self, entries, first, act):
        """What `act` gives of entries, numbered from `first` on. As many as there is patience for, at least one: the limit
        of a crossing is for one entry, not for thousands."""
        results, end = [], time.monotonic() + self._patience
        for index, entry in enumerate(entries, first):
            if results and time.monotonic() > end:
                break
            try:
                results.append(act(index, entry))
            except BaseException as error:
                raise Failure(index) from error
        return results

    def _process(self, body, id):
        given = _tables.open_table(loads(body))
        return _tables.table_text(self._loaded[id](given))

    def _splits(self, body, id, names):
        made = self._loaded[id](**loads(body))
        if not hasattr(made, "items"):
            raise TypeError(f"datasets by split are wanted, not a {type(made).__name__}")
        chosen = {str(name): split for name, split in made.items() if names is None or str(name) in names}
        missing = [name for name in names or () if name not in chosen]
        if missing:
            raise KeyError(f"there is no split {missing[0]}, only {', '.join(map(str, made))}")
        texts = (f"{dumps(name)}:{_tables.table_text(split)}" for name, split in chosen.items())
        return "{" + ",".join(texts) + "}"

    def _open_task(self, body, id, functions):
        named = [self._loaded[number] for number in functions]
        self._tasks.append(TaskObject(self._loaded[id], loads(body), named))
        return dumps({"task": len(self._tasks) - 1, **self._tasks[-1].facts()})

    def _task_requests(self, body, id, task):
        return dumps(self._tasks[task].requests(**loads(body)))

    def _task_scores(self, body, id, task):
        scores = []
        for index, (position, results) in enumerate(loads(body)):
            try:
                scores.append(self._tasks[task].score(position, results))
            except BaseException as error:
                raise Failure(index) from error
        return dumps(scores)

    def _task_aggregate(self, body, id, task):
        return dumps(self._tasks[task].aggregate(*loads(body)))

    def _open_sampler(self, body, id, seed):
        self._samplers.append(TaskSampler(self._loaded[id], loads(body), seed))
        return dumps(len(self._samplers) - 1)

    def _sample(self, body, id, sampler, count, first):
        """The examples for each document, nothing where the sampler is not told of it; else as `_call`."""
        examples = self._samplers[sampler].examples
        return dumps(self._each(loads(body), first, lambda _, doc: examples(doc, count)))

    def _filter(self, body, id):
        options, answers, docs = loads(body)
        return dumps(list(self._loaded[id](**options).apply(answers, docs)))

    def _random(self, _):
        """The states of the global generators: lm_eval's helpers share them, in whichever Python they run here."""
        import numpy

        return dumps([random.getstate(), numpy.random.get_state()])

    def _set_random(self, body):
        import numpy

        own, of_numpy = loads(body)
        random.setstate(own)
        numpy.random.set_state(of_numpy)
        return "null"

    # What went wrong

    def _described(self, error, index):
        facts = {
            "type": type(error).__name__,
            "message": str(error),
            "place": self._place(error),
            "index": index,
        }
        missing = self._missing(error)
        if missing:
            facts["missing"] = missing
            facts["standard"] = sorted({name.partition(".")[0] for name in missing} & sys.stdlib_module_names)
        return facts

    def _missing(self, error):
        """The packages, or parts of packages that have a stand-in here, for want of which it failed."""
        if isinstance(error, _absent.NeedsError):
            return list(dict.fromkeys(error.names))
        if isinstance(error, _absent.AbsentError):
            return [error.name]
        if not isinstance(error, ImportError):
            return []
        if error.name is None and error.__context__ is not None:
            # Tasks say what to install in words of their own.
            return self._missing(error.__context__)
        name = error.name or self._finder.last_missed
        known = name is None or name.startswith(("lm_eval", "/")) or _exists(name)
        return [] if known else [name]

    def _place(self, error):
        """The line of the helper where it happened."""
        steps = [step for step in traceback.extract_tb(error.__traceback__) if self._is_helper(step.filename)]
        return f"{os.path.basename(steps[-1].filename)}, line {steps[-1].lineno}" if steps else None


def _called(function, arguments, keywords, instead):
    try:
        return function(*arguments, **keywords)
    except TypeError:
        if instead is None:
            raise
        return function(*instead)


def _exists(name):
    module = sys.modules.get(name.partition(".")[0])
    return module is not None and not _absent.is_absent(module) and name in sys.modules
