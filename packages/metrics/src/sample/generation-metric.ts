import type { PyRecord, PyValue } from '@eval/pystd'

/** What a metric of generated text is called with. */
export interface GenerationMetricInput {
  /** The target, in a list of one; all targets of a document where `exact_match` has several. */
  readonly references: readonly PyValue[]
  /** The answer, in a list of one; as often as there are references. */
  readonly predictions: readonly PyValue[]
}

/**
 * The value of one document, or several by name where one function computes several metrics. A value need not be a
 * number: what is aggregated later may be a pair.
 */
export type GenerationMetricValue = { readonly value: PyValue } | { readonly values: PyRecord }

/** A metric of a `generate_until` task. */
export interface GenerationMetric {
  readonly name: string
  score(input: GenerationMetricInput): GenerationMetricValue
}
