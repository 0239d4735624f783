import type { PyValue } from '@eval/pystd'

/** A dict by name: a plain object, or a Map where a name looks like an integer (`"2048"`) and objects would move it. */
export type Named<V extends PyValue> = Readonly<Record<string, V>> | ReadonlyMap<string, V>

/** Names and values in order. */
export function namedEntries<V extends PyValue>(named: Named<V>): readonly (readonly [string, V])[] {
  return isMap(named) ? [...named] : Object.entries(named)
}

/** The value of a name; undefined where there is none. */
export function namedGet<V extends PyValue>(named: Named<V>, name: string): V | undefined {
  if (isMap(named)) return named.get(name)
  return Object.hasOwn(named, name) ? named[name] : undefined
}

function isMap<V extends PyValue>(named: Named<V>): named is ReadonlyMap<string, V> {
  return named instanceof Map
}
