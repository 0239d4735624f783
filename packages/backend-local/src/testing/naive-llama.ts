import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inverseFrequencies } from '../rope/inverse-frequencies.ts'
import { readRopeParameters, ropeConfigSchema } from '../rope/read-rope-parameters.ts'
import { ropeLengthClass } from '../rope/rope-table.ts'
import { readCheckpoint } from '../model-source/checkpoint.ts'
import type { StoredTensor } from '../model-source/stored-tensor.ts'
import type { CheckpointSizes } from './checkpoint-tensors.ts'

type Matrix = readonly Float64Array[]
type Config = CheckpointSizes & {
  readonly rms_norm_eps: number
  readonly tie_word_embeddings: boolean
  readonly attention_bias?: boolean
  readonly mlp_bias?: boolean
}

/** A Llama written straight from its definition, in float64, one position after the other: an oracle for tests. */
export class NaiveLlama {
  readonly #config: Config
  readonly #weights: ReadonlyMap<string, Float64Array>

  private constructor(config: Config, weights: ReadonlyMap<string, Float64Array>) {
    this.#config = config
    this.#weights = weights
  }

  static async open(folder: string): Promise<NaiveLlama> {
    const config: Config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))
    const weights = new Map<string, Float64Array>()
    for (const tensor of (await readCheckpoint(folder)).tensors.values())
      weights.set(tensor.name, await readTensor(tensor))
    return new NaiveLlama(config, weights)
  }

  /** Logits after each token: `[tokens][vocabulary]`. */
  logits(tokens: ArrayLike<number>): Matrix {
    const { num_hidden_layers: layers, hidden_size: size, vocab_size: vocabulary } = this.#config
    let hidden: Matrix = Array.from(tokens, (token) =>
      this.#weight('model.embed_tokens.weight').slice(token * size, (token + 1) * size),
    )
    for (let layer = 0; layer < layers; layer += 1) {
      const prefix = `model.layers.${layer}`
      hidden = add(hidden, this.#attention(prefix, this.#norm(hidden, `${prefix}.input_layernorm.weight`)))
      hidden = add(
        hidden,
        this.#feedForward(prefix, this.#norm(hidden, `${prefix}.post_attention_layernorm.weight`)),
      )
    }
    const head = this.#config.tie_word_embeddings ? 'model.embed_tokens.weight' : 'lm_head.weight'
    return this.#norm(hidden, 'model.norm.weight').map((row) => multiply(this.#weight(head), row, vocabulary))
  }

  /** Log-probability of each token but the first, given those before it, nats. */
  logprobs(tokens: ArrayLike<number>): Float64Array {
    // The last token is never fed: nothing follows it.
    const rows = this.logits(Array.from(tokens).slice(0, -1))
    return Float64Array.from({ length: tokens.length - 1 }, (_, index) => {
      const row = rows[index] ?? new Float64Array(0)
      const highest = Math.max(...row)
      const sum = row.reduce((total, logit) => total + Math.exp(logit - highest), 0)
      return (row[tokens[index + 1] ?? 0] ?? 0) - highest - Math.log(sum)
    })
  }

  #attention(prefix: string, input: Matrix): Matrix {
    const {
      num_attention_heads: heads,
      num_key_value_heads: shared,
      head_dim: width,
      hidden_size: size,
    } = this.#config
    const project = (name: string, count: number): Matrix =>
      this.#linear(`${prefix}.self_attn.${name}`, input, count * width)
    const query = project('q_proj', heads).map((row, at) => this.#rotate(row, at, input.length))
    const key = project('k_proj', shared).map((row, at) => this.#rotate(row, at, input.length))
    const value = project('v_proj', shared)
    const mixed = query.map((row, at) => {
      const out = new Float64Array(heads * width)
      for (let head = 0; head < heads; head += 1) {
        const from = Math.floor(head / (heads / shared)) * width
        const scores = key
          .slice(0, at + 1)
          .map((other) => dot(row, head * width, other, from, width) / Math.sqrt(width))
        const highest = Math.max(...scores)
        const weights = scores.map((score) => Math.exp(score - highest))
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        for (const [place, weight] of weights.entries()) {
          for (let cell = 0; cell < width; cell += 1) {
            const at2 = head * width + cell
            out[at2] = (out[at2] ?? 0) + (weight / total) * (value[place]?.[from + cell] ?? 0)
          }
        }
      }
      return out
    })
    return this.#linear(`${prefix}.self_attn.o_proj`, mixed, size)
  }

  #feedForward(prefix: string, input: Matrix): Matrix {
    const { intermediate_size: inner, hidden_size: size } = this.#config
    const gate = this.#linear(`${prefix}.mlp.gate_proj`, input, inner)
    const up = this.#linear(`${prefix}.mlp.up_proj`, input, inner)
    const product = gate.map((row, at) =>
      row.map((x, cell) => (x / (1 + Math.exp(-x))) * (up[at]?.[cell] ?? 0)),
    )
    return this.#linear(`${prefix}.mlp.down_proj`, product, size)
  }

  #rotate(row: Float64Array, position: number, length: number): Float64Array {
    const { head_dim: width } = this.#config
    const rope = readRopeParameters(ropeConfigSchema.parse(this.#config), { head: width }, 'config.json')
    const frequencies = inverseFrequencies(rope, ropeLengthClass([rope], length))
    const scale = 'attentionFactor' in rope.scaling ? rope.scaling.attentionFactor : 1
    return row.map((x, cell) => {
      const place = cell % width
      const pair = place % (width / 2)
      const angle = position * (frequencies[pair] ?? 0)
      const other = place < width / 2 ? -(row[cell + width / 2] ?? 0) : (row[cell - width / 2] ?? 0)
      return scale * (x * Math.cos(angle) + other * Math.sin(angle))
    })
  }

  #norm(rows: Matrix, name: string): Matrix {
    const weight = this.#weight(name)
    return rows.map((row) => {
      const mean = row.reduce((sum, x) => sum + x * x, 0) / row.length
      return row.map((x, cell) => (x / Math.sqrt(mean + this.#config.rms_norm_eps)) * (weight[cell] ?? 0))
    })
  }

  #linear(name: string, rows: Matrix, output: number): Matrix {
    const bias = this.#weights.get(`${name}.bias`)
    return rows.map((row) =>
      multiply(this.#weight(`${name}.weight`), row, output).map((x, cell) => x + (bias?.[cell] ?? 0)),
    )
  }

  #weight(name: string): Float64Array {
    const weight = this.#weights.get(name)
    if (weight === undefined) throw new Error(`no ${name}`)
    return weight
  }
}

async function readTensor(tensor: StoredTensor): Promise<Float64Array> {
  const file = await readFile(tensor.file)
  const bytes = file.subarray(tensor.offset, tensor.offset + tensor.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const width = tensor.dtype === 'F32' ? 4 : 2
  return Float64Array.from({ length: bytes.length / width }, (_, index) => {
    if (tensor.dtype === 'F32') return view.getFloat32(index * 4, true)
    if (tensor.dtype === 'F16') return view.getFloat16(index * 2, true)
    const word = new DataView(new ArrayBuffer(4))
    word.setUint16(2, view.getUint16(index * 2, true), true)
    return word.getFloat32(0, true)
  })
}

function multiply(weight: Float64Array, row: Float64Array, output: number): Float64Array {
  return Float64Array.from({ length: output }, (_, cell) =>
    dot(weight, cell * row.length, row, 0, row.length),
  )
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0
  for (let index = 0; index < length; index += 1) sum += (a[fromA + index] ?? 0) * (b[fromB + index] ?? 0)
  return sum
}

function add(a: Matrix, b: Matrix): Matrix {
  return a.map((row, at) => row.map((x, cell) => x + (b[at]?.[cell] ?? 0)))
}
