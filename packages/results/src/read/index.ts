export { listRuns, type SamplesFile } from './list-runs.ts'
export { readResults } from './read-results.ts'
export { readSamples } from './read-samples.ts'
export { replayAnswers } from './replay-answers.ts'
