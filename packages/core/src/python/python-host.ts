import type { PyDict, PyRecord, PyValue } from '@eval/pystd'
import type { Doc } from '../doc.ts'
import type { PythonTask, PythonTaskSettings } from './python-task.ts'

/** Where a helper of a task is: what `!function utils.process_docs` in a task file means. */
export interface PythonReference {
  /** Folder that the module is looked for in first: that of the file that holds the tag. */
  readonly folder: string
  /** Dotted: `utils`, `sub.module`, or a module that can be imported. */
  readonly module: string
  /** A function or class of the module. */
  readonly name: string
  /** The task library's folder: all that helpers may read of the machine. */
  readonly root: string
}

/** One call of a function. */
export interface PythonCall {
  readonly arguments: readonly PyValue[]
  readonly keywords?: PyDict
  /** Arguments to call it with instead, without keywords, where it answers with a TypeError. */
  readonly instead?: readonly PyValue[]
}

/** Rows as helpers get them: a `datasets.Dataset`. */
export interface PythonTable {
  readonly rows: readonly Doc[]
  /** Column types as `datasets` writes them (`{"label": {"names": […], "_type": "ClassLabel"}}`); absent: inferred. */
  readonly features?: PyRecord
}

/** What a function gives of documents. */
export interface PythonDocuments {
  /** One per document. */
  readonly values: readonly PyValue[]
  /** The documents that the function has changed, by their place: as it left them. */
  readonly changed: ReadonlyMap<number, Doc>
}

/** What a sampler of a task's own is asked. */
export interface PythonSampling {
  /** What examples are drawn from. */
  readonly pool: readonly Doc[]
  readonly seed: number
  /** Examples of each document. */
  readonly count: number
  /** The documents, in order; null: the sampler is not told which one it is. */
  readonly documents: readonly (Doc | null)[]
}

/** A Python function or class, imported and ready. Every method crosses to Python once, whatever the number of rows. */
export interface PythonFunction {
  readonly reference: PythonReference
  /** The text of its definition, as `inspect.getsource` gives it; absent where Python cannot say. */
  readonly source?: string
  /** What lm_eval shows of it in results: its source, else its `str` (of a partial: with the partial's arguments). */
  readonly text: string
  /** Its `str`. */
  readonly shown: string
  /** Whether it draws from a random generator that its module keeps: no two calls of it are alike. */
  readonly draws: boolean
  /**
   * Calls it once for each entry, in order.
   * @param keep - `arrays`: numpy's arrays come as {@link NumpyValue}s; without it as what they hold.
   * @throws DataError naming function, entry and Python's error; NetworkError never.
   */
  call(calls: readonly PythonCall[], keep?: 'arrays'): Promise<readonly PyValue[]>
  /** Calls it with each document, as `doc_to_*` functions are: they may also change the document. */
  documents(docs: readonly Doc[]): Promise<PythonDocuments>
  /**
   * Calls it with a dataset: `process_docs`. The answer may be a dataset or a list of rows.
   * @throws DataError as {@link call}, and where it returns anything else.
   */
  process(table: PythonTable): Promise<PythonTable>
  /**
   * Calls it with keywords only, for datasets by split: `custom_dataset`.
   * @param names - The splits that are wanted; default: all there are.
   */
  splits(keywords: PyDict, names?: readonly string[]): Promise<Readonly<Record<string, PythonTable>>>
  /** Calls it, a task class, and takes what it gives for a task. */
  openTask(settings: PythonTaskSettings): Promise<PythonTask>
  /**
   * Calls it, a subclass of lm_eval's `ContextSampler`, with the pool, then asks it for the examples of each document. Those
   * that it has taken from the pool as they are, are the pool's own.
   */
  sample(sampling: PythonSampling): Promise<readonly (readonly Doc[])[]>
  /** Calls it, a subclass of lm_eval's `Filter`, with options, then applies it to the answers of all documents. */
  filter(options: PyRecord, answers: readonly PyValue[], docs: readonly Doc[]): Promise<readonly PyValue[]>
}

/** Runs helpers of tasks in one Python that lives as long as a run: what they remember and draw stays. */
export interface PythonHost extends AsyncDisposable {
  /**
   * Imports a module and finds a name in it.
   * @throws PrerequisiteError naming task file, function and the package that is missing.
   * @throws DataError if there is no such module or name, or the module fails while it is imported.
   */
  load(reference: PythonReference): Promise<PythonFunction>
}
