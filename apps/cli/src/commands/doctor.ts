import type { Command } from '@eval/harness/command-line'
import { CommandParser } from '@eval/harness/options'

/** `lmeval doctor`: what this machine can run, what is missing, and how to get it. */
export const doctor: Command = async (argv) => {
  const parser = new CommandParser({
    prog: 'lmeval doctor',
    description: 'Say what this machine can run, what is missing, and how to get it.',
  })
  parser.parse_args([...argv])
  const { doctorReport } = await import('../doctor/doctor-report.ts')
  process.stdout.write(`${await doctorReport(process.env)}\n`)
  return 0
}
