import { isInt } from '@eval/pystd'
import type { PerfSettings } from '../options/perf-settings.ts'
import type { WorkloadPrompt } from './prompt.ts'

/** Texts as prompts: one each, or as many as `batch_size` of --extra-args says (8) for datasets of batches. */
export function* batchesOf(texts: readonly string[], settings: PerfSettings): Generator<WorkloadPrompt> {
  if (!settings.dataset.endsWith('_batch')) {
    for (const text of texts) yield { kind: 'text', text }
    return
  }
  const size = batchSize(settings)
  for (let start = 0; start < texts.length; start += size)
    yield { kind: 'texts', texts: texts.slice(start, start + size) }
}

/** Texts per request. */
export function batchSize(settings: PerfSettings): number {
  const size = settings.extraArgs?.['batch_size']
  return isInt(size) ? Math.max(1, Number(size)) : 8
}
