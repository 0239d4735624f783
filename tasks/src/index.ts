export { meraLibrary } from './mera-library.ts'
export type { SubmissionAnswer, SubmissionClass } from '../mera/submission-class.ts'
export { meraSubmissionClasses } from '../mera/submission-classes.ts'
