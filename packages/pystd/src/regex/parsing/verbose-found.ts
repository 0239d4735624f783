/** Stops a parser that finds the flag x: blanks mean something else from the start of the pattern on. */
export class VerboseFound extends Error {}
