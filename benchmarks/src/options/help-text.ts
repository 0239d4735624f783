import { modelNames } from '../checkpoints/model-sizes.ts'
import { taskNames } from '../requests/request-sets.ts'
import { sectionNames } from './benchmark-options.ts'

/** What `pnpm bench --help` prints. */
export const helpText: string = `usage: pnpm bench [options]

Compares with lm_eval 0.4.13 and prints Markdown tables. See benchmarks/README.md for the Python it needs.

  --quick            fewer questions and repetitions, the small model only
  --only <sections>  ${sectionNames.join(',')}
  --models <models>  ${modelNames.join(',')}
  --tasks <tasks>    ${taskNames.join(',')}
  --threads <n,…>    threads of both sides, one after the other (default 1,2)
  --repeats <n>      measurements of each cell (default 5)
`
