"""The peer's side: asks a server for all requests of a file with lm_eval's own local-completions.

Arguments: file of requests, address, folder of the tokenizer, concurrent requests, scoring or generation. Prints what
src/api/api-report.ts describes.
"""

import json
import os
import sys
import time

# Whatever a library prints must not come between.
answers_to = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

from lm_eval.api.instance import Instance  # noqa: E402
from lm_eval.models.openai_completions import LocalCompletionsAPI  # noqa: E402

path, url, tokenizer, concurrency, kind = sys.argv[1:6]
with open(path, encoding="utf-8") as file:
    rows = [json.loads(line) for line in file]
gen_kwargs = {"until": ["\n"], "max_gen_toks": 8}
scoring = kind == "scoring"
instances = [
    Instance(
        request_type="loglikelihood" if scoring else "generate_until",
        doc={},
        arguments=(row["context"], row["continuation"] if scoring else gen_kwargs),
        idx=index,
    )
    for index, row in enumerate(rows)
]
model = LocalCompletionsAPI(
    model="m",
    base_url=url,
    tokenizer=tokenizer,
    tokenizer_backend="huggingface",
    num_concurrent=int(concurrency),
    max_length=4096,
)
cpu, started = time.process_time(), time.perf_counter()
answers = model.loglikelihood(instances) if scoring else model.generate_until(instances)
seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
total = sum(answer[0] if scoring else float(answer) for answer in answers)
print(json.dumps({"seconds": seconds, "cpuSeconds": cpu_seconds, "peakBytes": peak, "sum": total}), file=answers_to, flush=True)
