/** Helpers of tasks, as files, that the conformance suite of Python hosts calls. */
export const pythonHostHelpers: Readonly<Record<string, string>> = {
  'utils.py': `
import functools
import random
import absent_package_of_nobody

COUNT = 0

def echo(value):
    return value

def joined(first, *, second="-"):
    return first + second

shouted = functools.partial(joined, second="!")

class Doubler:
    def __call__(self, value):
        return value * 2

double = Doubler()

def count():
    global COUNT
    COUNT += 1
    return COUNT

def divide(a, b):
    return a / b

def needy():
    return absent_package_of_nobody.answer()

def odd():
    return [iter([1, 2]), {3}, range(2), Doubler, len]

def hang():
    while True:
        pass

def draw():
    return random.random()

def read(file):
    with open(file) as stream:
        return stream.read()

def write(file):
    with open(file, "w") as stream:
        stream.write("x")

def connect():
    import socket
    socket.create_connection(("127.0.0.1", 9), 1)

def process_docs(dataset):
    return dataset.filter(lambda doc: doc["keep"]).map(lambda doc: {"size": len(doc["text"]) / 2})

def process_as_list(dataset):
    return [{"text": doc["text"]} for doc in dataset]

def process_same(dataset):
    return dataset

def process_nothing(dataset):
    dataset.map(lambda doc: doc)

def splits(**options):
    from datasets import Dataset
    return {"train": Dataset.from_list([options]), "test": Dataset.from_list([{"a": 1.0}])}
`,
  'deep/er.py': 'def here():\n    return __name__.rpartition(".")[2]\n',
  'filters.py': `
from lm_eval.api.filter import Filter
from lm_eval.api.registry import register_filter

@register_filter("shortest")
class Shortest(Filter):
    def __init__(self, mark="") -> None:
        self.mark = mark

    def apply(self, resps, docs):
        return map(lambda pair: [min(pair[0], key=len) + self.mark + pair[1]["id"]], zip(resps, docs))
`,
  'broken.py': 'raise ValueError("not today")\n',
}
