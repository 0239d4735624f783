import type { Doc, PythonFunction } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import type { FunctionReference } from '../loading/function-reference.ts'
import type {
  CustomDataset,
  DocumentField,
  PortedAggregation,
  PortedFilter,
  PortedMetric,
  ProcessAllResults,
  ProcessDocs,
  ProcessResults,
  SampleExamples,
} from './function-types.ts'

/** What the `!function` keys of a task stand for, in TypeScript or Python. */
export interface TaskFunctions {
  /** The class of the task. */
  readonly taskClass?: PythonFunction
  /** Makes the documents, in place of a dataset that is named. */
  readonly customDataset?: CustomDataset
  readonly processDocs?: ProcessDocs
  /** Whether documents that are processed again are others, since the helper draws them from a generator of its own. */
  readonly drawsDocuments: boolean
  /** Whether Python processes the documents or the examples. */
  readonly pythonDocuments: boolean
  /** Of the examples, where `fewshot_config` has its own. */
  readonly fewshotProcessDocs?: ProcessDocs
  /** Makes the examples, where `fewshot_config.samples` is a function. */
  readonly fewshotSamples?: () => Promise<readonly Doc[]>
  /** Draws the examples, where `fewshot_config.sampler` is a class. */
  readonly sampleExamples?: SampleExamples
  readonly processResults?: ProcessResults
  readonly processAllResults?: ProcessAllResults
  /** What lm_eval's results show of a Python function; undefined for one that is ported. */
  readonly text: (reference: FunctionReference) => string | undefined
  /** The `str` of a Python function; undefined for one that is ported, though its {@link text} may be known. */
  readonly shown: (reference: FunctionReference) => string | undefined
  /** What a `doc_to_*` key of the task or of its examples refers to. Documents must have been {@link prepare}d. */
  readonly fields: (reference: FunctionReference) => DocumentField
  /**
   * Computes the fields of documents that cannot be computed one at a time. Gives the documents as the functions left them:
   * these are to be used.
   */
  prepare(docs: readonly Doc[]): Promise<readonly Doc[]>
  /** What a filter of the task refers to, with its options. */
  filters(reference: FunctionReference, options: PyRecord): PortedFilter
  /** What `filter_fn` of the filter `custom` refers to. */
  customFilter(reference: FunctionReference): PortedFilter
  /** What an aggregation of the task refers to. */
  aggregations(reference: FunctionReference): PortedAggregation
  /** What a metric of the task refers to. */
  metrics(reference: FunctionReference): PortedMetric
}
