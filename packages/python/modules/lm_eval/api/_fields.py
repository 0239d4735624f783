"""What a document's question, answer, choices, images and sounds are (lm_eval/api/task.py `ConfigurableTask.doc_to_*`)."""

import ast

from lm_eval import utils


class Fields:
    def doc_to_text(self, doc, doc_to_text=None):
        source = self._source("doc_to_text", doc_to_text)
        if isinstance(source, int):
            return source
        if isinstance(source, str):
            return self._text_of(doc, source)
        if callable(source):
            return source(doc)
        return self._applied(source, doc, 0)

    def doc_to_target(self, doc, doc_to_target=None):
        source = self._source("doc_to_target", doc_to_target)
        if isinstance(source, (int, list)):
            return source
        if isinstance(source, str):
            text = self._text_of(doc, source)
            # A column's value is taken as it is.
            return text if source in self.features else _list_or(text)
        if callable(source):
            return source(doc)
        return self._applied(source, doc, 1)

    def doc_to_choice(self, doc, doc_to_choice=None):
        source = self._source("doc_to_choice", doc_to_choice)
        if isinstance(source, str):
            return self._literal_of(doc, source)
        if isinstance(source, list):
            return source
        if isinstance(source, dict):
            return list(source.values())
        if callable(source):
            return source(doc)
        if hasattr(source, "get_answer_choices_list"):
            return source.get_answer_choices_list(doc)
        raise TypeError(f"doc_to_choice cannot be {source!r}")

    def doc_to_image(self, doc, doc_to_image=None):
        return self._media(doc, self.config.doc_to_image if doc_to_image is None else doc_to_image)

    def doc_to_audio(self, doc, doc_to_audio=None):
        return self._media(doc, self.config.doc_to_audio if doc_to_audio is None else doc_to_audio)

    def doc_to_prefix(self, doc):
        prefix = self.config.gen_prefix
        if prefix is None:
            return None
        return doc[prefix] if prefix in self.features else utils.apply_template(prefix, doc)

    def doc_to_decontamination_query(self, doc):
        if not self.config.should_decontaminate:
            return None
        query = self.config.doc_to_decontamination_query
        if query is None:
            return self.doc_to_text(doc)
        return query(doc) if callable(query) else self._literal_of(doc, query)

    def _source(self, key, given):
        if self.prompt is not None:
            return self.prompt
        return getattr(self.config, key) if given is None else given

    def _text_of(self, doc, source):
        if source in self.features:
            return doc[source]
        text = utils.apply_template(source, doc)
        return ast.literal_eval(text) if text.isdigit() and self.config.doc_to_choice is not None else text

    def _literal_of(self, doc, source):
        return doc[source] if source in self.features else ast.literal_eval(utils.apply_template(source, doc))

    def _media(self, doc, source):
        if isinstance(source, list):
            return [found for found in (self._media(doc, one) for one in source) if found is not None]
        if isinstance(source, str):
            return self._literal_of(doc, source)
        return source(doc) if callable(source) else None

    def _applied(self, prompt, doc, part):
        if not hasattr(prompt, "apply"):
            raise TypeError(f"a document cannot be shown by {prompt!r}")
        applied = prompt.apply(doc)
        return applied[part] if len(applied) == 2 else self.config.fewshot_delimiter


def _list_or(text):
    if not (isinstance(text, str) and len(text) >= 2 and text[0] == "[" and text[-1] == "]"):
        return text
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text
