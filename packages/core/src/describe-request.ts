import type { Request } from './request.ts'

/**
 * Names a request for people: by task and document where its origin is known, else by its position in the list given to
 * the backend.
 */
export function describeRequest(request: Request, index: number): string {
  const { origin } = request
  if (!origin) return `${request.type} request ${index}`
  return `${request.type} request ${origin.index} of document ${origin.docId} of task ${origin.taskName}`
}
