import type { BatchSize } from '../plan/run-limits.ts'

/** Prompts that are continued side by side under `batch_size=auto`: more are not faster on a CPU, only bigger. */
const AUTO_SLOTS = 8

/** How many prompts are continued side by side. */
export function generationSlots(batchSize: BatchSize, maxBatchSize: number | undefined): number {
  return batchSize === 'auto' ? Math.min(AUTO_SLOTS, maxBatchSize ?? AUTO_SLOTS) : batchSize
}
