import type { BackendOpener } from './backend-opener.ts'
import { replayBackend } from './replay-backend.ts'
import { replayOptions } from './replay-options.ts'

/** Opens `--model replay`. */
export const openReplay: BackendOpener = ({ modelArgs }) => replayBackend(replayOptions(modelArgs))
