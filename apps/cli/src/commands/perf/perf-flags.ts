import type { PerfConfig } from '@eval/perf'

/** How the words after a flag are taken, as Python's argparse says it. */
export interface ArgumentShape {
  readonly type?: 'str' | 'int' | 'float'
  readonly nargs?: '+' | '*'
  readonly action?: 'store_true'
  readonly choices?: string[]
  readonly metavar?: string
}

/** A flag of `lmeval perf`. */
export interface PerfFlag {
  readonly name: string
  readonly short?: string
  /** The option it sets. */
  readonly key: keyof PerfConfig
  readonly help: string
  readonly shape: ArgumentShape
}

const text: ArgumentShape = { type: 'str' }
const integer: ArgumentShape = { type: 'int' }
const float: ArgumentShape = { type: 'float' }
const yes: ArgumentShape = { action: 'store_true' }
const integers: ArgumentShape = { type: 'int', nargs: '+' }

/** Flags by headline, EvalScope's names and a few of our own. */
export const perfFlags: Readonly<Record<string, readonly PerfFlag[]>> = {
  'model and server': [
    flag('model', 'model', text, 'name of the model in requests'),
    flag('api', 'api', text, 'openai (default), responses, embedding, rerank or dashscope'),
    flag('url', 'url', text, 'address of the server; a bare host gets /v1/chat/completions'),
    flag('port', 'port', integer, 'port of a server on this machine'),
    flag('headers', 'headers', { nargs: '+', metavar: 'NAME=VALUE' }, 'more headers'),
    flag('api-key', 'apiKey', text, 'key for the header Authorization; never written to files'),
    flag('connect-timeout', 'connectTimeout', integer, 'seconds to connect'),
    flag('read-timeout', 'readTimeout', integer, 'seconds between two pieces of an answer'),
    flag('total-timeout', 'totalTimeout', integer, 'seconds for a whole answer (21600)'),
    flag('no-test-connection', 'noTestConnection', yes, 'do not send "hello" first'),
    flag('tokenizer-path', 'tokenizerPath', text, 'folder of a tokenizer: random prompts, lengths in tokens'),
    flag('attn-implementation', 'attnImplementation', text, 'for local models'),
  ],
  load: [
    flag('number', 'number', integers, 'requests; several numbers are several load points (1000)', 'n'),
    flag('parallel', 'parallel', integers, 'requests under way at a time, as many numbers as --number (1)'),
    flag('rate', 'rate', { type: 'float', nargs: '+' }, 'arrivals per second, -1 for no pacing (-1)'),
    flag(
      'rate-pattern',
      'ratePattern',
      { choices: ['poisson', 'constant'] },
      'arrivals at random or at equal distances',
    ),
    flag('open-loop', 'openLoop', yes, 'send when it is time, whatever is under way'),
    flag('max-inflight', 'maxInflight', integer, 'open loop: no more than these under way'),
    flag('warmup-num', 'warmupNum', float, 'requests before those that count, or a share of them'),
    flag('duration', 'duration', float, 'seconds after which no request starts'),
    flag('sleep-interval', 'sleepInterval', integer, 'seconds between load points (5)'),
    flag('threads', 'threads', integer, 'threads that send (one per 256 requests under way)'),
    flag('db-commit-interval', 'dbCommitInterval', integer, 'rows per commit (1000; at least every second)'),
    flag('queue-size-multiplier', 'queueSizeMultiplier', integer, "EvalScope's; of no effect here"),
    flag('in-flight-task-multiplier', 'inFlightTaskMultiplier', integer, "EvalScope's; of no effect here"),
    flag('num-workers', 'numWorkers', integer, "EvalScope's; of no effect here"),
  ],
  'service level': [
    flag('sla-auto-tune', 'slaAutoTune', yes, 'search the largest load that keeps --sla-params'),
    flag('sla-variable', 'slaVariable', { choices: ['parallel', 'rate'] }, 'what is varied'),
    flag('sla-params', 'slaParams', text, 'JSON: [{"p99_ttft": "<=2s"}], [{"tps": "max"}]'),
    flag('sla-num-runs', 'slaNumRuns', integer, 'measurements of every load (3)'),
    flag('sla-upper-bound', 'slaUpperBound', integer, 'largest load that is tried (65536)'),
    flag('sla-lower-bound', 'slaLowerBound', integer, 'smallest load that is tried (1)'),
    flag('sla-fixed-parallel', 'slaFixedParallel', integer, 'requests under way while the rate is varied'),
    flag('sla-number-multiplier', 'slaNumberMultiplier', float, 'requests per unit of load (2)'),
  ],
  prompts: [
    flag('dataset', 'dataset', text, 'openqa (default), longalpaca, line_by_line, random, random_vl, …'),
    flag('dataset-path', 'datasetPath', text, 'file of the dataset'),
    flag('dataset-offset', 'datasetOffset', integer, 'where random prompts begin in the vocabulary'),
    flag('prompt', 'prompt', text, 'this text for every request, or @file'),
    flag('query-template', 'queryTemplate', text, 'JSON of a body with %%m and %%p, or @file'),
    flag('apply-chat-template', 'applyChatTemplate', text, 'send messages rather than a text'),
    flag('max-prompt-length', 'maxPromptLength', integer, 'longest prompt'),
    flag('min-prompt-length', 'minPromptLength', integer, 'shortest prompt'),
    flag('prefix-length', 'prefixLength', integer, 'tokens that all random prompts share'),
    flag('image-width', 'imageWidth', integer, 'pixels (224)'),
    flag('image-height', 'imageHeight', integer, 'pixels (224)'),
    flag('image-format', 'imageFormat', text, 'RGB (default), RGBA or L'),
    flag('image-num', 'imageNum', integer, 'pictures per request (1)'),
    flag('image-patch-size', 'imagePatchSize', integer, 'pixels per token, for counting (28)'),
    flag('tokenize-prompt', 'tokenizePrompt', yes, 'send token ids to /v1/completions'),
    flag('multi-turn', 'multiTurn', yes, 'dialogues: --number counts them'),
    flag('min-turns', 'minTurns', integer, 'shortest dialogue (1)'),
    flag('max-turns', 'maxTurns', integer, 'longest dialogue'),
  ],
  sampling: [
    flag('max-tokens', 'maxTokens', integers, 'tokens of an answer, or the ends of a range (2048)'),
    flag('min-tokens', 'minTokens', integer, 'tokens of an answer at least'),
    flag('temperature', 'temperature', float, '(0)'),
    flag('top-p', 'topP', float, ''),
    flag('top-k', 'topK', integer, ''),
    flag('frequency-penalty', 'frequencyPenalty', float, ''),
    flag('repetition-penalty', 'repetitionPenalty', float, ''),
    flag('n-choices', 'nChoices', integer, 'answers per request'),
    flag('seed', 'seed', integer, 'for the server, and for all that is random here'),
    flag('stop', 'stop', { nargs: '*' }, 'texts that end an answer'),
    flag('stop-token-ids', 'stopTokenIds', { nargs: '*' }, 'tokens that end an answer'),
    flag('logprobs', 'logprobs', yes, ''),
    flag('stream', 'stream', text, 'answers come as a stream (default)'),
    flag('extra-args', 'extraArgs', text, 'JSON: more keys of the body'),
  ],
  output: [
    flag('outputs-dir', 'outputsDir', text, 'folder of the results (outputs)'),
    flag('no-timestamp', 'noTimestamp', yes, 'no folder with the time'),
    flag('name', 'name', text, 'name of the folder (last part of --model)'),
    flag(
      'profile',
      'profile',
      { choices: ['v1.4', 'v1.9', 'v1.14'] },
      'whose definitions and files: EvalScope 1.4.1 (default), 1.10 or 1.14',
    ),
    flag('save-bodies', 'saveBodies', { choices: ['all', 'none'] }, 'answers in the database'),
    flag(
      'log-every-n-query',
      'logEveryNQuery',
      integer,
      'log the numbers so far after so many requests (10)',
    ),
    flag('debug', 'debug', yes, 'log requests and answers'),
    flag('enable-progress-tracker', 'enableProgressTracker', yes, 'write progress.json'),
  ],
}

function flag(
  name: string,
  key: keyof PerfConfig,
  shape: ArgumentShape,
  help: string,
  short?: string,
): PerfFlag {
  return { name, key, shape, help, ...(short !== undefined && { short }) }
}
