"""Of transformers are here: tokenizers, which the program around has, and the metrics of SQuAD, which newer versions lack."""

from _eval_host._absent import absent_attribute

from ._tokenizer import AutoTokenizer

__version__ = "5.23.0"

__getattr__ = absent_attribute("transformers")

__all__ = ["AutoTokenizer"]
