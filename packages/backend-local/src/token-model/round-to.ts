import type { StoredType } from '../model-source/stored-tensor.ts'

/** A number as a type can hold it: the nearest one, the even one of two. */
export function roundTo(value: number, type: StoredType): number {
  if (type === 'float16') return Math.f16round(value)
  const single = Math.fround(value)
  if (type === 'float32' || !Number.isFinite(single)) return single
  const view = new DataView(new ArrayBuffer(4))
  view.setFloat32(0, single)
  const bits = view.getUint32(0)
  view.setUint32(0, ((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000) >>> 0)
  return view.getFloat32(0)
}
