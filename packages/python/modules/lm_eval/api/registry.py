"""Names of filters, metrics and aggregations (lm_eval/api/registry.py)."""


class Registry(dict):
    def named(self, name):
        def register(item):
            self[name] = item
            return item

        return register


filter_registry = FILTER_REGISTRY = Registry()
metric_registry = METRIC_REGISTRY = Registry()
aggregation_registry = AGGREGATION_REGISTRY = Registry()
metric_aggregation_registry = METRIC_AGGREGATION_REGISTRY = Registry()
higher_is_better_registry = HIGHER_IS_BETTER_REGISTRY = Registry()
model_registry = MODEL_REGISTRY = Registry()


def register_filter(name):
    return filter_registry.named(name)


def get_filter(name):
    return name if callable(name) else filter_registry[name]


def register_aggregation(name):
    return aggregation_registry.named(name)


def get_aggregation(name):
    return aggregation_registry.get(name)


def register_metric(**options):
    def register(function):
        name = options["metric"]
        metric_registry[name] = function
        higher_is_better_registry[name] = options.get("higher_is_better")
        metric_aggregation_registry[name] = aggregation_registry.get(options.get("aggregation"))
        return function

    return register


def get_metric(name, hf_evaluate_metric=False):
    return metric_registry.get(name)


def get_metric_aggregation(name):
    return metric_aggregation_registry.get(name)


def is_higher_better(name):
    return higher_is_better_registry.get(name)


DEFAULT_METRIC_REGISTRY = {
    "loglikelihood": ["perplexity", "acc"],
    "loglikelihood_rolling": ["word_perplexity", "byte_perplexity", "bits_per_byte"],
    "multiple_choice": ["acc", "acc_norm"],
    "generate_until": ["exact_match"],
}


def register_model(*names):
    return lambda item: item
