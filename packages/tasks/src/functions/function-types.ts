import type { Doc, FilterServices, PythonSampling, PythonTable } from '@eval/core'
import type { PyDict, PyRecord, PyValue } from '@eval/pystd'

/** `process_docs`: documents of a split in, documents out. `features`: column types as `datasets` writes them. */
export type ProcessDocs = (
  docs: readonly Doc[],
  features?: PyRecord,
) => readonly Doc[] | Promise<readonly Doc[]>

/** `custom_dataset`: called with the task's metadata and `dataset_kwargs`; the splits that are wanted. */
export type CustomDataset = (
  keywords: PyDict,
  splits: readonly string[],
) => Promise<Readonly<Record<string, PythonTable>>>

/** `fewshot_config.sampler`: the examples of each document, which are drawn in order. */
export type SampleExamples = (sampling: PythonSampling) => Promise<readonly (readonly Doc[])[]>

/** Something a task derives from each document. */
export type DocumentField = (doc: Doc) => PyValue

/**
 * Scores of one document: metric name → value. `results` are the filtered responses of its requests, in order: a tuple of
 * log-probability and greedy flag for loglikelihood, a text for generation.
 */
export type ProcessResults = (doc: Doc, results: readonly PyValue[]) => PyDict

/** A document and the filtered responses of its requests. */
export interface DocumentResults {
  readonly doc: Doc
  readonly results: readonly PyValue[]
}

/** {@link ProcessResults} of many documents at once. */
export type ProcessAllResults = (
  documents: readonly DocumentResults[],
  services: FilterServices,
) => Promise<readonly PyDict[]>

/** A filter of a task's own: the answers of all documents in, one list of answers per document; what is scored out. */
export type PortedFilter = (
  entries: readonly PyValue[],
  docs: readonly Doc[],
  services: FilterServices,
) => readonly PyValue[] | Promise<readonly PyValue[]>

/** An aggregation of a task's own: the value of a metric, from its values of all documents. */
export type PortedAggregation = (values: readonly PyValue[]) => PyValue | Promise<PyValue>

/** What a metric of generated text is called with. */
export interface MetricCall {
  readonly references: readonly PyValue[]
  readonly predictions: readonly PyValue[]
}

/** A metric of a task's own, of many answers at once. A mapping holds several values by name. */
export type PortedMetric = (
  calls: readonly MetricCall[],
  options: PyRecord,
  services: FilterServices,
) => Promise<readonly PyValue[]>
