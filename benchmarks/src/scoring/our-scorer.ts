/** Our side of a measurement, a program: opens the model that its argument describes, then a pass for each line. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type LocalBackendOptions, openLocalBackend } from '@eval/backend-local'
import { isFailed, type LoglikelihoodRequest } from '@eval/core'
import { ownPeakMemory } from '../processes/peak-memory.ts'
import type { ChoiceRequest } from '../requests/choice-request.ts'
import type { Answer, ScoreOrder, ScoreReport } from './scorer-messages.ts'

const options: LocalBackendOptions = JSON.parse(process.argv[2] ?? '{}')
await using backend = await openLocalBackend(options)
for await (const line of createInterface({ input: process.stdin })) {
  const order: ScoreOrder = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(await score(order))}\n`)
}

async function score({ path }: ScoreOrder): Promise<ScoreReport> {
  const requests = await readRequests(path)
  const answers: Answer[] = []
  const startedCpu = process.cpuUsage()
  const started = performance.now()
  for await (const { index, response } of backend.run(requests, {})) {
    if (isFailed(response)) throw new Error(response.message)
    answers[index] = [response.logprob, response.greedy]
  }
  const seconds = (performance.now() - started) / 1e3
  const { user, system } = process.cpuUsage(startedCpu)
  return { seconds, cpuSeconds: (user + system) / 1e6, peakBytes: await ownPeakMemory(), answers }
}

async function readRequests(file: string): Promise<LoglikelihoodRequest[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  return lines.map((line) => {
    const { context, continuation }: ChoiceRequest = JSON.parse(line)
    return { type: 'loglikelihood', context, continuation }
  })
}
