/** lm_eval's bound of `batch_size=auto`, and ours: most questions in a forward pass. */
export const MAX_BATCH_SIZE = 64
