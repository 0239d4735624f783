"""Prompts of examples and a question (lm_eval/api/task.py `ConfigurableTask.fewshot_context`)."""

from functools import partial

from lm_eval.api.utils import Message, maybe_delimit, messages_to_text, multiturn_to_singleturn, requires_delimiter


class Prompts:
    def fewshot_context(
        self,
        doc,
        num_fewshot,
        system_instruction=None,
        apply_chat_template=False,
        fewshot_as_multiturn=False,
        chat_template=None,
        gen_prefix=None,
    ):
        render = partial(chat_template, add_generation_prompt=not gen_prefix) if chat_template else None
        description = self.resolve_field(doc, self.config.description) or ""
        system = maybe_delimit(system_instruction, description, self.config.fewshot_delimiter)
        messages = [Message("system", system)] if system else []
        if num_fewshot > 0:
            messages += self._examples(doc, num_fewshot)
        question = self.doc_to_text(doc)
        choices = self.doc_to_choice(doc) if self.config.doc_to_choice else None
        self.doc_to_target(doc)
        render = render if apply_chat_template else None
        if self.multiple_input:
            return self.multiple_input_context(messages, gen_prefix, choices, render, fewshot_as_multiturn)
        messages += self.build_qa_turn(
            q=question, c=choices, gen_prefix=gen_prefix, tgt_delim=self.config.target_delimiter, few_delim=""
        )
        return _rendered(messages, render, fewshot_as_multiturn)

    def _examples(self, doc, count):
        shown = self.fewshot_cfg
        left_out = doc if shown.split == self.config.test_split else None
        messages = []
        for shot in self.sampler.sample(n=count, eval_doc=left_out):
            question = self.doc_to_text(shot, shown.doc_to_text)
            choices = self.doc_to_choice(shot, shown.doc_to_choice) if shown.doc_to_choice else None
            answer = self.doc_to_target(shot, shown.doc_to_target)
            prefix = self.resolve_field(shot, shown.gen_prefix)
            if self.multiple_input:
                question, choices = choices[question], None
            messages += self.build_qa_turn(
                q=question,
                c=choices,
                a=answer,
                gen_prefix=prefix,
                tgt_delim=shown.target_delimiter,
                few_delim=shown.fewshot_delimiter,
            )
        return messages

    def build_qa_turn(self, *, q=None, c=None, a=None, gen_prefix=None, tgt_delim=" ", few_delim="\n\n"):
        assert isinstance(q, str), f"Context is not a string! : {q}"
        answered = a is not None and a != ""
        if gen_prefix:
            delimiter = tgt_delim if requires_delimiter(q, gen_prefix) else ""
        else:
            delimiter = tgt_delim if answered else ""
        messages = [Message("user", q, delimiter)]
        if answered:
            text = c[a] if c and isinstance(a, int) else a[0] if isinstance(a, list) else a
            assert isinstance(text, str), f"Answer is not a string! : {a}"
            messages.append(Message("assistant", maybe_delimit(gen_prefix, text, delimiter=" "), few_delim))
        elif gen_prefix:
            messages.append(Message("assistant", gen_prefix))
        return messages

    def multiple_input_context(self, prev_context, gen_prefix, q, chat_template=None, fewshot_as_multiturn=False):
        """One prompt for each of several contexts."""
        contexts = []
        for text in q:
            turn = self.build_qa_turn(q=text, gen_prefix=gen_prefix, tgt_delim="")
            contexts.append(_rendered([*(prev_context or []), *turn], chat_template, fewshot_as_multiturn))
        return contexts


def _rendered(messages, render, multiturn):
    if render is None:
        return messages_to_text(messages)
    return render([message.to_dict() for message in messages] if multiturn else multiturn_to_singleturn(messages))
