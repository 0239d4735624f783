import { fileURLToPath } from 'node:url'

/** The folder of the Python that pythonia loads; it lies beside `src` and `dist`. */
export const bridgeFolder: string = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../bridge' : '../bridge', import.meta.url),
)
