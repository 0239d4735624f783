"""Makes src/architectures/golden/*.json: what transformers computes for a small random model of each architecture.

Run with transformers 5.23 and torch 2.13 (CPU): python3 scripts/make-architecture-goldens.py
The weights are not stored: `fillNormal` of src/testing/fill-normal.ts makes the same ones.
"""

import json
import pathlib
import struct
import tempfile

import numpy
import torch
import transformers
from transformers import AutoModelForCausalLM
from transformers.models.auto.configuration_auto import CONFIG_MAPPING

GOLDENS = pathlib.Path(__file__).parent.parent / "src" / "architectures" / "golden"
VOCABULARY = 61
PROMPT = 10
GENERATED = 16
SIZES = dict(vocab_size=VOCABULARY, hidden_size=24, intermediate_size=28, num_hidden_layers=2, num_attention_heads=4,
             num_key_value_heads=2, max_position_embeddings=64, bos_token_id=0, eos_token_id=1, pad_token_id=None)
GPT = dict(vocab_size=VOCABULARY, n_embd=24, n_layer=2, n_head=4, n_positions=64, bos_token_id=0, eos_token_id=1)
ENDS = dict(bos_token_id=0, eos_token_id=1, pad_token_id=None)


def rotation(kind, **more):
    return dict(rope_parameters=dict(rope_type=kind, rope_theta=10000.0, **more))


CASES = {
    "llama": ("llama", {**SIZES, "attention_bias": True, "mlp_bias": True}),
    "mistral": ("mistral", {**SIZES, "sliding_window": 5, "head_dim": 8}),
    "qwen2": ("qwen2", {**SIZES, "use_sliding_window": True, "sliding_window": 6, "max_window_layers": 1, "tie_word_embeddings": True}),
    "qwen3": ("qwen3", {**SIZES, "head_dim": 8, "attention_bias": True}),
    "gemma": ("gemma", {**SIZES, "head_dim": 8, "num_key_value_heads": 1}),
    "gemma2": ("gemma2", {**SIZES, "head_dim": 8, "sliding_window": 6, "query_pre_attn_scalar": 9, "attn_logit_softcapping": 2.0, "final_logit_softcapping": 3.0}),
    "gemma3-text": ("gemma3_text", {**SIZES, "num_hidden_layers": 3, "head_dim": 8, "sliding_window": 6, "query_pre_attn_scalar": 9,
        "layer_types": ["sliding_attention", "full_attention", "sliding_attention"],
        "rope_parameters": {"full_attention": dict(rope_type="linear", factor=4.0, rope_theta=50000.0), "sliding_attention": dict(rope_type="default", rope_theta=900.0)}}),
    "phi": ("phi", {**SIZES, "qk_layernorm": True, **rotation("default", partial_rotary_factor=0.67)}),
    "phi3-short": ("phi3", {**SIZES, "original_max_position_embeddings": 40, **rotation("longrope", short_factor=[1.0, 1.2, 1.5], long_factor=[1.0, 3.0, 9.0])}),
    "phi3-long": ("phi3", {**SIZES, "original_max_position_embeddings": 16, "sliding_window": 9, **rotation("longrope", short_factor=[1.0, 1.2, 1.5], long_factor=[1.0, 3.0, 9.0])}),
    "gpt2": ("gpt2", {**GPT, "scale_attn_by_inverse_layer_idx": True}),
    "gpt-bigcode": ("gpt_bigcode", {**GPT, "n_inner": 30}),
    "gpt-bigcode-heads": ("gpt_bigcode", {**GPT, "multi_query": False}),
    "gpt-neox": ("gpt_neox", {**{k: v for k, v in SIZES.items() if k != "num_key_value_heads"}, **rotation("default", partial_rotary_factor=0.34)}),
    "gpt-neox-in-turn": ("gpt_neox", {**{k: v for k, v in SIZES.items() if k != "num_key_value_heads"}, "use_parallel_residual": False, "attention_bias": False, **rotation("default", partial_rotary_factor=1.0)}),
    "gpt-neo": ("gpt_neo", dict(vocab_size=VOCABULARY, hidden_size=24, num_layers=2, attention_types=[[["global", "local"], 1]], num_heads=4, window_size=6, max_position_embeddings=64, bos_token_id=0, eos_token_id=1)),
    "gptj": ("gptj", {**GPT, "rotary_dim": 4}),
    "opt": ("opt", dict(vocab_size=VOCABULARY, hidden_size=24, ffn_dim=28, num_hidden_layers=2, num_attention_heads=4, max_position_embeddings=64, **ENDS)),
    "opt-after": ("opt", dict(vocab_size=VOCABULARY, hidden_size=24, ffn_dim=28, num_hidden_layers=2, num_attention_heads=4, max_position_embeddings=64, do_layer_norm_before=False, word_embed_proj_dim=16, enable_bias=False, layer_norm_elementwise_affine=False, **ENDS)),
    "granite": ("granite", {**SIZES, "embedding_multiplier": 6.0, "logits_scaling": 2.0, "residual_multiplier": 0.3, "attention_multiplier": 0.2}),
    "olmo": ("olmo", {**SIZES, "clip_qkv": 0.7}),
    "cohere": ("cohere", {**SIZES, "logit_scale": 0.8333}),
    "olmo2": ("olmo2", {**SIZES}),
    "smollm3": ("smollm3", {**SIZES, "no_rope_layers": [1, 0]}),
    "starcoder2": ("starcoder2", {**SIZES, "sliding_window": 7}),
    "stablelm": ("stablelm", {**SIZES, "use_qkv_bias": True, **rotation("default", partial_rotary_factor=0.67)}),
    "stablelm-parallel": ("stablelm", {**SIZES, "use_parallel_residual": True, **rotation("default", partial_rotary_factor=1.0)}),
    "falcon": ("falcon", dict(vocab_size=VOCABULARY, hidden_size=24, num_hidden_layers=2, num_attention_heads=4, bias=True, **ENDS)),
    "falcon-grouped": ("falcon", dict(vocab_size=VOCABULARY, hidden_size=24, num_hidden_layers=2, num_attention_heads=4, num_kv_heads=2, new_decoder_architecture=True, **ENDS)),
    "falcon-alibi": ("falcon", dict(vocab_size=VOCABULARY, hidden_size=24, num_hidden_layers=2, num_attention_heads=6, alibi=True, multi_query=False, parallel_attn=False, bias=True, **ENDS)),
    "bloom": ("bloom", dict(vocab_size=VOCABULARY, hidden_size=24, n_layer=2, n_head=6, bos_token_id=0, eos_token_id=1, pad_token_id=3)),
}


def fill_normal(seed, deviation):
    state = seed & 0xFFFFFFFF

    def uniform():
        nonlocal state
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & 0xFFFFFFFF)) & 0xFFFFFFFF
        return (mixed ^ (mixed >> 14)) / 2**32

    return lambda length, mean: [mean + (uniform() + uniform() + uniform() - 1.5) * 2 * deviation for _ in range(length)]


def checkpoint_tensors(folder):
    with open(folder / "model.safetensors", "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    return {name: entry["shape"] for name, entry in sorted(header.items()) if name != "__metadata__"}


def write_weights(folder, tensors):
    fill, data, header, at = fill_normal(1, 0.2), b"", {"__metadata__": {"format": "pt"}}, 0
    for name, shape, mean in tensors:
        values = numpy.array(fill(int(numpy.prod(shape)), mean), dtype=numpy.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + len(values)]}
        data, at = data + values, at + len(values)
    text = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)


def mean_of(name, model_type):
    is_norm = name.endswith("weight") and any(part in name for part in ("norm", "ln_", ".ln"))
    return 1 if is_norm and not model_type.startswith("gemma") else 0


def logprobs(folder, dtype, tokens):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype).eval()
    with torch.no_grad():
        logits = model(torch.tensor([tokens[:-1]])).logits[0]
    return torch.log_softmax(logits, -1).gather(1, torch.tensor(tokens[1:])[:, None])[:, 0].float().tolist()


def generated(folder, prompt):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    model.generation_config.eos_token_id = None
    given = torch.tensor([prompt])
    answer = model.generate(given, attention_mask=torch.ones_like(given), max_new_tokens=GENERATED, do_sample=False, pad_token_id=0)
    return answer[0, len(prompt):].tolist()


def main():
    torch.set_num_threads(1)
    GOLDENS.mkdir(exist_ok=True)
    tokens = [(7 * place * place + 3 * place + 5) % VOCABULARY for place in range(34)]
    for name, (model_type, given) in CASES.items():
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path)
            AutoModelForCausalLM.from_config(CONFIG_MAPPING[model_type](**given)).save_pretrained(folder)
            tensors = [[key, shape, mean_of(key, model_type)] for key, shape in checkpoint_tensors(folder).items()]
            write_weights(folder, tensors)
            config = json.loads((folder / "config.json").read_text())
            golden = {
                "made_with": f"transformers {transformers.__version__}, torch {torch.__version__}",
                "config": {key: value for key, value in config.items() if key not in ("transformers_version", "architectures")},
                "tensors": tensors,
                "tokens": tokens,
                "float32": [round(value, 6) for value in logprobs(folder, torch.float32, tokens)],
                "generated": generated(folder, tokens[:PROMPT]),
                "bfloat16": logprobs(folder, torch.bfloat16, tokens),
            }
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in golden.items())
        (GOLDENS / f"{name}.json").write_text("{\n" + lines + "\n}\n")


main()
