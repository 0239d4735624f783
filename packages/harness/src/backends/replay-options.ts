import { UsageError } from '@eval/core'
import { dictEntries, type PyDict, pyStr } from '@eval/pystd'
import { didYouMean } from '../options/did-you-mean.ts'

/** Model arguments of `--model replay`. */
export interface ReplayOptions {
  /** A samples file, or a folder in which the newest samples file of each task counts. */
  readonly path: string
  /** File of a Jinja template, or `json` for message lists as JSON text. */
  readonly chatTemplate?: string
  readonly bosToken?: string
  readonly eosToken?: string
}

const known = ['path', 'chat_template', 'bos_token', 'eos_token'] as const

/** @throws UsageError for an unknown argument or a missing `path`. */
export function replayOptions(modelArgs: PyDict): ReplayOptions {
  const values = new Map(dictEntries(modelArgs).map(([key, value]) => [pyStr(key), pyStr(value)]))
  for (const key of values.keys()) {
    if (!known.some((name) => name === key)) {
      throw new UsageError(`--model replay has no argument "${key}".${didYouMean(key, known)}`)
    }
  }
  const path = values.get('path')
  if (path === undefined) {
    throw new UsageError(
      '--model replay needs --model_args path=FILE_OR_FOLDER: the samples files of an earlier run',
    )
  }
  const [chatTemplate, bosToken, eosToken] = [
    values.get('chat_template'),
    values.get('bos_token'),
    values.get('eos_token'),
  ]
  return {
    path,
    ...(chatTemplate === undefined ? {} : { chatTemplate }),
    ...(bosToken === undefined ? {} : { bosToken }),
    ...(eosToken === undefined ? {} : { eosToken }),
  }
}
