import { floatRepr, pyFloat, sha256Hex } from '@eval/pystd'
import { type EvaluationResults, sanitizeModelName } from '@eval/results'
import { environmentInfo } from '../output/environment-info.ts'
import { taskBlocks } from './build-results.ts'
import type { TaskIncidents } from './evaluation-outcome.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'
import { harnessBlock } from './harness-block.ts'
import { resultsConfig } from './results-config.ts'
import type { RunBackground } from './run-background.ts'
import { tokenizerInfo } from './tokenizer-info.ts'

/** What the results file holds. @source lm_eval/evaluator.py, lm_eval/loggers/evaluation_tracker.py, 0.4.13 */
export function evaluationResults(
  finished: FinishedRun,
  reported: readonly ReportedTask[],
  incidents: readonly TaskIncidents[],
  { datasets, gitHash }: RunBackground,
): EvaluationResults {
  const { run, context, backend, modelName, started } = finished
  const template = chatTemplate(finished)
  const seconds = (context.now() - started) / 1000
  return {
    ...taskBlocks(reported, finished.groups, run, (message) => context.progress.warning(message)),
    config: resultsConfig(run, backend),
    git_hash: gitHash,
    date: pyFloat(started / 1000),
    pretty_env_info: environmentInfo(),
    transformers_version: 'none',
    lm_eval_version: '0.4.13',
    upper_git_hash: null,
    ...tokenizerInfo(backend),
    task_hashes: Object.fromEntries(
      reported.flatMap(({ open, taskHash: hash }) => (hash === undefined ? [] : [[open.task.name, hash]])),
    ),
    model_source: run.model,
    model_name: modelName,
    model_name_sanitized: sanitizeModelName(modelName),
    system_instruction: run.systemInstruction,
    system_instruction_sha: run.systemInstruction === null ? null : sha256Hex(run.systemInstruction),
    fewshot_as_multiturn: run.shownFewshotAsMultiturn,
    chat_template: template,
    chat_template_sha: template === null || template === '' ? null : sha256Hex(template),
    total_evaluation_time_seconds: floatRepr(seconds),
    ...harnessBlock(context, incidents, datasets),
  }
}

/** Source of the chat template; empty where the server renders. @source lm_eval/api/model.py `chat_template`, 0.4.13 */
function chatTemplate({ run, backend }: FinishedRun): string | null {
  if (run.applyChatTemplate === false || backend.chat === undefined) return null
  return backend.chat.template ?? ''
}
