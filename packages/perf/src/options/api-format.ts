/** How the requests of an API are built and its answers read. */
export type ApiFormat = 'openai' | 'responses' | 'embedding' | 'rerank' | 'dashscope'

const formats: ReadonlyMap<string, ApiFormat> = new Map([
  ['openai', 'openai'],
  ['local', 'openai'],
  ['local_vllm', 'openai'],
  ['openai_responses', 'responses'],
  ['openai_response', 'responses'],
  ['responses', 'responses'],
  ['openai_embedding', 'embedding'],
  ['embedding', 'embedding'],
  ['openai_rerank', 'rerank'],
  ['rerank', 'rerank'],
  ['dashscope', 'dashscope'],
])

const segments: Readonly<Record<ApiFormat, string | undefined>> = {
  openai: 'chat/completions',
  responses: 'responses',
  embedding: 'embeddings',
  rerank: 'rerank',
  // Its addresses have no common last part.
  dashscope: undefined,
}

/** Names of APIs, as `--api` takes them. */
export const apiNames: readonly string[] = [...formats.keys()]

/** The format of a named API; undefined for a module of the user. */
export function apiFormat(name: string): ApiFormat | undefined {
  return formats.get(name)
}

/** Last part of an API's addresses; undefined where there is none. */
export function apiSegment(name: string): string | undefined {
  const format = formats.get(name)
  return format === undefined ? undefined : segments[format]
}

/** The server only reads: no tokens come back. */
export function isInputOnly(name: string): boolean {
  const format = formats.get(name)
  return format === 'embedding' || format === 'rerank'
}
