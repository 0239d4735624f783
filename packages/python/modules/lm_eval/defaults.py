"""Defaults of lm_eval/defaults.py that task classes use."""

DEFAULT_MAX_GEN_TOKS = 256
DEFAULT_RANDOM_SEED = 0
DEFAULT_OTHER_SEED = 1234


def default_gen_kwargs(until, max_gen_toks=DEFAULT_MAX_GEN_TOKS):
    stops = [] if until is None else [until] if isinstance(until, str) else until
    return {"temperature": 0.0, "do_sample": False, "max_gen_toks": max_gen_toks, "until": stops}
