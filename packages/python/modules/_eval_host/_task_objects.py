"""Task classes: an object of one is made, asked for requests, and scores what was answered (lm_eval/tasks/_factory.py and
lm_eval/evaluator.py, 0.4.13, as far as they deal with one task)."""

import inspect

from ._services import ask


class TaskObject:
    def __init__(self, kind, settings, functions):
        """`functions`: those that the configuration names, by number; null is the class itself."""
        config = _resolved(settings["config"], lambda number: kind if number is None else functions[number])
        self.task = kind(config=config) if "config" in inspect.signature(kind.__init__).parameters else kind()
        self._docs = {}
        if hasattr(self.task, "config") and hasattr(self.task.config, "task"):
            self.task.config.task = settings["name"]
        self._override(settings)

    def _override(self, settings):
        task = self.task
        if task.get_config("output_type") == "generate_until" and settings["generation"]:
            task.set_config("generation_kwargs", settings["generation"], update=True)
        said = task.get_config("num_fewshot")
        if settings["num_fewshot"] is not None and said != 0:
            task.set_config("num_fewshot", settings["num_fewshot"])
        elif said is None:
            task.set_config("num_fewshot", 0)
        task.set_fewshot_seed(seed=settings["seed"])

    def facts(self):
        task = self.task
        own = {name: _is_own(task, name) for name in ("process_results", "aggregation", "higher_is_better")}
        made = task.aggregation() if own["aggregation"] else {}
        return {
            "version": task.VERSION,
            "configurable": _is_configurable(task),
            "dataset": [task.DATASET_PATH, task.DATASET_NAME],
            "dump": task.dump_config(),
            "config": {name: value for name, value in vars(task.config).items() if not _holds_function(value)},
            "output_type": task.OUTPUT_TYPE,
            "total": len(task.eval_docs),
            "multiple_target": bool(getattr(task, "multiple_target", 0)),
            "own_results": own["process_results"],
            "aggregations": {name: _registered(function) for name, function in made.items()},
            "higher_is_better": task.higher_is_better() if own["higher_is_better"] or own["aggregation"] else None,
        }

    def requests(self, positions, system, chat, multiturn):
        task, found = self.task, []
        count = task.config.num_fewshot or 0
        template = _chat if chat else None
        docs = task.eval_docs
        for index, position in enumerate(positions):
            doc = self._docs[position] = docs[position]
            context = task.fewshot_context(
                doc,
                num_fewshot=count,
                system_instruction=system,
                apply_chat_template=chat,
                fewshot_as_multiturn=multiturn,
                chat_template=template,
                gen_prefix=task.doc_to_prefix(doc),
            )
            made = task.construct_requests(
                doc=doc,
                ctx=context,
                metadata=(task.config["task"], position, task.config.repeats),
                apply_chat_template=chat,
                chat_template=template,
            )
            found.append(self._shown(doc, made if isinstance(made, list) else [made]))
        return found

    def _shown(self, doc, requests):
        task = self.task
        chooses = getattr(task.config, "doc_to_choice", None) is not None
        several = getattr(task, "multiple_input", 0)
        return {
            "doc": doc,
            "target": task.doc_to_target(doc),
            "choices": task.doc_to_choice(doc) if chooses else None,
            "gold": task.doc_to_text(doc) if several else None,
            "requests": [
                {"type": one.request_type, "arguments": list(one.args), "repeats": one.repeats}
                for one in sorted(requests, key=lambda one: one.idx)
            ],
        }

    def score(self, position, results):
        return {str(name): value for name, value in self.task.process_results(self._docs[position], results).items()}

    def aggregate(self, metric, values):
        return self.task.aggregation()[metric](values)


def _chat(messages, add_generation_prompt=True):
    return ask("chat", messages=messages, generation=add_generation_prompt)


def _resolved(value, find):
    """What a task file says, with the functions that it names."""
    if isinstance(value, list):
        return [_resolved(item, find) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"!function"}:
        return find(value["!function"])
    return {key: _resolved(item, find) for key, item in value.items()}


def _is_configurable(task):
    from lm_eval.api.task import ConfigurableTask

    return isinstance(task, ConfigurableTask)


def _is_own(task, name):
    """Whether a class has a method of its own, in place of lm_eval's."""
    from lm_eval.api.task import ConfigurableTask

    if name in vars(task) or not _is_configurable(task):
        return True
    return getattr(type(task), name) is not getattr(ConfigurableTask, name)


def _registered(function):
    """The name of an aggregation of lm_eval's; None: the task's own."""
    from lm_eval.api.registry import aggregation_registry

    return next((name for name, known in aggregation_registry.items() if known is function), None)


def _holds_function(value):
    if isinstance(value, dict):
        return any(map(_holds_function, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_holds_function, value))
    return callable(value) or type(value).__name__ == "FewshotConfig"
