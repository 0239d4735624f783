/** A program: builds the requests of ruMMLU over the records in a folder and prints what that took, as JSON. */
import { ownPeakMemory } from '../processes/peak-memory.ts'
import { rummluInstances } from '../requests/rummlu-instances.ts'
import type { BuildReport } from './build-report.ts'

const before = await ownPeakMemory()
const started = performance.now()
const instances = await rummluInstances(process.argv[2] ?? '.', 1)
const seconds = (performance.now() - started) / 1e3
const report: BuildReport = {
  requests: instances.length,
  seconds,
  peakBytes: await ownPeakMemory(),
  startBytes: before,
}
process.stdout.write(JSON.stringify(report))
