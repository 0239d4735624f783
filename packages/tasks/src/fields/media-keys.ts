import type { PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import { isList } from '../loading/shapes.ts'

/** A key of a task file that says which images or sounds a request shows. */
export interface MediaKey {
  readonly key: 'doc_to_image' | 'doc_to_audio'
  /** Its name in the last argument of requests. */
  readonly argument: 'visual' | 'audio'
  readonly source: PyValue
}

/** Those that a task says; an empty list or text says nothing. */
export function mediaKeys({ doc_to_image: image, doc_to_audio: audio }: TaskConfig): readonly MediaKey[] {
  const said = (source: PyValue | undefined): source is PyValue =>
    source !== undefined && source !== '' && !(isList(source) && source.length === 0)
  return [
    ...(said(image) ? [{ key: 'doc_to_image', argument: 'visual', source: image } as const] : []),
    ...(said(audio) ? [{ key: 'doc_to_audio', argument: 'audio', source: audio } as const] : []),
  ]
}
