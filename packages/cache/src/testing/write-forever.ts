/**
 * A process that writes responses to a store until it is killed or has written `count`:
 * `node write-forever.ts PATH NAME COUNT`. Prints the number of rows that are flushed, line by line.
 */
import { writeSync } from 'node:fs'
import { openResponseStore } from '../open-response-store.ts'
import { numberedKey, numberedResponse } from './numbered.ts'

const [path = '', name = '', count = '0'] = process.argv.slice(2)
const store = openResponseStore({
  path,
  onWarning: (message) => {
    throw new Error(message)
  },
})
for (let index = 0; index < Number(count); index += 1) {
  store.put(numberedKey(`${name}${index}`), numberedResponse(index))
  if (index % 7 === 6) store.flush()
  if (index % 7 === 6) writeSync(1, `${index + 1}\n`)
}
await store[Symbol.asyncDispose]()
writeSync(1, `${count}\n`)
