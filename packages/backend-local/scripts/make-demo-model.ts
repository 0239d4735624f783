/** Writes a tiny random Llama model with a tokenizer to `demo-model/`, or the folder given. The same bytes every time. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PyRandom } from '@eval/pystd'
import { demoModelFolder } from '../src/demo-model-folder.ts'
import { type CheckpointSizes, tensorShapes } from '../src/testing/checkpoint-tensors.ts'
import { encodeTensor } from '../src/testing/encode-tensor.ts'
import { writeSafetensors } from '../src/testing/write-safetensors.ts'
import { demoText } from './demo-text.ts'
import { byteCharacters, trainBytePairs } from './train-byte-pairs.ts'

const SEED = 20_260_301
const special = ['<|begin|>', '<|end|>', '<|pad|>', '<|system|>', '<|user|>', '<|assistant|>']
const sizes: CheckpointSizes = {
  vocab_size: 1024,
  hidden_size: 96,
  intermediate_size: 256,
  num_hidden_layers: 4,
  num_attention_heads: 6,
  num_key_value_heads: 3,
  head_dim: 16,
}
const flags = { tie_word_embeddings: true, attention_bias: false, mlp_bias: false }

function config(): unknown {
  return {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    ...sizes,
    ...flags,
    hidden_act: 'silu',
    rms_norm_eps: 1e-5,
    rope_theta: 10_000,
    max_position_embeddings: 4096,
    bos_token_id: 0,
    eos_token_id: 1,
    pad_token_id: 2,
    torch_dtype: 'bfloat16',
  }
}

function tokenizer(): unknown {
  const merges = trainBytePairs(demoText(), sizes.vocab_size - special.length - 256)
  const tokens = [...special, ...byteCharacters(), ...merges.map(([left, right]) => left + right)]
  const bos = { SpecialToken: { id: special[0], type_id: 0 } }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [bos, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [bos, { Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
      special_tokens: { '<|begin|>': { id: '<|begin|>', ids: [0], tokens: ['<|begin|>'] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: merges.map((pair) => [...pair]),
    },
  }
}

function tokenizerConfig(): unknown {
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: '<|begin|>',
    eos_token: '<|end|>',
    pad_token: '<|pad|>',
    model_max_length: 4096,
    clean_up_tokenization_spaces: false,
    chat_template:
      "{{ bos_token }}{% for message in messages %}{{ '<|' + message['role'] + '|>\\n' + message['content'] + '<|end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}",
  }
}

/** Weights around 0 (norms around 1), the sum of three uniform draws; small enough that the layers stay stable. */
function weights(): Parameters<typeof writeSafetensors>[1] {
  const random = new PyRandom(SEED)
  return [...tensorShapes(sizes, flags)].map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1)
    const [mean, deviation] = name.includes('norm') ? [1, 0.05] : [0, 0.12]
    const values = Float32Array.from({ length }, () => {
      const sum = random.random() + random.random() + random.random()
      return mean + (sum - 1.5) * 2 * deviation
    })
    return { name, shape, dtype: 'BF16', bytes: encodeTensor(values, 'BF16') }
  })
}

const folder = process.argv[2] ?? demoModelFolder
await mkdir(folder, { recursive: true })
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
await writeFile(join(folder, 'config.json'), json(config()))
await writeFile(
  join(folder, 'generation_config.json'),
  json({ bos_token_id: 0, eos_token_id: 1, pad_token_id: 2 }),
)
await writeFile(join(folder, 'tokenizer.json'), `${JSON.stringify(tokenizer())}\n`)
await writeFile(join(folder, 'tokenizer_config.json'), json(tokenizerConfig()))
await writeSafetensors(join(folder, 'model.safetensors'), weights())
