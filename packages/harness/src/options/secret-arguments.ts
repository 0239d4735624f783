import { dictEntries, dictFromEntries, isDict, type PyDict, pyStr, type PyValue } from '@eval/pystd'

/** Model arguments that hold keys. */
const secretNames: ReadonlySet<string> = new Set(['auth_token', 'api_key', 'header', 'token'])

/** Model arguments twice: as they may be seen, and those of them that may not. */
export interface SeparatedArguments {
  /** All arguments, in their order, with `***` in place of keys. */
  readonly shown: PyDict
  /** The arguments that hold keys, as they were given. */
  readonly secret: PyDict
}

/** Takes keys out of model arguments, so that nothing that prints or writes the arguments shows one. */
export function separateSecrets(modelArgs: PyDict): SeparatedArguments {
  const entries = dictEntries(modelArgs).map(
    ([name, value]) => [name, value, hidden(pyStr(name), value)] as const,
  )
  return {
    shown: dictFromEntries(entries.map(([name, , shown]) => [name, shown])),
    secret: dictFromEntries(
      entries.flatMap(([name, value, shown]) => (shown === value ? [] : [[name, value] as const])),
    ),
  }
}

function hidden(name: string, value: PyValue): PyValue {
  if (secretNames.has(name)) return withoutValues(value)
  return typeof value === 'string' && /^https?:/.test(value) ? withoutKeys(value) : value
}

/** Of headers the names may be seen. */
function withoutValues(value: PyValue): PyValue {
  if (value === null) return null
  if (!isDict(value)) return '***'
  return dictFromEntries(dictEntries(value).map(([name]) => [name, '***']))
}

/** An address without user, password, and the values of keys in its query. */
function withoutKeys(address: string): string {
  return address
    .replace(/^(https?:\/\/)[^/?#]*@/, '$1***@')
    .replace(/([?&][^=&#]*(?:key|token|secret|sig)[^=&#]*=)[^&#]*/gi, '$1***')
}
