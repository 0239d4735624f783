import type { PyRecord } from '@eval/pystd'
import { configDump } from '../config/config-dump.ts'
import type { Task } from './task.ts'

/** The configuration of a task as the results file shows it, with what the run decided. See {@link configDump}. */
export function taskConfigDump({
  config,
  numFewshot,
  generationKwargs,
  metadata,
  functions,
  dump,
}: Task): PyRecord {
  if (dump !== undefined) return dump
  return configDump(config, {
    numFewshot,
    generationKwargs,
    metadata,
    functionText: functions.text,
    functionShown: functions.shown,
  })
}
