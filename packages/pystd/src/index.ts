export { type PyDict, PyFloat, type PyRecord, PyTuple, type PyValue } from './value.ts'
