import { fileURLToPath } from 'node:url'

/**
 * Folder of the model that comes with the package: tiny, random, and there to try things out. Its numbers mean nothing.
 * Made by `scripts/make-demo-model.ts`.
 */
export const demoModelFolder: string = fileURLToPath(new URL('../demo-model', import.meta.url))
