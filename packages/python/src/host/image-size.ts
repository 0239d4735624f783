/** Width and height in pixels that the head of an encoded image tells of; undefined: of another form than these. */
export function imageSize(bytes: Uint8Array): readonly [width: number, height: number] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (text === '\u0089PNG' && bytes.length >= 24) return [view.getUint32(16), view.getUint32(20)]
  if (text === 'GIF8' && bytes.length >= 10) return [view.getUint16(6, true), view.getUint16(8, true)]
  return text.startsWith('\u00ff\u00d8') ? jpegSize(view) : undefined
}

/** Of the first frame header: markers 0xC0 to 0xCF but those of tables. */
function jpegSize(view: DataView): readonly [number, number] | undefined {
  for (
    let at = 2;
    at + 9 <= view.byteLength && view.getUint8(at) === 0xff;
    at += 2 + view.getUint16(at + 2)
  ) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
  }
  return undefined
}
