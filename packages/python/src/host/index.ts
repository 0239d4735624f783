export { MissingPackageError } from './missing-package-error.ts'
export type { HelperHost } from './helper-host.ts'
export { openPythonHost } from './open-python-host.ts'
export type { PythonHostOptions } from './python-host-options.ts'
