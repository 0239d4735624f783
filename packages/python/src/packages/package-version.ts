/** A version of a Python package, as PEP 440 reads it. */
export interface PackageVersion {
  readonly text: string
  readonly epoch: number
  /** `1.2.3`: without zeros at its end. */
  readonly release: readonly number[]
  /** All that follows the release, comparable number by number. */
  readonly suffix: readonly number[]
  readonly prerelease: boolean
  /** What stands after `+`. */
  readonly local: string
}

const FORM =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?((?:[-_.]?(?:post|rev|r)[-_.]?(\d*))|-(\d+))?([-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/

const preKinds: Readonly<Record<string, number>> = { a: 0, alpha: 0, b: 1, beta: 1 }

/** Stands for what is not there and comes first, or last. */
const [first, last] = [-Infinity, Infinity]

/** Undefined for text that is no version. */
export function parseVersion(text: string): PackageVersion | undefined {
  const match = FORM.exec(text.trim().toLowerCase())
  if (match === null) return undefined
  const [, epoch, release = '', pre, preNumber, post, postNumber, implicitPost, dev, devNumber, local] = match
  const numbers = release.split('.').map(Number)
  while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop()
  const isPlainDev = dev !== undefined && pre === undefined && post === undefined
  const kind = pre === undefined ? (isPlainDev ? first : last) : (preKinds[pre] ?? 2)
  return {
    text: text.trim(),
    epoch: Number(epoch ?? 0),
    release: numbers,
    suffix: [
      kind,
      Number(preNumber || 0),
      post === undefined ? first : Number(postNumber || implicitPost || 0),
      dev === undefined ? last : Number(devNumber || 0),
    ],
    prerelease: pre !== undefined || dev !== undefined,
    local: local ?? '',
  }
}

/** Negative, zero or positive, as for sorting; what stands after `+` is not looked at. */
export function compareVersions(a: PackageVersion, b: PackageVersion): number {
  return a.epoch - b.epoch || compareNumbers(a.release, b.release, 0) || compareNumbers(a.suffix, b.suffix, 0)
}

function compareNumbers(a: readonly number[], b: readonly number[], missing: number): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [left, right] = [a[at] ?? missing, b[at] ?? missing]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
