import { dictGet, isDict, type PyValue } from '@eval/pystd'

/** Tokens of the pictures of a message: their patches. Pictures other than PNG data have an unknown size and count nothing. */
export function pictureTokens(content: PyValue, patchSize: number): number {
  if (!Array.isArray(content)) return 0
  return content.reduce((total: number, part: PyValue) => total + partTokens(part, patchSize), 0)
}

function partTokens(part: PyValue, patchSize: number): number {
  const image = isDict(part) ? dictGet(part, 'image_url') : undefined
  const url = image !== undefined && isDict(image) ? dictGet(image, 'url') : image
  const data = typeof url === 'string' ? /^data:image\/png;base64,(.{32})/.exec(url)?.[1] : undefined
  if (data === undefined) return 0
  // After the signature, and the length and name of the header, come width and height.
  const header = Buffer.from(data, 'base64')
  return Math.ceil(header.readUInt32BE(16) / patchSize) * Math.ceil(header.readUInt32BE(20) / patchSize)
}
