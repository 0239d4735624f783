import { PrerequisiteError } from '@eval/core'
import { checkDevices } from './check-devices.ts'
import { type Device, deviceName } from './device.ts'

/** @throws PrerequisiteError if the device's libraries are missing: what is missing, and how to get it. */
export function requireDevice(device: Device): void {
  const report = checkDevices()
  if (report.runtimeVersion === undefined)
    throw new PrerequisiteError('onnxruntime-node is not installed: npm install onnxruntime-node')
  if (device.type === 'cpu') {
    if (report.cpu) return
    throw new PrerequisiteError(
      `onnxruntime-node ${report.runtimeVersion} has no binary for ${process.platform} ${process.arch}.`,
    )
  }
  // The system's libraries may lie where only the loader finds them; the runtime's own cannot.
  if (report.cuda.install === undefined && process.platform === 'linux') return
  const install = report.cuda.install === undefined ? '' : ` Install it with: ${report.cuda.install}`
  throw new PrerequisiteError(
    `Device ${deviceName(device)} cannot be used. ${report.cuda.missing.join(' ')}${install}`,
  )
}
