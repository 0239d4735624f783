import { EvalError } from '@eval/core'
import { benchmarkOptions } from './options/benchmark-options.ts'
import { helpText } from './options/help-text.ts'
import { runBenchmarks } from './run-benchmarks.ts'

try {
  const options = benchmarkOptions(process.argv.slice(2))
  if (options === undefined) process.stdout.write(helpText)
  else await runBenchmarks(options)
} catch (error) {
  if (!(error instanceof EvalError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
