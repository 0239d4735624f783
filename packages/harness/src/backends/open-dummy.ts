import type { BackendOpener } from './backend-opener.ts'
import { dummyBackend } from './dummy-backend.ts'

/** Opens `--model dummy`; model arguments are ignored, as lm_eval ignores them. */
export const openDummy: BackendOpener = async ({ random }) => dummyBackend({ random })
