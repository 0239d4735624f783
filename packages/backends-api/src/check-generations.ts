import type { GenerationOptions, Request } from '@eval/core'
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
    if (settings.tokenizedRequests) generationRoom(request.generation, settings)
  }
}
