import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Section } from '../options/benchmark-context.ts'
import { outputOf } from '../processes/output-of.ts'
import { formatSpread, megabytes } from '../report/format-spread.ts'
import { markdownTable } from '../report/markdown-table.ts'
import { writeRummlu } from '../requests/rummlu-records.ts'
import { spread } from '../statistics/spread.ts'
import type { BuildReport } from './build-report.ts'

/** As many as ruMMLU has. */
const DOCUMENTS = 14_012
const program = fileURLToPath(new URL('build-requests.ts', import.meta.url))

/** From a file of documents to requests: reading, drawing examples, prompts. */
export const buildingSection: Section = async ({ options, workFolder, progress }) => {
  const documents = options.quick ? Math.round(DOCUMENTS / 10) : DOCUMENTS
  const folder = path.join(workFolder, `rummlu-${documents}`)
  await writeRummlu(folder, documents)
  const reports: BuildReport[] = []
  for (let round = 0; round < options.repeats; round += 1) {
    progress(`building: ${documents} documents, ${round + 1} of ${options.repeats}`)
    const report: BuildReport = JSON.parse(await outputOf([process.execPath, program, folder]))
    reports.push(report)
  }
  const row = [
    String(documents),
    String(reports[0]?.requests ?? 0),
    formatSpread(spread(reports.map(({ seconds }) => seconds)), 2),
    megabytes(Math.max(...reports.map(({ peakBytes }) => peakBytes))),
    megabytes(Math.max(...reports.map(({ startBytes }) => startBytes))),
  ]
  const header = ['documents', 'requests', 'seconds', 'peak memory, MB', 'of which before, MB']
  return `## Building of requests\n\nruMMLU with one example.\n\n${markdownTable(header, [row])}`
}
