import type { Instance } from '@eval/core'
import { pyRepr } from '@eval/pystd'
import { requestArguments } from '@eval/results'

/** Prints the requests of a task's first document, for `--write_out`. */
export function writeOut(instances: readonly Instance[], print: (text: string) => void): void {
  const [first] = instances
  if (first === undefined) return
  for (const instance of instances.filter(({ docId }) => docId === first.docId)) {
    const [prompt, ...rest] = requestArguments(instance.request)
    print(
      `Task: ${instance.taskName}; document ${instance.docId}; request ${instance.index}; prompt (from the next line):`,
    )
    print(typeof prompt === 'string' ? prompt : pyRepr(prompt ?? null))
    print(`(end of prompt)${rest.map((argument) => ` ${pyRepr(argument)}`).join('')}`)
  }
}
