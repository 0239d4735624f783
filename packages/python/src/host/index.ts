export { MissingPackageError } from './missing-package-error.ts'
export { openPythonHost } from './open-python-host.ts'
export type { PythonHostOptions } from './python-host-options.ts'
