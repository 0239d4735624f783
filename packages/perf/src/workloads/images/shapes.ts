/** A picture in memory: rows from the top, `channels` bytes a pixel. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3 | 4
  readonly pixels: Uint8Array
}

/** Corners of a shape, both inside. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Fills a rectangle. */
export function drawRectangle(canvas: Canvas, box: Box, color: readonly number[]): void {
  fill(canvas, box, color, () => true)
}

/** Fills the ellipse inside a box. */
export function drawEllipse(canvas: Canvas, box: Box, color: readonly number[]): void {
  const centerX = (box.left + box.right) / 2
  const centerY = (box.top + box.bottom) / 2
  const radiusX = (box.right - box.left) / 2 || 1
  const radiusY = (box.bottom - box.top) / 2 || 1
  fill(canvas, box, color, (x, y) => ((x - centerX) / radiusX) ** 2 + ((y - centerY) / radiusY) ** 2 <= 1)
}

/** Draws the diagonal of a box. */
export function drawLine(canvas: Canvas, box: Box, color: readonly number[], width: number): void {
  const [dx, dy] = [box.right - box.left, box.bottom - box.top]
  const length = Math.hypot(dx, dy) || 1
  fill(canvas, box, color, (x, y) => Math.abs((x - box.left) * dy - (y - box.top) * dx) / length <= width / 2)
}

function fill(
  canvas: Canvas,
  box: Box,
  color: readonly number[],
  inside: (x: number, y: number) => boolean,
): void {
  for (let y = box.top; y <= box.bottom; y++)
    for (let x = box.left; x <= box.right; x++)
      if (inside(x, y)) canvas.pixels.set(color, (y * canvas.width + x) * canvas.channels)
}
