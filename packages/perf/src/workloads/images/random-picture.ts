import { UsageError } from '@eval/core'
import type { PyRandom } from '@eval/pystd'
import { encodePng } from './encode-png.ts'
import { type Canvas, drawEllipse, drawLine, drawRectangle } from './shapes.ts'

/** Size of a picture in pixels, and what a pixel holds: `RGB`, `RGBA` or `L`. */
export interface PictureFormat {
  readonly width: number
  readonly height: number
  readonly mode: string
}

const channelsOf: Readonly<Record<string, 1 | 3 | 4>> = { L: 1, RGB: 3, RGBA: 4 }

/**
 * A PNG with one to five shapes on a background of one colour.
 *
 * @throws UsageError for a size or mode that is none.
 */
export function randomPicture(format: PictureFormat, random: PyRandom): Buffer {
  const channels = channelsOf[format.mode]
  if (channels === undefined)
    throw new UsageError(
      `--image-format ${format.mode} is unknown; known are ${Object.keys(channelsOf).join(', ')}`,
    )
  const { width, height } = format
  if (!(width > 0 && height > 0)) throw new UsageError('--image-width and --image-height must be at least 1')
  const canvas: Canvas = { width, height, channels, pixels: new Uint8Array(width * height * channels) }
  const background = randomColor(channels, random)
  for (let pixel = 0; pixel < width * height; pixel++) canvas.pixels.set(background, pixel * channels)
  const shapes = random.randint(1, 5)
  for (let shape = 0; shape < shapes; shape++) drawShape(canvas, random)
  return encodePng(canvas)
}

function randomColor(channels: number, random: PyRandom): number[] {
  return Array.from({ length: channels }, (_, channel) => (channel === 3 ? 255 : random.randint(0, 255)))
}

function drawShape(canvas: Canvas, random: PyRandom): void {
  const kind = random.choice(['rectangle', 'ellipse', 'line'] as const)
  const [left, right] = ends(
    random.randint(0, canvas.width - 1),
    random.randint(0, canvas.width - 1),
    canvas.width,
  )
  const [top, bottom] = ends(
    random.randint(0, canvas.height - 1),
    random.randint(0, canvas.height - 1),
    canvas.height,
  )
  const box = { left, top, right, bottom }
  const color = randomColor(canvas.channels, random)
  if (kind === 'rectangle') drawRectangle(canvas, box, color)
  else if (kind === 'ellipse') drawEllipse(canvas, box, color)
  else drawLine(canvas, box, color, random.randint(1, 5))
}

/** In order, and at least a pixel apart where there is room. */
function ends(a: number, b: number, size: number): readonly [number, number] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)]
  return low === high ? [low, Math.min(low + 1, size - 1)] : [low, high]
}
