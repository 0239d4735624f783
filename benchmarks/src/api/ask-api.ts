/** A program: asks the server for all requests of a file, and prints what that took. */
import { readFile } from 'node:fs/promises'
import { openApiBackend } from '@eval/backends-api'
import type { Request } from '@eval/core'
import { clock, since } from '../mmlu/clock.ts'
import { ownPeakMemory } from '../processes/peak-memory.ts'

const [file = '', url = '', tokenizer = '', concurrency = '1', kind = ''] = process.argv.slice(2)
const rows = (await readFile(file, 'utf8')).trimEnd().split('\n')
const requests = rows.map((row): Request => {
  const { context, continuation }: { context: string; continuation: string } = JSON.parse(row)
  if (kind === 'scoring') return { type: 'loglikelihood', context, continuation }
  return { type: 'generate_until', context, generation: { until: ['\n'], max_gen_toks: 8 } }
})
const model = { model: 'm', base_url: url, tokenizer, tokenizer_backend: 'huggingface' } as const
await using backend = await openApiBackend('local-completions', {
  ...model,
  num_concurrent: concurrency,
  max_length: 4096,
})
const started = clock()
let sum = 0
for await (const { response } of backend.run(requests, {})) {
  if (response.state !== 'ok') throw new Error('a request was not answered', { cause: response })
  sum += 'logprob' in response ? response.logprob : Number(response.text)
}
process.stdout.write(JSON.stringify({ ...since(started), peakBytes: await ownPeakMemory(), sum }))
