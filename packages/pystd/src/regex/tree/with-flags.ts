import type { Mode } from './node.ts'

const FLAGS: Readonly<Record<string, keyof Mode>> = {
  a: 'ascii',
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'verbose',
}

/** No flags at all. */
export const PLAIN_MODE: Mode = {
  ignoreCase: false,
  ascii: false,
  multiline: false,
  dotAll: false,
  verbose: false,
}

/** A mode with the flags of the given letters (`i m s x a u`) switched on or off. */
export function withFlags(mode: Mode, letters: string, on: boolean): Mode {
  const changes = Array.from(letters, (letter) =>
    letter === 'u' ? (['ascii', !on] as const) : ([FLAGS[letter] ?? 'verbose', on] as const),
  )
  return { ...mode, ...Object.fromEntries(changes) }
}
