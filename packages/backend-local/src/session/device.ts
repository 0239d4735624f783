import { UsageError } from '@eval/core'

/** Where a model runs. */
export type Device = { readonly type: 'cpu' } | { readonly type: 'cuda'; readonly index: number }

/** Reads `cpu`, `cuda` or `cuda:N`. @throws UsageError on anything else. */
export function parseDevice(text: string): Device {
  if (text === 'cpu') return { type: 'cpu' }
  const match = /^cuda(?::(\d+))?$/.exec(text)
  if (match === null) throw new UsageError(`Unknown device "${text}". Use cpu, cuda or cuda:N.`)
  return { type: 'cuda', index: Number(match[1] ?? 0) }
}

/** The name lm_eval uses: `cpu`, `cuda:0`. */
export function deviceName(device: Device): string {
  return device.type === 'cpu' ? 'cpu' : `cuda:${device.index}`
}
