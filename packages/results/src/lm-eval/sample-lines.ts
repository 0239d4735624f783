import { dictEntries, dictGet, JsonBytes, pyStr } from '@eval/pystd'
import type { SampleRecord } from '../sample-record.ts'
import { jsonFallback } from './json-fallback.ts'
import { PromptEscapes } from './prompt-escapes.ts'
import type { SampleFormat } from './sample-format.ts'
import { writeArguments } from './write-arguments.ts'
import { writeLeaves } from './write-leaves.ts'

/** The keys of a line before those of the metrics. */
const KEYS = [
  'doc_id',
  'doc',
  'target',
  'arguments',
  'resps',
  'filtered_resps',
  'filter',
  'metrics',
  'doc_hash',
  'prompt_hash',
  'target_hash',
] as const
type Key = (typeof KEYS)[number]

/** Keys that a format does not have. */
const MISSING: Readonly<Record<SampleFormat, readonly Key[]>> = {
  'mera-0.4.4': ['filter', 'metrics'],
  'mera-0.4.8': [],
  'lm-eval-0.4.13': [],
}

/**
 * Lines of a samples file as UTF-8, in memory that is used again.
 * @source lm_eval/loggers/evaluation_tracker.py `save_results_samples`, 0.4.13
 */
export class SampleLines {
  readonly #out = new JsonBytes({ fallback: jsonFallback })
  readonly #prompts = new PromptEscapes()
  /** Keys, and what stands before their values. */
  readonly #keys: readonly (readonly [key: Key, opening: string])[]

  constructor(format: SampleFormat = 'lm-eval-0.4.13') {
    const own = KEYS.filter((key) => !MISSING[format].includes(key))
    this.#keys = own.map((key, index) => [key, `${index === 0 ? '{' : ', '}"${key}": `])
  }

  /** Bytes that were added since {@link clear}. */
  get length(): number {
    return this.#out.length
  }

  /** What was added since {@link clear}; good until more is added. */
  get bytes(): Uint8Array {
    return this.#out.bytes
  }

  clear(): void {
    this.#out.clear()
  }

  /** Adds the line of a record, with its line break. */
  add(record: SampleRecord): void {
    const out = this.#out
    for (const [key, opening] of this.#keys) {
      out.raw(opening)
      // A metric named like one of the keys takes its place, as with `dict.update`.
      const instead = dictGet(record.scores, key)
      if (instead === undefined) this.#field(key, record)
      else out.value(instead)
    }
    for (const [name, value] of dictEntries(record.scores)) {
      if (this.#keys.some(([key]) => key === name)) continue
      out.raw(', ')
      out.entry(name, value)
    }
    out.raw('}\n')
  }

  #field(key: Key, record: SampleRecord): void {
    const out = this.#out
    switch (key) {
      case 'doc_id':
        return out.value(record.docId)
      case 'doc':
        return out.value(record.doc)
      case 'target':
        return out.string(pyStr(record.target))
      case 'arguments':
        return writeArguments(record.arguments, out, this.#prompts)
      case 'resps':
        return writeLeaves(record.resps, out)
      case 'filtered_resps':
        return writeLeaves(record.filteredResps, out)
      case 'filter':
        return out.string(record.filter)
      case 'metrics':
        return out.value(record.metrics)
      case 'doc_hash':
        return out.string(record.docHash)
      case 'prompt_hash':
        return out.string(record.promptHash)
      case 'target_hash':
        return out.string(record.targetHash)
      default:
        return key satisfies never
    }
  }
}
