import type { ReadLogprobs } from '../dialects/dialect.ts'
import type { ReplyError } from '../dialects/reply-error.ts'
import type { ApiError } from '../transport/api-error.ts'
import { post } from './post.ts'
import { promptPayload } from './prompt-payload.ts'
import type { RequestRun } from './request-run.ts'
import type { ScoreJob } from './score-job.ts'

/**
 * Asks for the log-probabilities of a batch of prompts: an item per job, or why there are none.
 *
 * @throws what ends the run.
 */
export async function scoreJobs(
  { endpoint, policy, warn }: RequestRun,
  jobs: readonly ScoreJob[],
  signal: AbortSignal,
): Promise<readonly ReadLogprobs[] | ApiError | ReplyError> {
  const { settings } = endpoint
  const { scoring } = settings.dialect
  if (scoring === undefined) throw new TypeError(`${settings.name} does not score`)
  try {
    const prompt = await promptPayload(
      endpoint,
      jobs.map(({ tokens }) => tokens),
    )
    const scored = scoring.read(await post(endpoint, scoring.body(prompt, settings), signal), jobs)
    policy.answered()
    if (scored.some(({ logprobs }, place) => logprobs.length !== jobs[place]?.continuationLength))
      warn(otherCount)
    return scored
  } catch (error) {
    return policy.failed(error)
  }
}

const otherCount =
  'The server counts more tokens in a prompt than its tokenizer here: it probably adds a BOS to texts. Log-probabilities are then ' +
  'taken one place too early, as lm_eval takes them. Leave tokenized_requests at True if the server takes ids.'
