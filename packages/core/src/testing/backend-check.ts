import type { Backend } from '../backend.ts'
import type { Request } from '../request.ts'

/** Checks one property of a backend that answers `requests`; `tolerance` in nats. @throws ConformanceError where it has it not */
export type BackendCheck = (
  backend: Backend,
  requests: readonly Request[],
  tolerance: number,
) => Promise<void>

/** Checks by the name of the property. */
export type BackendChecks = Readonly<Record<string, BackendCheck>>
