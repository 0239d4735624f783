"""Prompts that a task file takes by name (lm_eval/prompts/__init__.py)."""

from _eval_host._absent import AbsentError

from lm_eval import utils

PROMPT_REGISTRY = {
    "qa-basic": {
        "question-newline-answer": "Question: {{question}}\nAnswer:",
        "q-newline-a": "Q: {{question}}\nA:",
    },
}


def get_prompt(prompt_id, dataset_name=None, subset_name=None):
    category, name = prompt_id.split(":")
    if category == "promptsource":
        raise AbsentError(f"the prompt {prompt_id} is one of promptsource's", name="promptsource")
    if ".yaml" in category:
        raise AbsentError(f"the prompt {prompt_id} is in a file", name="yaml")
    if name in PROMPT_REGISTRY.get(category, {}):
        return PROMPT_REGISTRY[category][name]
    raise ValueError(f"there is no prompt {prompt_id}")


class PromptString:
    def __init__(self, prompt_string):
        self.prompt_string = prompt_string

    def apply(self, doc):
        if "doc_to_choice" in self.prompt_string:
            raise NotImplementedError("Not yet implemented to accept doc_to_choice")
        return [utils.apply_template(self.prompt_string[key], doc) for key in ("doc_to_text", "doc_to_target")]
