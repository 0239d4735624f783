import { type PyRecord, pyRepr, type PyValue } from '@eval/pystd'
import type { RunConfiguration } from './run-configuration.ts'

/**
 * The configuration as lm_eval prints it above everything else when it comes from a file: the `repr` of its dataclass.
 *
 * @param file - The configuration file, as named.
 * @source lm_eval/config/evaluate_config.py `EvaluatorConfig`, lm_eval/_cli/run.py, 0.4.13
 */
export function configurationRepr(file: string, run: RunConfiguration): string {
  const fields: readonly (readonly [string, PyValue])[] = [
    ['config', file],
    ['model', run.model],
    ['model_args', run.modelArgs],
    ['tasks', run.shownTasks],
    ['num_fewshot', run.numFewshot],
    ['batch_size', run.batchSize],
    ['max_batch_size', run.maxBatchSize],
    ['device', run.device],
    ['limit', run.shownLimit],
    ['samples', run.samples],
    ['use_cache', run.useCache],
    ['cache_requests', cachingRepr(run)],
    ['check_integrity', false],
    ['write_out', run.writeOut],
    ['log_samples', run.logSamples],
    ['output_path', run.outputPath],
    ['predict_only', run.predictOnly],
    ['system_instruction', run.systemInstruction],
    ['apply_chat_template', run.applyChatTemplate],
    ['fewshot_as_multiturn', run.shownFewshotAsMultiturn],
    ['show_config', run.showConfig],
    ['include_path', run.includePath],
    ['gen_kwargs', run.generationArguments],
    ['verbosity', run.verbosity],
    ...['wandb_args', 'wandb_config_args', 'hf_hub_log_args', 'trackio_args'].map(
      (name) => [name, {}] as const,
    ),
    ['seed', run.seeds],
    ['trust_remote_code', run.trustRemoteCode],
    ['confirm_run_unsafe_code', run.unsafeCode],
    ['metadata', run.metadata],
  ]
  return `EvaluatorConfig(${fields.map(([name, value]) => `${name}=${pyRepr(value)}`).join(', ')})`
}

/** @source lm_eval/_cli/utils.py `request_caching_arg_to_dict`, 0.4.13 */
function cachingRepr({ cacheRequests }: RunConfiguration): PyRecord {
  if (cacheRequests === null) return {}
  return {
    cache_requests: cacheRequests !== 'delete',
    rewrite_requests_cache: cacheRequests === 'refresh',
    delete_requests_cache: cacheRequests === 'delete',
  }
}
