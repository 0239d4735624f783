/** A program: a completions server on the loopback address that answers at once. Prints its port; ends with its input. */
import { createServer } from 'node:http'

const logprobs = new Map<number, string>()

/** A choice that echoes a prompt of so many tokens: every token has the same log-probability, and all are greedy. */
function echoed(tokens: number): string {
  const known = logprobs.get(tokens)
  if (known !== undefined) return known
  const values = ['null', ...Array.from({ length: tokens }, () => '-0.5')].join(',')
  const tops = ['null', ...Array.from({ length: tokens }, () => '{"a":-0.5}')].join(',')
  const text = `{"index":0,"text":"","logprobs":{"token_logprobs":[${values}],"top_logprobs":[${tops}]}}`
  logprobs.set(tokens, text)
  return text
}

/** Commas between ids tell their number without parsing. */
function answer(body: string): string {
  if (!body.includes('"echo"')) return '{"choices":[{"index":0,"text":" 1","finish_reason":"stop"}]}'
  const ids = body.slice(body.indexOf('[['), body.indexOf(']]'))
  return `{"choices":[${echoed(ids.split(',').length)}]}`
}

const server = createServer((message, response) => {
  let body = ''
  message.setEncoding('utf8').on('data', (part: string) => (body += part))
  message.on('end', () => {
    const text = answer(body)
    const length = Buffer.byteLength(text)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(text)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.stdin.on('end', () => process.exit()).resume()
