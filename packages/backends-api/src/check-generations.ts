import type { GenerationOptions, Request } from '@eval/core'
import { isFloat, isInt, toNumber } from '@eval/pystd'
import type { ApiSettings } from './settings/api-settings.ts'
import { stopStrings } from './dialects/generation-arguments.ts'
import { generationRoom } from './requests/generation-room.ts'

/**
 * Looks at generation arguments before anything is sent: what would fail in the middle of a run is refused, what will not
 * reach the server is said.
 *
 * @throws UsageError for stop strings that are none, and limits that leave no room for a prompt.
 */
export function checkGenerations(
  requests: readonly Request[],
  settings: ApiSettings,
  warn: (message: string) => void,
): void {
  const checked = new Set<GenerationOptions>()
  for (const request of requests) {
    if (request.type !== 'generate_until' || checked.has(request.generation)) continue
    checked.add(request.generation)
    const { mostStops = Number.POSITIVE_INFINITY } = settings.dialect
    const stops = stopStrings(request.generation['until'], null)
    if (stops.length > mostStops) {
      warn(
        `This endpoint takes ${mostStops} stop strings; of the ${stops.length} of task ${request.origin?.taskName ?? '?'} the first ones are sent, as lm_eval does.`,
      )
    }
    for (const word of surprises(request.generation)) warn(word)
    if (settings.tokenizedRequests) generationRoom(request.generation, settings)
  }
}

/** What lm_eval does without a word. */
function* surprises(generation: GenerationOptions): Generator<string> {
  for (const name of ['max_new_tokens', 'max_completion_tokens']) {
    if (generation[name] === undefined) continue
    yield `The generation argument ${name} is sent as it is, and max_gen_toks (or its default) limits the new tokens, as in lm_eval. Say max_gen_toks.`
  }
  const { do_sample: doSample, temperature = 0 } = generation
  if (doSample === false && (isInt(temperature) || isFloat(temperature)) && toNumber(temperature) > 0) {
    yield `do_sample=False is not sent, as in lm_eval: with temperature=${toNumber(temperature)} the server samples. Say temperature=0 for greedy answers.`
  }
}
