"""Writes the golden logs and submissions of ../rummlu from ../rummlu/datasets, with CPython alone (3.11 was used).

    python3 make_goldens.py [DATASETS [TARGET [MODE ...]]]

It says a second time, in Python and straight from the benchmark's documented rules, what a run of ruMMLU asks, logs and
submits; nothing of this repository's TypeScript takes part. The answers are made up: a log-probability is a function of the
request, a generated text is picked from a list by a function of the request.
"""
import hashlib, json, pathlib, random, re, sys

HERE = pathlib.Path(__file__).resolve().parent.parent / "rummlu"
SYSTEM = "Отвечай одной буквой.\nНе объясняй ответ."
LETTERS = ["A", "B", "C", "D"]
WITHOUT_INSTRUCTION = "{text}\nA) {option_a}\nB) {option_b}\nC) {option_c}\nD) {option_d}\nОтвет:"
TEXTS = ["A", " B", "Ответ: C.", "", "D)", "\u0410", "не A, а B", "\u00a0\u2003C", "AB", "«D»", "ни один 🙂", "C\u2028D"]

#       mode: (profile, generative, chat template, multi-turn, system instruction)
MODES = {
    "loglike": ("0.4.4", False, None, False, False),
    "gen": ("0.4.4", True, None, False, False),
    "gen-plain-system": ("0.4.4", True, None, False, True),
    "gen-chat-single": ("0.4.4", True, "json", False, False),
    "gen-chat-multiturn-system": ("0.4.4", True, "json", True, True),
    "loglike-chat-multiturn": ("0.4.4", False, "marks", True, False),
    "0.4.8-loglike-plain": ("0.4.8", False, None, False, False),
    "0.4.8-loglike-chat-multiturn": ("0.4.8", False, "marks", True, False),
    "0.4.8-gen-chat-multiturn": ("0.4.8", True, "json", True, False),
}


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def number(*parts):
    return int(sha256("\0".join(parts))[:8], 16)


def read(file):
    # Not splitlines: a text may hold U+2028.
    return [json.loads(line) for line in file.read_text("utf8").split("\n") if line]


def question(doc, with_instruction):
    if with_instruction:
        return doc["instruction"].format(**doc["inputs"]).strip()
    return WITHOUT_INSTRUCTION.format(**doc["inputs"]).lstrip()


def shots(rng, pool, doc):
    candidates = [item for item in pool if item["meta"]["domain"] == doc["meta"]["domain"]]
    return [shot for shot in rng.sample(candidates, 1) if shot != doc]


def plain(examples, doc):
    parts = [question(shot, first) + " " + shot["outputs"] + "\n\n" for first, shot in zip([True], examples)]
    return "".join(parts) + question(doc, False)


def render(chat, messages):
    if chat == "json":
        return json.dumps(messages, ensure_ascii=False)
    marked = "".join(f"<|im_start|>{m['role']}\n{m['content']}<|im_end|>\n" for m in messages)
    return marked + "<|im_start|>assistant\n"


def context(rng, pool, doc, chat, multiturn, system):
    if chat is None:
        return system + plain(shots(rng, pool, doc), doc)
    messages = [{"role": "system", "content": system}] if system else []
    examples = shots(rng, pool, doc)
    if multiturn:
        for first, shot in zip([True], examples):
            messages.append({"role": "user", "content": question(shot, first)})
            messages.append({"role": "assistant", "content": shot["outputs"]})
        messages.append({"role": "user", "content": question(doc, False)})
    else:
        # The harness draws twice for a conversation of one turn and shows the second draw.
        messages.append({"role": "user", "content": plain(shots(rng, pool, doc), doc)})
    return render(chat, messages)


def letter(text):
    found = re.compile(r"(\b([ABCD])\b)").findall(text.lstrip())
    return [part for part in found[0] if part][0].strip() if found else "-1"


def line(doc_id, doc, prompt, mode):
    profile, generative, chat, _, _ = mode
    shown = [prompt] if chat == "json" else prompt
    if generative:
        arguments = [[shown, {"do_sample": False, "until": ["\n"]}]]
        resps = [[TEXTS[number(prompt) % len(TEXTS)]]]
        filtered = [letter(resps[0][0])]
    else:
        blank = "" if profile == "0.4.8" and chat else " "
        arguments = [[shown, blank + choice] for choice in LETTERS]
        hashes = [number(prompt, blank + choice) for choice in LETTERS]
        resps = [[[str(-(h / 2**28)), str(h % 2 == 1)]] for h in hashes]
        filtered = [answer[0] for answer in resps]
    record = {
        "doc_id": doc_id,
        "doc": doc,
        "target": doc["outputs"],
        "arguments": {
            f"gen_args_{i}": {f"arg_{j}": argument for j, argument in enumerate(request)}
            for i, request in enumerate(arguments)
        },
        "resps": resps,
        "filtered_resps": filtered,
    }
    if profile == "0.4.8":
        record |= {"filter": "scoring", "metrics": ["bypass"] if generative else []}
    record["doc_hash"] = sha256(json.dumps(doc, indent=2, ensure_ascii=False))
    record["prompt_hash"] = sha256(prompt)
    record["target_hash"] = sha256(doc["outputs"])
    if generative:
        record["bypass"] = None
    return record


def submitted(record, generative):
    if generative:
        return record["filtered_resps"][0]
    scores = [float(answer[0]) for answer in record["filtered_resps"]]
    return LETTERS[scores.index(max(scores))]


def make(name, datasets, target):
    profile, generative, chat, multiturn, with_system = mode = MODES[name]
    pool, docs = read(datasets / "rummlu.train.jsonl"), read(datasets / "rummlu.test.jsonl")
    rng = random.Random(1234)
    system = SYSTEM if with_system else ""
    records = [line(i, doc, context(rng, pool, doc, chat, multiturn, system), mode) for i, doc in enumerate(docs)]
    task = "rummlu_gen" if generative else "rummlu"
    folder = target / name
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"samples_{task}_2026-01-01T00-00-00.000000.jsonl"
    log.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf8", newline="\n")
    test = [{"outputs": submitted(r, generative), "meta": {"id": int(r["doc"]["meta"]["id"])}} for r in records]
    text = json.dumps({"data": {"test": test}}, ensure_ascii=False, indent=4)
    (folder / "ruMMLU.json").write_text(text, "utf8", newline="\n")


if __name__ == "__main__":
    datasets = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "datasets"
    target = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    for name in sys.argv[3:] or MODES:
        make(name, datasets, target)
