import type { HarnessProfile } from '@eval/core'
import type { TemplateFrames } from './template-frames.ts'

/**
 * How the prompts of a run are written: plain text (with what precedes it), messages as JSON text, or some model's chat
 * template, of which the messages inside are known, and what most lines have between them.
 */
export type PromptForm =
  | { readonly kind: 'plain'; readonly system: string }
  | { readonly kind: 'json'; readonly system?: string; readonly multiturn: boolean }
  | { readonly kind: 'template'; readonly multiturn: boolean; readonly frames: TemplateFrames }

/** The form and the harness whose habits it follows. */
export interface PromptStyle {
  readonly form: PromptForm
  readonly profile: HarnessProfile
}
