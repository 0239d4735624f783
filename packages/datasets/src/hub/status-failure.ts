import { type EvalError, NetworkError } from '@eval/core'
import type { HubConnection } from './hub-connection.ts'
import type { HubResponse } from './hub-request.ts'
import { describeRepository, type Repository, repositoryError, revisionOf } from './repository.ts'
import { TransientNetworkError } from './transient-network-error.ts'

const PASSING = new Set([408, 429, 500, 502, 503, 504])

/**
 * Passes a response on if it is a success (or a redirect that was not followed).
 * @param path the file that was asked for; absent for questions about the repository
 * @throws the error that its status and the hub's `X-Error-Code` stand for.
 * @source huggingface_hub/utils/_http.py, hf_raise_for_status, 2.4.0
 */
export async function requireSuccess(
  connection: HubConnection,
  response: HubResponse,
  repository: Repository,
  path?: string,
): Promise<HubResponse> {
  if (response.status < 400) return response
  await response.body.dump()
  throw await statusFailure(connection, response, repository, path)
}

async function statusFailure(
  connection: HubConnection,
  { status, headers }: HubResponse,
  repository: Repository,
  path: string | undefined,
): Promise<EvalError> {
  const { endpoint } = connection.environment
  const { origin } = new URL(endpoint)
  const error = (message: string) => repositoryError(repository, message)
  if (PASSING.has(status)) return new TransientNetworkError(`${origin} answered with HTTP status ${status}.`)
  const code = headers.get('x-error-code')
  const known = (await connection.token()) !== undefined
  if (code === 'GatedRepo') return error(gatedMessage(repository, origin, known))
  if (code === 'RevisionNotFound') {
    return error(
      `The ${repository.type} ${repository.id} has no revision "${revisionOf(repository)}" on ${origin}.`,
    )
  }
  if (code === 'EntryNotFound') {
    return error(`The ${describeRepository(repository)} has no file "${path ?? ''}" on ${origin}.`)
  }
  if (status === 401 || status === 404 || code === 'RepoNotFound') {
    return error(missingMessage(repository, origin, known))
  }
  if (status === 403)
    return error(
      `Access to the ${describeRepository(repository)} on ${origin} is denied. ${tokenAdvice(known)}`,
    )
  return new NetworkError(
    `${origin} answered with HTTP status ${status} for the ${describeRepository(repository)}.`,
  )
}

function gatedMessage(repository: Repository, origin: string, hasToken: boolean): string {
  const page = `${origin}/${repository.type === 'dataset' ? 'datasets/' : ''}${repository.id}`
  const token = hasToken
    ? 'with the account of your HF_TOKEN'
    : 'and set HF_TOKEN to an access token of that account'
  return `The ${describeRepository(repository)} is gated: accept the terms at ${page} ${token}.`
}

function missingMessage(repository: Repository, origin: string, hasToken: boolean): string {
  return `There is no ${describeRepository(repository)} on ${origin}, or it is private. Check the name. ${tokenAdvice(hasToken)}`
}

function tokenAdvice(hasToken: boolean): string {
  return hasToken
    ? 'Check that your HF_TOKEN is valid and its account may read it.'
    : 'If it needs a login, set HF_TOKEN to an access token.'
}
