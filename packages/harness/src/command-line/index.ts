export { exitCodeHelp, exitCodes } from './exit-codes.ts'
export { interruptionNote } from './interruption-note.ts'
export { redactSecrets } from './redact-secrets.ts'
export { type Command, type CommandContext, runCommand } from './run-command.ts'
