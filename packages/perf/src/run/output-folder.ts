import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { OutputError } from '@eval/core'
import type { PerfSettings } from '../options/perf-settings.ts'

/**
 * The folder of a run's results: `<outputs-dir>/<YYYYmmdd_HHMMSS>/<name or last part of the model>`. Characters that file systems
 * refuse become `_`.
 *
 * @source evalscope/perf/utils/db_util.py `get_output_path`, 1.4.1 and 1.10.0
 */
export function outputFolder(settings: PerfSettings, date: Date): string {
  const name = settings.name ?? settings.modelId
  const later = settings.profile !== 'v1.4'
  const shown = later ? name.replace(/[<>:"|?*\\/\0]/g, '_') : name
  const folder = settings.noTimestamp
    ? path.join(settings.outputsDir, shown)
    : path.join(settings.outputsDir, stamp(date), shown)
  return later ? folder : folder.replace(/[<>:"|?*]/g, '_')
}

/** Makes a folder and those above it. @throws OutputError */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new OutputError(
      `${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Local time as `YYYYmmdd_HHMMSS`. */
function stamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`
  return `${day}_${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`
}
