import type { HarnessProfile } from '@eval/core'

/**
 * How the prompts of a run are written: plain text (with what precedes it), messages as JSON text, or some model's chat
 * template, of which only the messages inside are known.
 */
export type PromptForm =
  | { readonly kind: 'plain'; readonly system: string }
  | { readonly kind: 'json'; readonly system?: string; readonly multiturn: boolean }
  | { readonly kind: 'template'; readonly multiturn: boolean }

/** The form and the harness whose habits it follows. */
export interface PromptStyle {
  readonly form: PromptForm
  readonly profile: HarnessProfile
}
