import { DataError } from '@eval/core'
import { dictEntries, isDict, type PyRecord, pyStr, type PyValue } from '@eval/pystd'
import { type Document, isMap, isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { indentContinuations } from './indent-continuations.ts'
import { isRecord } from './shapes.ts'
import { yamlTags } from './yaml-tags.ts'
import { yamlValue } from './yaml-value.ts'

/** The mapping in a task file, and the line of each of its keys, from 1. */
export interface ParsedTaskYaml {
  readonly values: PyRecord
  readonly lines: ReadonlyMap<string, number>
}

interface ParsedText {
  readonly text: string
  readonly document: Document.Parsed
  readonly lineCounter: LineCounter
}

/** Libyaml takes a # right after a quote or bracket for a comment. */
const TOLERATED = /^Comments must be separated/

/**
 * Reads the text of a task file as PyYAML's safe loader does, with `!function` kept as a reference. Dates and times are
 * the text that Python shows of them. It equals PyYAML on every file of lm_eval 0.4.13.
 *
 * Known differences: `!!set`, `!!omap`, `!!pairs`, `!!binary` and `[-]` are refused; U+2028 and U+2029 end no line; tabs
 * after `-` and control characters are accepted.
 *
 * @param file - Path for messages and function references.
 * @throws DataError naming file and line, if the text is not one YAML mapping with texts as keys.
 * @source lm_eval/tasks/_yaml_loader.py (0.4.13)
 */
export function parseTaskYaml(text: string, file: string): ParsedTaskYaml {
  const source = text.replaceAll(/\r\n?|\u0085/g, '\n')
  const first = parseText(source, file)
  const parsed = first.document.errors.length === 0 ? first : parseText(indentContinuations(source), file)
  const { document, lineCounter } = parsed
  const fail = (message: string, offset: number): never => {
    const { line, col } = lineCounter.linePos(offset)
    throw new DataError(`${file}:${line}:${col}: not valid YAML: ${message}.`)
  }
  const problem = document.errors.find(({ message }) => !TOLERATED.test(message)) ?? document.warnings[0]
  if (problem) return fail(problemText(problem), problem.pos[0])
  return {
    values: textKeys(yamlValue(document.contents, { ...parsed, anchored: new Map(), fail }), file),
    lines: keyLines(parsed),
  }
}

/** The parser speaks to programmers here. */
function problemText({ code, message }: YAMLError): string {
  return code === 'MULTIPLE_DOCS' ? 'one file is one task: nothing may follow a `---`' : message
}

function parseText(text: string, file: string): ParsedText {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: yamlTags(file),
    resolveKnownTags: false,
    uniqueKeys: false,
    lineCounter,
    prettyErrors: false,
  })
  return { text, document, lineCounter }
}

function textKeys(values: PyValue, file: string): PyRecord {
  if (isRecord(values)) return values
  const wrong = isDict(values) ? dictEntries(values).find(([key]) => typeof key !== 'string') : undefined
  const reason = wrong
    ? `its key \`${pyStr(wrong[0])}\` is no text; put it in quotes`
    : 'write `key: value` lines'
  throw new DataError(`${file}: the file must be a YAML mapping: ${reason}.`)
}

function keyLines({ document, lineCounter }: ParsedText): Map<string, number> {
  const lines = new Map<string, number>()
  if (!isMap(document.contents)) return lines
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) lines.set(String(key.value), lineCounter.linePos(key.range[0]).line)
  }
  return lines
}
