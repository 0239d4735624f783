import type { Message } from './benchmark-prompts.ts'

/** Roles of a conversation → what a chat template writes before, between and after their messages. */
export type TemplateFrames = ReadonlyMap<string, string>

/** Whether a prompt holds these messages in their order, with what the template writes between them and nothing else. */
export function fitsFrames(text: string, messages: readonly Message[], frames: TemplateFrames): boolean {
  const frame = frameOf(text, messages)
  if (frame === undefined) return false
  return (frames.get(rolesOf(messages)) ?? frame) === frame
}

/** The frames of most prompts: of those that are equally frequent, the first. */
export function templateFrames(
  prompts: readonly { readonly text: string; readonly messages: readonly Message[] }[],
): TemplateFrames {
  const byRoles = Map.groupBy(prompts, ({ messages }) => rolesOf(messages))
  const frames = new Map<string, string>()
  for (const [roles, alike] of byRoles) {
    const found = alike.flatMap(({ text, messages }) => frameOf(text, messages) ?? [])
    const [most] = [...Map.groupBy(found, (frame) => frame).values()].toSorted((a, b) => b.length - a.length)
    if (most?.[0] !== undefined) frames.set(roles, most[0])
  }
  return frames
}

function rolesOf(messages: readonly Message[]): string {
  return messages.map(({ role }) => role).join(' ')
}

/** Undefined where a message is missing. Templates may strip what they are given. */
function frameOf(text: string, messages: readonly Message[]): string | undefined {
  const parts: string[] = []
  let from = 0
  for (const { content } of messages) {
    const wanted = content.trim()
    const at = text.indexOf(wanted, from)
    if (at < 0) return undefined
    parts.push(text.slice(from, at).trim())
    from = at + wanted.length
  }
  return JSON.stringify([...parts, text.slice(from).trim()])
}
