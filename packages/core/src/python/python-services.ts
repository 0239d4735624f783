import type { PyDict } from '@eval/pystd'
import type { Doc } from '../doc.ts'
import type { Tokenizer } from '../tokenizer.ts'
import type { PythonTable } from './python-host.ts'

/** What a helper says to `datasets.load_dataset`. */
export interface PythonDatasetRequest {
  readonly path: string
  readonly name?: string
  /** What else it says: `data_files`, `revision`, options of the kind of file … */
  readonly options: PyDict
}

/** What helpers may ask of the program around them, while they run. Errors end the call that asked. */
export interface PythonServices {
  /** The splits of a dataset, in its own order. */
  splits(request: PythonDatasetRequest): Promise<readonly string[]>
  /** @param split - A split, or slices of splits: `train[:10%]+test`. */
  dataset(request: PythonDatasetRequest, split: string): Promise<PythonTable>
  /** A Jinja template of a task file, rendered as lm_eval's `apply_template` does. */
  render(template: string, doc: Doc): string
  /** The tokenizer of a model, by folder or repository; absent: there are none. */
  tokenizer?(name: string): Promise<Tokenizer>
}
