export { main } from './main.ts'
export { submissionJson } from './submission/submission-json.ts'
