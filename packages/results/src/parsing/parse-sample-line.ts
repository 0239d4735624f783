import { DataError } from '@eval/core'
import {
  dictEntries,
  dictFromEntries,
  dictGet,
  isDict,
  isInt,
  jsonLoads,
  type PyDict,
  PyJsonError,
  type PyValue,
} from '@eval/pystd'
import type { SampleRecord } from '../sample-record.ts'

/** Where a line comes from, for messages. */
export interface LinePlace {
  /** File name or path. */
  readonly source: string
  /** From 1. */
  readonly line: number
}

const KNOWN_KEYS: ReadonlySet<PyValue> = new Set([
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
])

/**
 * Reads one line of a samples file: lm_eval 0.4's (also the older ones whose `arguments` are lists) or a MERA log of either
 * profile.
 * @throws DataError naming file and line where it is no such record
 */
export function parseSampleLine(text: string, place: LinePlace): SampleRecord {
  const sample = parsedObject(text, place)
  const field = (key: string): PyValue => {
    const value = dictGet(sample, key)
    if (value === undefined) throw malformed(place, `it has no "${key}"`)
    return value
  }
  const docId = field('doc_id')
  const doc = field('doc')
  if (typeof docId !== 'number' || !isInt(docId)) throw malformed(place, '"doc_id" is not a whole number')
  if (!isDict(doc)) throw malformed(place, '"doc" is not an object')
  const scores = dictFromEntries(dictEntries(sample).filter(([key]) => !KNOWN_KEYS.has(key)))
  return {
    docId,
    doc,
    target: field('target'),
    arguments: argumentLists(field('arguments'), place),
    resps: listField(field('resps'), 'resps', place),
    filteredResps: listField(field('filtered_resps'), 'filtered_resps', place),
    filter: textField(dictGet(sample, 'filter'), 'none'),
    metrics: metricNames(dictGet(sample, 'metrics') ?? dictEntries(scores).map(([key]) => key)),
    docHash: textField(dictGet(sample, 'doc_hash'), ''),
    promptHash: textField(dictGet(sample, 'prompt_hash'), ''),
    targetHash: textField(dictGet(sample, 'target_hash'), ''),
    scores,
  }
}

function parsedObject(text: string, place: LinePlace): PyDict {
  let value: PyValue
  try {
    value = jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw malformed(place, `it is not JSON (${error.reason}, column ${error.column})`, error)
  }
  if (!isDict(value)) throw malformed(place, 'it is not a JSON object')
  return value
}

/** `{"gen_args_0": {"arg_0": …}}`, or `[[…]]` in older files. */
function argumentLists(value: PyValue, place: LinePlace): readonly (readonly PyValue[])[] {
  return itemsOf(value, place).map((request) => itemsOf(request, place))
}

function itemsOf(value: PyValue, place: LinePlace): readonly PyValue[] {
  if (Array.isArray(value)) return value
  if (isDict(value)) return dictEntries(value).map(([, item]) => item)
  throw malformed(place, '"arguments" is neither an object of objects nor a list of lists')
}

function listField(value: PyValue, key: string, place: LinePlace): readonly PyValue[] {
  if (!Array.isArray(value)) throw malformed(place, `"${key}" is not a list`)
  return value
}

function textField(value: PyValue | undefined, absent: string): string {
  return typeof value === 'string' ? value : absent
}

function metricNames(value: PyValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function malformed({ source, line }: LinePlace, reason: string, cause?: unknown): DataError {
  return new DataError(
    `${source}, line ${line}: not a record of a samples file: ${reason}. ` +
      'If the run that wrote the file was killed, remove the damaged line.',
    { cause },
  )
}
