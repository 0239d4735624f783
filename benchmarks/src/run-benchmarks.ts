import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { apiSection } from './api/api-section.ts'
import { buildingSection } from './building/building-section.ts'
import { commandsSection } from './commands/commands-section.ts'
import { dialoguesSection } from './dialogues/dialogues-section.ts'
import { prefixesSection } from './dialogues/prefixes-section.ts'
import { listingSection } from './listing/listing-section.ts'
import { memorySection } from './memory/memory-section.ts'
import { mmluSection } from './mmlu/mmlu-section.ts'
import type { BenchmarkContext, Section } from './options/benchmark-context.ts'
import type { BenchmarkOptions, SectionName } from './options/benchmark-options.ts'
import { findPeer } from './peer/find-peer.ts'
import { programsSection } from './programs/programs-section.ts'
import { machineDescription } from './report/machine-description.ts'
import { scoringSection } from './scoring/scoring-section.ts'
import { startupSection } from './startup/startup-section.ts'

const workFolder = fileURLToPath(new URL('../.work', import.meta.url))

const sections: Readonly<Record<SectionName, Section>> = {
  scoring: scoringSection,
  memory: memorySection,
  commands: commandsSection,
  startup: startupSection,
  building: buildingSection,
  dialogues: dialoguesSection,
  prefixes: prefixesSection,
  programs: programsSection,
  mmlu: mmluSection,
  listing: listingSection,
  api: apiSection,
}

/** Measures what the options name: tables on standard output as they are finished, progress on standard error. */
export async function runBenchmarks(options: BenchmarkOptions): Promise<void> {
  const progress = (line: string): void => void process.stderr.write(`${line}\n`)
  await mkdir(workFolder, { recursive: true })
  const found = await findPeer(workFolder, process.env)
  const peer = 'peer' in found ? found.peer : undefined
  if ('missing' in found) progress(found.missing)
  const context: BenchmarkContext = { options, workFolder, progress, ...(peer && { peer }) }
  process.stdout.write(`${machineDescription(new Date())}; ${peer?.description ?? 'without lm_eval'}\n`)
  for (const name of options.sections) process.stdout.write(`\n${await sections[name](context)}`)
}
