import type { ScalarTag } from 'yaml'
import { type FunctionReference, functionReference } from './function-reference.ts'
import { YAML_FLOAT, YAML_INT, yamlFloat, yamlInt } from './yaml-numbers.ts'
import { YAML_TIMESTAMP, yamlTimestamp } from './yaml-timestamp.ts'

const CORE = 'tag:yaml.org,2002:'
const NULL = /^(?:~|null|Null|NULL|)$/
const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/

type Resolve = ScalarTag['resolve']

/** PyYAML's plain scalars (YAML 1.1 as libyaml reads it) and lm_eval's `!function`. `file` is kept in the references. */
export function yamlTags(file: string): ScalarTag[] {
  return [
    ...scalarTag('null', NULL, () => null),
    ...scalarTag('bool', BOOL, (text) => YES.test(text)),
    ...scalarTag('int', YAML_INT, yamlInt),
    ...scalarTag('float', YAML_FLOAT, yamlFloat),
    ...scalarTag('timestamp', YAML_TIMESTAMP, timestamp),
    { tag: '!function', default: false, resolve: (text, onError) => namedFunction(text, file, onError) },
  ]
}

function namedFunction(text: string, file: string, onError: (message: string) => void): FunctionReference {
  if (!/^[^\s.][^\s]*\.[^\s.]+$/.test(text))
    onError(`write !function module.name, for a function \`name\` of module.py; got "${text}"`)
  return functionReference(text, file)
}

/** A type that plain texts have by their look and any text by its tag. */
function scalarTag(name: string, test: RegExp, resolve: Resolve): ScalarTag[] {
  const explicit: Resolve = (text, onError, options) => {
    if (!test.test(text) && name !== 'null' && name !== 'float') onError(`"${text}" is no ${name}`)
    return resolve(text, onError, options)
  }
  return [
    { tag: CORE + name, default: true, test, resolve },
    { tag: CORE + name, default: false, resolve: explicit },
  ]
}

function timestamp(text: string, onError: (message: string) => void): string {
  const value = yamlTimestamp(text)
  if (value === undefined) onError(`there is no such time as ${text}; put it in quotes if it is a text`)
  return value ?? text
}
