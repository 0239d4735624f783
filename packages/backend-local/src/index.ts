export { demoModelFolder } from './demo-model-folder.ts'
export { type LocalBackendContext, openLocalBackend } from './open-local-backend.ts'
export { type LocalBackendOptions, localBackendSchema } from './options/local-backend-options.ts'
export { type CudaReport, checkDevices, type DeviceReport } from './session/check-devices.ts'
