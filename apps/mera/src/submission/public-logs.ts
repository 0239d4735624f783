import path from 'node:path'
import { compareCodePoints } from '@eval/pystd'
import { fileChunks } from '../archive/file-chunks.ts'
import type { ZipSource } from '../archive/zip-bytes.ts'
import { hashedPrompts } from './hashed-prompts.ts'
import { isPublicLog } from './is-public-log.ts'
import type { LogFolder } from './log-folder.ts'

/**
 * The files of `logs_public.zip`: the mode's logs of all runs in the folder, and the results; ruTiE without its prompts.
 * @source MERA scripts/log_to_submission.py `pack_submission_logs`, `copy_and_truncate`, v1.2
 */
export function publicLogs({ folder, logs, results }: LogFolder, generated: boolean): readonly ZipSource[] {
  const names = logs.map(({ name }) => name).filter((name) => isPublicLog(name, generated))
  return [...names, ...results].toSorted(compareCodePoints).map((name) => {
    const file = path.join(folder, name)
    return { name, chunks: name.includes('rutie') ? hashedPrompts(file) : fileChunks(file) }
  })
}
