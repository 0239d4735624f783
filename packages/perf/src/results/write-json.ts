import { writeFile } from 'node:fs/promises'
import { OutputError } from '@eval/core'
import { jsonDumps, type PyValue } from '@eval/pystd'

/** Writes a value as EvalScope does: four blanks, text as it is, Python's numbers. @throws OutputError */
export async function writeJson(file: string, value: PyValue): Promise<void> {
  await writeText(file, jsonDumps(value, { indent: 4, ensureAscii: false }))
}

/** Writes a text file. @throws OutputError */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new OutputError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
