import { UsageError } from '@eval/core'
import type { PyRandom } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import type { PromptTokenizer } from '../prompt-tokenizer.ts'

/** Makes texts of a wanted number of tokens. */
export interface RandomText {
  readonly tokenizer: PromptTokenizer
  /** Ids that texts are made of. */
  readonly allowed: readonly number[]
  /** The text of the prefix and `length` further tokens, the ids of which follow each other from `offset`. */
  text(length: number, offset: number): string
  /** Tokens more (or, negative, fewer) than wanted, over all texts so far. */
  mismatch(): number
}

/**
 * Random texts from the tokenizer's vocabulary: special tokens are left out, in the later profiles those of single bytes as
 * well, which no server reads back alike.
 *
 * @throws UsageError without a tokenizer.
 * @source evalscope/perf/plugin/datasets/random_dataset.py, 1.4.1 and 1.10.0
 */
export function createRandomText({ settings, tokenizer, random }: DatasetContext): RandomText {
  if (tokenizer === undefined)
    throw new UsageError(
      `--dataset ${settings.dataset} makes its prompts of a tokenizer's vocabulary: give its folder with --tokenizer-path`,
    )
  const later = settings.profile !== 'v1.4'
  const size = later ? tokenizer.vocabularySize : tokenizer.baseVocabularySize
  const allowed = Array.from({ length: size }, (_, id) => id).filter(
    (id) => !tokenizer.specialIds.has(id) && !(later && isByte(tokenizer, id)),
  )
  const fillers = later ? allowed : Array.from({ length: size }, (_, id) => id)
  const prefix = Array.from({ length: settings.prefixLength }, () => random.choice(allowed))
  let mismatch = 0
  return {
    tokenizer,
    allowed,
    text(length, offset) {
      const ids = Array.from({ length }, (_, index) => allowed[(offset + index) % allowed.length] ?? 0)
      const made = fitTokens(tokenizer, [...prefix, ...ids], fillers, random)
      mismatch += made.mismatch
      return made.text
    },
    mismatch: () => mismatch,
  }
}

/** Tokens like `<0xE4>`. */
function isByte(tokenizer: PromptTokenizer, id: number): boolean {
  return /^<0x[0-9A-Fa-f]{2}>$/.test(tokenizer.decode([id])) || tokenizer.decode([id]).includes('\uFFFD')
}

interface MadeText {
  readonly text: string
  readonly mismatch: number
}

/**
 * The text of ids, made longer or shorter until it reads back as that many tokens; ten rounds at most. A tokenizer may read
 * what it wrote differently.
 */
function fitTokens(
  tokenizer: PromptTokenizer,
  wanted: readonly number[],
  fillers: readonly number[],
  random: PyRandom,
): MadeText {
  const target = wanted.length
  let ids = [...wanted]
  for (let round = 0; ; round++) {
    const text = tokenizer.decode(ids)
    ids = tokenizer.encode(text)
    if (ids.length === target || round === 10) return { text, mismatch: ids.length - target }
    while (ids.length < target) ids.push(random.choice(fillers))
    ids = ids.slice(0, target)
  }
}

/** Warns once of texts that came out longer or shorter than wanted. */
export function warnOfMismatch(context: DatasetContext, mismatch: number): void {
  if (mismatch === 0) return
  const sign = mismatch > 0 ? 'more' : 'fewer'
  context.warn(
    `across all random prompts there are ${Math.abs(mismatch)} ${sign} tokens than wanted: the tokenizer does not read back every text as it wrote it`,
  )
}
