import {
  type EvaluationContext,
  outcomeExitCode,
  outcomeNotes,
  printedResults,
  runDatasetSource,
  simpleEvaluate,
  terminalProgress,
} from '@eval/harness'
import { type CommandContext, interruptionNote, printNotes, standardError } from '@eval/harness/command-line'
import type { RunConfiguration } from '@eval/harness/options'
import { addingLibrary } from '../library/adding-library.ts'
import { knownLibraries } from '../library/known-libraries.ts'
import { packageStore } from '../library/package-store.ts'
import { version } from '../program/version.ts'

/** Evaluates as configured, with progress on standard error and tables on standard output. Returns the exit code. */
export async function evaluateFromTerminal(run: RunConfiguration, context: CommandContext): Promise<number> {
  const { signal } = context
  return await addingLibrary({ yes: run.assumeYes, signal }, () => evaluate(run, context))
}

async function evaluate(run: RunConfiguration, { signal }: CommandContext): Promise<number> {
  const progress = terminalProgress({
    stream: standardError,
    now: () => performance.now(),
    quiet: run.verbosity?.toUpperCase() === 'ERROR',
  })
  const environment = process.env
  const { libraries, cacheFolder, hint } = await knownLibraries(environment)
  const context: EvaluationContext = {
    libraries,
    taskNamesFolder: cacheFolder,
    unknownTaskHint: hint,
    packages: packageStore({ environment, signal }),
    source: runDatasetSource(run, { environment, progress, signal }),
    progress,
    signal,
    environment,
    now: () => Date.now(),
    program: { name: 'lmeval', version },
    print: (text) => process.stdout.write(`${text}\n`),
    printAside: (text) => printNotes([text]),
  }
  try {
    const outcome = await simpleEvaluate(run, context)
    progress.close()
    process.stdout.write(printedResults(run, outcome))
    printNotes(outcomeNotes(outcome))
    if (outcome.unwritten !== undefined) throw outcome.unwritten
    return outcomeExitCode(outcome)
  } catch (error) {
    progress.close()
    throw interruptionNote(error, signal, run.outputPath !== null || run.useCache !== null)
  }
}
