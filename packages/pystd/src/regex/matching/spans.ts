/** Group spans of a match: start and end of group n at 2n and 2n + 1, UTF-16 positions, -1 for none. */
export type Spans = Int32Array
