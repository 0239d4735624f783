import { DataError } from '@eval/core'
import { type PyRecord } from '@eval/pystd'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { isRecord } from './shapes.ts'
import { yamlTags } from './yaml-tags.ts'
import { yamlValue } from './yaml-value.ts'

/** The mapping in a task file, and the line of each of its keys, from 1. */
export interface ParsedTaskYaml {
  readonly values: PyRecord
  readonly lines: ReadonlyMap<string, number>
}

/**
 * Reads the text of a task file as PyYAML's safe loader does, with `!function` kept as a reference.
 *
 * Known differences: dates stay text, and quoted texts whose continuation lines are indented too little inside flow
 * collections are refused.
 *
 * @param file - Path for messages and function references.
 * @throws DataError naming file and line, if the text is not one YAML mapping.
 * @source lm_eval/tasks/_yaml_loader.py (0.4.13)
 */
export function parseTaskYaml(text: string, file: string): ParsedTaskYaml {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: yamlTags(file),
    uniqueKeys: false,
    lineCounter,
    prettyErrors: false,
  })
  refuseProblems(document, file, lineCounter)
  const values = yamlValue(document.contents, document, file)
  if (!isRecord(values))
    throw new DataError(`${file}: a task file must be a YAML mapping (\`key: value\` lines).`)
  return { values, lines: keyLines(document, lineCounter) }
}

function refuseProblems(document: Document.Parsed, file: string, lineCounter: LineCounter): void {
  const problem = document.errors[0] ?? document.warnings[0]
  if (!problem) return
  const { line, col } = lineCounter.linePos(problem.pos[0])
  throw new DataError(`${file}:${line}:${col}: not valid YAML: ${problem.message}.`, { cause: problem })
}

function keyLines(document: Document.Parsed, lineCounter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>()
  if (!isMap(document.contents)) return lines
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) lines.set(String(key.value), lineCounter.linePos(key.range[0]).line)
  }
  return lines
}
