import { statSync } from 'node:fs'
import { UsageError } from '@eval/core'
import { outputFolder } from './output-folder.ts'

/** Refuses an output folder that is something else, before the model is asked. @throws UsageError naming it */
export function checkOutputPath(outputPath: string | null): void {
  if (outputPath === null) return
  const folder = outputFolder(outputPath)
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined || found.isDirectory()) return
  throw new UsageError(`--output_path ${outputPath}: ${folder} exists and is no folder. Name another place.`)
}
