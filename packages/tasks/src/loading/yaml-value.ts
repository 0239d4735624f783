import { DataError } from '@eval/core'
import { dictEntries, dictFromEntries, isDict, type PyValue } from '@eval/pystd'
import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
import { isList } from './shapes.ts'

type Entry = readonly [PyValue, PyValue]

/** A node of the YAML syntax tree as a Python value. Of equal keys the last wins; `<<` merges mappings. */
export function yamlValue(node: unknown, document: Document, file: string): PyValue {
  if (isAlias(node)) return yamlValue(node.resolve(document), document, file)
  // Every scalar was made by one of our own tags.
  if (isScalar<PyValue>(node)) return node.value
  if (isSeq(node)) return node.items.map((item) => yamlValue(item, document, file))
  if (isMap(node)) return mapping(node, document, file)
  return null
}

function mapping(node: YAMLMap, document: Document, file: string): PyValue {
  const own: Entry[] = []
  const merged: Entry[] = []
  for (const pair of node.items) {
    const value = yamlValue(pair.value, document, file)
    if (isMergeKey(pair)) merged.unshift(...mergedEntries(value, file))
    else own.push([mappingKey(pair, document, file), value])
  }
  return dictFromEntries([...merged, ...own])
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN'
}

/** Entries of a mapping or of a list of mappings; of the list the first mapping wins. */
function mergedEntries(value: PyValue, file: string): Entry[] {
  const parts = isList(value) ? value.toReversed() : [value]
  return parts.flatMap((part) => {
    if (isDict(part)) return dictEntries(part)
    throw new DataError(`${file}: \`<<\` merges mappings only.`)
  })
}

function mappingKey(pair: Pair, document: Document, file: string): PyValue {
  const key = yamlValue(pair.key, document, file)
  if (key === null || typeof key !== 'object') return key
  throw new DataError(`${file}: a list or mapping cannot be a key. Did you mean to quote \`{{…}}\`?`)
}
