import type { ScalarTag } from 'yaml'
import { functionReference } from './function-reference.ts'
import { YAML_FLOAT, YAML_INT, yamlFloat, yamlInt } from './yaml-numbers.ts'

const CORE = 'tag:yaml.org,2002:'
const YES = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/

/** PyYAML's plain scalars (YAML 1.1 as libyaml reads it) and lm_eval's `!function`. `file` is kept in the references. */
export function yamlTags(file: string): ScalarTag[] {
  return [
    { tag: `${CORE}null`, default: true, test: /^(?:~|null|Null|NULL|)$/, resolve: () => null },
    { tag: `${CORE}bool`, default: true, test: BOOL, resolve: (text) => YES.test(text) },
    { tag: `${CORE}int`, default: true, test: YAML_INT, resolve: yamlInt },
    { tag: `${CORE}float`, default: true, test: YAML_FLOAT, resolve: yamlFloat },
    { tag: `${CORE}float`, default: false, resolve: yamlFloat },
    { tag: `${CORE}value`, default: true, test: /^=$/, resolve: refuseValueKey },
    { tag: '!function', default: false, resolve: (text) => functionReference(text, file) },
  ]
}

/** PyYAML's safe loader has no constructor for the plain scalar `=`. */
function refuseValueKey(text: string, onError: (message: string) => void): string {
  onError('a plain = has no meaning; put it in quotes')
  return text
}
