import { PyFloat, pyFloat, type PyRecord, type PyValue } from '@eval/pystd'
import type { PerfSettings } from './perf-settings.ts'

/** A load point: what `benchmark_args.json` says instead of the lists. */
export interface ArgsPoint {
  readonly number: number
  readonly parallel: number
  readonly rate: number
  /** Where its random prompts begin in the vocabulary. */
  readonly datasetOffset: number
  /** Folder of the point's results. */
  readonly outputsDir: string
}

const masked = '***'
const unlimited = 9_223_372_036_854_775_807n

const float = (value: number | null): PyValue => (value === null ? null : pyFloat(value))
const integer = (value: number): PyValue => (value === Number.POSITIVE_INFINITY ? unlimited : value)

/**
 * The options of a load point as EvalScope stores them: its names, its order, and those that the profile's release has.
 * Keys and tokens are masked.
 *
 * @source evalscope/perf/arguments.py, 1.4.1, 1.10.0 and 1.14.1
 */
export function benchmarkArgs(settings: PerfSettings, point: ArgsPoint): PyRecord {
  const later = settings.profile !== 'v1.4'
  const newest = settings.profile === 'v1.14'
  return {
    model: settings.model,
    model_id: settings.modelId,
    attn_implementation: settings.attnImplementation,
    api: settings.api,
    tokenizer_path: settings.tokenizerPath,
    port: settings.port,
    url: settings.url,
    headers: maskedHeaders(settings.headers),
    connect_timeout: settings.connectTimeout,
    read_timeout: settings.readTimeout,
    total_timeout: settings.totalTimeout,
    api_key: settings.apiKey === null ? null : masked,
    no_test_connection: settings.noTestConnection,
    ...(newest && { scenario: null }),
    number: point.number,
    parallel: point.parallel,
    rate: later ? new PyFloat(point.rate) : pyRate(point.rate),
    ...(later && { warmup_num: settings.warmupNum }),
    ...(newest && { enable_pd_metrics: false }),
    ...(later && { open_loop: settings.openLoop }),
    sleep_interval: settings.sleepInterval,
    ...(later && { duration: float(settings.duration) }),
    ...slaPart(settings, later),
    db_commit_interval: settings.dbCommitInterval,
    queue_size_multiplier: settings.queueSizeMultiplier,
    in_flight_task_multiplier: settings.inFlightTaskMultiplier,
    ...(later && { num_workers: settings.numWorkers }),
    log_every_n_query: settings.logEveryNQuery,
    debug: settings.debug,
    ...(later && { enable_progress_tracker: settings.enableProgressTracker }),
    visualizer: null,
    wandb_api_key: null,
    swanlab_api_key: null,
    ...(later && { swanlab_host: null }),
    name: settings.name,
    ...(newest && { alias: null }),
    outputs_dir: point.outputsDir,
    no_timestamp: settings.noTimestamp,
    ...promptPart(settings, point.datasetOffset),
    ...samplingPart(settings),
    ...(later && {
      tokenize_prompt: settings.tokenizePrompt,
      multi_turn: settings.multiTurn,
      min_turns: settings.minTurns,
      max_turns: settings.maxTurns,
      multi_turn_args: null,
    }),
  }
}

function pyRate(rate: number): PyValue {
  return Number.isInteger(rate) ? rate : pyFloat(rate)
}

/** Headers with those that hold keys masked. */
export function maskedHeaders(headers: Readonly<Record<string, string>>): PyRecord {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /authorization|key|token|cookie|secret/i.test(name) ? masked : value,
    ]),
  )
}

function slaPart(settings: PerfSettings, later: boolean): PyRecord {
  return {
    sla_auto_tune: settings.slaAutoTune,
    sla_variable: settings.slaVariable,
    sla_params: settings.slaParams,
    sla_num_runs: settings.slaNumRuns,
    sla_upper_bound: settings.slaUpperBound,
    sla_lower_bound: settings.slaLowerBound,
    ...(later && {
      sla_fixed_parallel: settings.slaFixedParallel,
      sla_number_multiplier: float(settings.slaNumberMultiplier),
    }),
  }
}

function promptPart(settings: PerfSettings, offset: number): PyRecord {
  const { profile } = settings
  return {
    max_prompt_length: integer(settings.maxPromptLength),
    min_prompt_length: settings.minPromptLength,
    prefix_length: settings.prefixLength,
    ...(profile === 'v1.14' && { prefix_count: 1 }),
    prompt: settings.prompt,
    query_template: settings.queryTemplate,
    apply_chat_template: settings.applyChatTemplate,
    image_width: settings.imageWidth,
    image_height: settings.imageHeight,
    image_format: settings.imageFormat,
    image_num: settings.imageNum,
    image_patch_size: settings.imagePatchSize,
    dataset: settings.dataset,
    dataset_path: settings.datasetPath,
    ...(profile !== 'v1.4' && {
      data_source: null,
      dataset_offset: offset,
      dataset_args: settings.datasetArgs,
    }),
  }
}

function samplingPart(settings: PerfSettings): PyRecord {
  const { maxTokens } = settings
  return {
    frequency_penalty: float(settings.frequencyPenalty),
    repetition_penalty: float(settings.repetitionPenalty),
    logprobs: settings.logprobs,
    max_tokens: typeof maxTokens === 'object' && maxTokens !== null ? [...maxTokens] : maxTokens,
    min_tokens: settings.minTokens,
    n_choices: settings.nChoices,
    seed: settings.seed,
    stop: settings.stop,
    stop_token_ids: settings.stopTokenIds,
    stream: settings.stream,
    temperature: float(settings.temperature),
    top_p: float(settings.topP),
    top_k: settings.topK,
    extra_args: settings.extraArgs,
  }
}
