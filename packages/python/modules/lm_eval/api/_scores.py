"""How answers are scored where a class does not say (lm_eval/api/task.py `ConfigurableTask.process_results`)."""

import numpy as np

from lm_eval import utils


class Scores:
    def process_results(self, doc, results):
        if callable(self.config.process_results):
            return self.config.process_results(doc, results)
        metrics = list(self._metric_fn_list)
        if self.OUTPUT_TYPE == "loglikelihood":
            logprob, greedy = results[0]
            return _chosen(metrics, {"perplexity": logprob, "acc": int(greedy)})
        if self.OUTPUT_TYPE == "loglikelihood_rolling":
            (logprob,) = results
            text = self.doc_to_target(doc)
            by_byte = (logprob, self.count_bytes(text))
            scores = {"word_perplexity": (logprob, self.count_words(text)), "byte_perplexity": by_byte}
            return _chosen(metrics, {**scores, "bits_per_byte": by_byte})
        if self.OUTPUT_TYPE == "multiple_choice":
            return self._choice_scores(doc, results, metrics)
        return self._generation_scores(doc, results)

    def _choice_scores(self, doc, results, metrics):
        logprobs, greedy = zip(*results, strict=True)
        choices = self.doc_to_choice(doc)
        alone = ()
        if 2 * len(choices) == len(logprobs) and "acc_mutual_info" in metrics:
            logprobs, alone = logprobs[: len(choices)], logprobs[len(choices) :]
        best = np.argmax(logprobs)
        best_norm = np.argmax(np.array(logprobs) / np.array([float(len(text)) for text in choices]))
        best_bytes = np.argmax(np.array(logprobs) / np.array([float(len(text.encode())) for text in choices]))
        gold = _gold(self.doc_to_text(doc) if self.multiple_input else self.doc_to_target(doc), choices)
        if self.multiple_target:
            right = [1.0 if answer in gold else 0.0 for answer in (best, best_norm, best_bytes)]
            exact = int(any(greedy[i] if i != -100 else 0 for i in gold))
        else:
            right = [1.0 if answer == gold else 0.0 for answer in (best, best_norm, best_bytes)]
            exact = int(greedy[gold]) if gold != -100 else 0
        scores = {
            "acc": right[0],
            "f1": (gold, best),
            "mcc": (gold, best),
            "acc_norm": right[1],
            "acc_bytes": right[2],
            "exact_match": exact,
            "brier_score": (gold, utils.softmax(np.array(logprobs))),
            "likelihood": (gold, logprobs),
        }
        if "acc_mutual_info" in metrics:
            gained = [with_context - without for with_context, without in zip(logprobs, alone, strict=True)]
            scores["acc_mutual_info"] = 1.0 if np.argmax(gained) == gold else 0.0
        return _chosen(metrics, scores)

    def _generation_scores(self, doc, results):
        gold, result = self.doc_to_target(doc), results[0]
        if self.config.doc_to_choice is not None:
            gold = self.doc_to_choice(doc)[gold]
        elif self.multiple_target:
            gold = list(gold)
        elif type(gold) is not type(result) and not ("bypass" in self._metric_fn_list or isinstance(result, list)):
            gold = type(result)(gold)
        scores = {}
        for metric in list(self._metric_fn_list):
            if self.multiple_target:
                scores[metric] = self._any_of(metric, gold if isinstance(gold, list) else [gold], result)
                continue
            score = self._scored(metric, [gold], [result])
            scores.update(score if isinstance(score, dict) else {metric: score})
        return scores

    def _any_of(self, metric, golds, result):
        if metric == "exact_match":
            return 1.0 if self._scored(metric, golds, [result] * len(golds))[metric] > 0.0 else 0.0
        scores = [self._scored(metric, [gold], [result]) for gold in golds]
        return 1.0 if any(score[metric] if isinstance(score, dict) else score for score in scores) else 0.0

    def _scored(self, metric, references, predictions):
        function = self._metric_fn_list[metric]
        try:
            return function(references=references, predictions=predictions, **self._metric_fn_kwargs[metric])
        except TypeError:
            return function([references[0], predictions[0]])


def _chosen(metrics, scores):
    return {metric: score for metric, score in scores.items() if metric in metrics}


def _gold(gold, choices):
    if isinstance(gold, list):
        return [index if index < len(choices) else -100 for index in gold]
    if isinstance(gold, str):
        return choices.index(gold) if gold in choices else -100
    return gold if gold < len(choices) else -100
