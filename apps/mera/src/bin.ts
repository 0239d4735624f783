#!/usr/bin/env node
// Nothing else may be imported before this check: older Nodes cannot read the other files.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `mera needs Node 24 or newer, this is ${process.version}. Install it from https://nodejs.org\n`,
  )
  process.exitCode = 5
} else {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { runCommand } = await import('@eval/harness/command-line')
  const { main } = await import('./main.ts')
  await runCommand(main, process.argv.slice(2))
}
