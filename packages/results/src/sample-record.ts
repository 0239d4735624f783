import type { PyDict, PyValue } from '@eval/pystd'

/**
 * One line of a samples file: a document under one filter, with what was asked, answered and scored.
 * @source lm_eval/evaluator.py, 0.4.13
 */
export interface SampleRecord {
  /** Position of the document in its split, from 0. */
  readonly docId: number
  readonly doc: PyDict
  /** The gold answer as the task has it; the file holds its `str()`. */
  readonly target: PyValue
  /**
   * `[request][argument]`: context and continuation; or context and generation options; or the text alone (rolling). A
   * conversation kept as JSON text is a one-element list holding it.
   */
  readonly arguments: readonly (readonly PyValue[])[]
  /** `[request][repeat]`: log-probability and greedy flag; or a text; or a log-probability. Leaves may be text already. */
  readonly resps: readonly PyValue[]
  /** `[request]`: what the filter made of the responses. */
  readonly filteredResps: readonly PyValue[]
  /** Name of the filter. MERA's 0.4.4 files do not say: `none` when read from one. */
  readonly filter: string
  /** Names of the metrics computed. MERA's 0.4.4 files do not say: the keys of `scores` when read from one. */
  readonly metrics: readonly string[]
  /** SHA-256 hex, see `docHash`; empty when read from a file older than the hashes. */
  readonly docHash: string
  readonly promptHash: string
  readonly targetHash: string
  /** Per-document value of every metric, in order. */
  readonly scores: PyDict
}
