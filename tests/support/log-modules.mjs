// Loaded with `node --import`: writes the address of every module that the process loads to the file in MODULE_LOG.
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    appendFileSync(process.env.MODULE_LOG, `${resolved.url}\n`)
    return resolved
  },
})
