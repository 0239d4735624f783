"""Tokenizers: the program around has them; texts and ids cross."""

from _eval_host._absent import AbsentError
from _eval_host._services import ask


class BatchEncoding(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Tokenizer:
    def __init__(self, name):
        self.name_or_path = name
        facts = ask("tokenizer", name=name)
        self._length = facts["length"]
        self.model_max_length = int(1e30) if facts["max_length"] is None else facts["max_length"]
        for kind in ("bos", "eos", "pad", "unk"):
            token, number = facts[kind] or (None, None)
            setattr(self, f"{kind}_token", token)
            setattr(self, f"{kind}_token_id", number)

    def __len__(self):
        return self._length

    @property
    def vocab_size(self):
        return self._length

    def encode(self, text, add_special_tokens=True):
        return ask("encode", name=self.name_or_path, text=text, special=add_special_tokens)

    def __call__(self, text, add_special_tokens=True):
        several = not isinstance(text, str)
        ids = [self.encode(one, add_special_tokens) for one in ([*text] if several else [text])]
        masks = [[1] * len(one) for one in ids]
        return BatchEncoding(
            input_ids=ids if several else ids[0], attention_mask=masks if several else masks[0]
        )

    def decode(self, token_ids, skip_special_tokens=False):
        ids = [token_ids] if isinstance(token_ids, int) else list(token_ids)
        return ask("decode", name=self.name_or_path, ids=ids, special=skip_special_tokens)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise AbsentError(f"`{name}` of a tokenizer needs transformers", name="transformers.AutoTokenizer")


class AutoTokenizer:
    @staticmethod
    def from_pretrained(pretrained_model_name_or_path, **_):
        return Tokenizer(str(pretrained_model_name_or_path))
