"""The peer's side of a measurement: opens a model with lm_eval's own HFLM, then a pass for each line of standard input.

Arguments: folder of the model, number of threads. Lines in: {"path": FILE, "batchSize": 8}. Lines out: what
src/scoring/scorer-messages.ts calls a ScoreReport.
"""

import json
import os
import resource
import sys
import time

# Whatever a library prints must not come between our lines.
answers_to = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import torch  # noqa: E402
from lm_eval.api.instance import Instance  # noqa: E402
from lm_eval.models.huggingface import HFLM  # noqa: E402


def peak_bytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def read_instances(path):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Instance(request_type="loglikelihood", doc={}, arguments=(row["context"], row["continuation"]), idx=index)
        for index, row in enumerate(rows)
    ]


def score(model, path, batch_size):
    instances = read_instances(path)
    model.batch_size_per_gpu = batch_size
    started_cpu = time.process_time()
    started = time.perf_counter()
    answers = model.loglikelihood(instances, disable_tqdm=True)
    seconds = time.perf_counter() - started
    cpu_seconds = time.process_time() - started_cpu
    return {"seconds": seconds, "cpuSeconds": cpu_seconds, "peakBytes": peak_bytes(), "answers": answers}


def main():
    folder, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    model = HFLM(pretrained=folder, device="cpu", dtype="float32", batch_size=1)
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(score(model, order["path"], order["batchSize"])), file=answers_to, flush=True)


main()
