import { pyFloat, pyStr, type PyValue } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import { pythonRound } from '../measure/python-round.ts'
import { prettyTable } from './pretty-table.ts'
import { simpleGrid } from './simple-grid.ts'

const headers = ['Prompt Tokens', 'Speed(tokens/s)', 'GPU Memory(GB)'] as const

/** The extra table of the speed benchmark. */
export interface SpeedTable {
  /** The content of `speed_benchmark.json`. */
  readonly rows: readonly Readonly<Record<string, PyValue>>[]
  text(profile: Profile): string
}

/** Mean tokens per second by length of the prompt. The server's graphics memory is not known here. */
export function speedTable(
  samples: readonly { readonly promptTokens: number; readonly rate: number }[],
): SpeedTable {
  const groups = [...Map.groupBy(samples, (sample) => sample.promptTokens)].sort(([a], [b]) => a - b)
  const rows = groups.map(([promptTokens, group]) => ({
    [headers[0]]: promptTokens,
    [headers[1]]: pyFloat(pythonRound(group.reduce((sum, sample) => sum + sample.rate, 0) / group.length, 2)),
    [headers[2]]: pyFloat(0),
  }))
  return {
    rows,
    text: (profile) => {
      const cells = rows.map((row) => headers.map((header) => pyStr(row[header] ?? null)))
      return profile === 'v1.4' ? prettyTable({ headers, rows: cells }) : simpleGrid({ headers, rows: cells })
    },
  }
}
