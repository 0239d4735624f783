import { isDict, dictGet, type PyValue } from '@eval/pystd'

/** The text of a message's content: itself, or that of its text parts. */
export function contentText(content: PyValue): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map(partText).join('')
}

function partText(part: PyValue): string {
  const text = isDict(part) ? dictGet(part, 'text') : undefined
  return typeof text === 'string' ? text : ''
}
