import { pyLstrip, pyRstrip, pyStrip } from '@eval/pystd'

/** From which ends of a text white space is taken. */
export type Strip = 'none' | 'left' | 'right' | 'both'

/** The text without Python's white space at the given ends. */
export function stripped(text: string, strip: Strip): string {
  switch (strip) {
    case 'none':
      return text
    case 'left':
      return pyLstrip(text)
    case 'right':
      return pyRstrip(text)
    case 'both':
      return pyStrip(text)
    default:
      return strip satisfies never
  }
}
