export { meraLibrary } from './mera-library.ts'
export { meraSubmissionClasses } from '../mera/submission-classes.ts'
