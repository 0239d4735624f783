import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Instance } from '@eval/core'

/** Name of the task that {@link writePeerTask} writes. */
export const peerTaskName = 'bench_rummlu'

const YAML = (data: string): string => `task: ${peerTaskName}
dataset_path: json
dataset_kwargs:
  data_files:
    test: ${JSON.stringify(data)}
test_split: test
output_type: multiple_choice
doc_to_text: "{{prompt}}"
doc_to_choice: ["A", "B", "C", "D"]
doc_to_target: "{{answer}}"
target_delimiter: " "
metric_list:
  - {metric: acc, aggregation: mean, higher_is_better: true}
`

/** Writes an lm_eval task whose prompts are those of our instances, word for word; returns its folder. */
export async function writePeerTask(folder: string, instances: readonly Instance[]): Promise<string> {
  const target = path.join(folder, 'peer-task')
  await mkdir(target, { recursive: true })
  const data = path.join(target, 'prompts.jsonl')
  const first = instances.filter(({ index }) => index === 0)
  const rows = first.map(({ request }) => {
    if (request.type !== 'loglikelihood' || typeof request.context !== 'string')
      throw new TypeError('Not ruMMLU.')
    return `${JSON.stringify({ prompt: request.context, answer: 'A' })}\n`
  })
  await writeFile(data, rows.join(''))
  await writeFile(path.join(target, `${peerTaskName}.yaml`), YAML(data))
  return target
}
