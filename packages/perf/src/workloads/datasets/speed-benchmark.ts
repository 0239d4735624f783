import type { DatasetContext } from '../dataset-context.ts'
import type { WorkloadPrompt } from '../prompt.ts'

const lengths = [1, 6144, 14_336, 30_720]
const longLengths = [63_488, 129_024]

/** One character, repeated to growing lengths, each twice. @source evalscope/perf/plugin/datasets/speed_benchmark.py, 1.4.1 */
export async function* speedBenchmark({ settings }: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  for (const length of settings.dataset === 'speed_benchmark_long' ? longLengths : lengths) {
    const prompt: WorkloadPrompt = { kind: 'text', text: '熵'.repeat(length) }
    yield prompt
    yield prompt
  }
}
