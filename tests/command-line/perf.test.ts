import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { run, start } from '../support/command.ts'
import { streamServer } from '../support/stream-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const json = (file: string): Record<string, number> => JSON.parse(readFileSync(file, 'utf8'))

/** Rows of a table of the results' database. */
function rows(folder: string, table: 'result' | 'request_ext'): Record<string, unknown>[] {
  using database = new DatabaseSync(path.join(folder, 'benchmark_data.db'), { readOnly: true })
  return database.prepare(`SELECT * FROM ${table}`).all()
}

const common = (url: string): string[] => ['perf', '--url', url, '--model', 'org/tiny', '--no-timestamp']

describe('lmeval perf', () => {
  test('a sweep: files of every load point, a report on standard output, the log beside the files', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer()
    const ended = await run(
      'lmeval',
      [
        ...common(server.url),
        '--prompt',
        'Hello',
        '--number',
        '4',
        '12',
        '--parallel',
        '1',
        '4',
        '--sleep-interval',
        '0',
      ],
      { cwd: folder.path },
    )
    expect(ended.stderr).toContain('Plan: 12 requests, at most 4 under way at a time, no pacing.')
    expect(ended.code).toBe(0)
    expect(ended.stdout).toContain('Detailed Performance Metrics')
    expect(ended.stdout).toBe(readFileSync(folder.at('outputs/tiny/performance_summary.txt'), 'utf8'))
    const point = folder.at('outputs/tiny/parallel_4_number_12')
    expect(json(path.join(point, 'benchmark_summary.json'))).toMatchObject({
      'Number of concurrency': 4,
      'Succeed requests': 12,
      'Average input tokens per request': 4,
      'Average output tokens per request': 3,
    })
    expect(rows(point, 'result')).toHaveLength(12)
    expect(rows(point, 'result')[0]?.['request']).toBe(
      '{"messages": [{"role": "user", "content": "Hello"}], "model": "org/tiny", "max_tokens": 2048, "stream": true, "stream_options": {"include_usage": true}, "temperature": 0.0}',
    )
    expect(readFileSync(folder.at('outputs/tiny/benchmark.log'), 'utf8')).toContain('Benchmarking summary:')
    expect(readFileSync(folder.at('outputs/tiny/perf_report.html'), 'utf8')).not.toMatch(/src=|href=/)
    // One test request per load point.
    expect(server.requests).toHaveLength(18)
  })

  test('times are those of the server', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ tokens: 6, first: 80, gap: 30 })
    const ended = await run(
      'lmeval',
      [...common(server.url), '--prompt', 'x', '-n', '8', '--parallel', '2'],
      {
        cwd: folder.path,
      },
    )
    expect(ended.code).toBe(0)
    const summary = json(folder.at('outputs/tiny/benchmark_summary.json'))
    expect(summary['Average time to first token (s)']).toBeGreaterThan(0.079)
    expect(summary['Average time to first token (s)']).toBeLessThan(0.4)
    expect(summary['Average time per output token (s)']).toBeGreaterThan(0.029)
    expect(summary['Average latency (s)']).toBeGreaterThan(0.23)
  })

  test('failures are counted, and stored with their class', async () => {
    using folder = temporaryFolder()
    const statuses: Readonly<Record<number, number>> = { 3: 500, 5: 429, 7: 400 }
    await using server = await streamServer({ status: (request) => statuses[request] })
    const ended = await run('lmeval', [...common(server.url), '--prompt', 'x', '--number', '10'], {
      cwd: folder.path,
    })
    expect(ended.code).toBe(0)
    expect(json(folder.at('outputs/tiny/benchmark_summary.json'))).toMatchObject({
      'Succeed requests': 7,
      'Failed requests': 3,
    })
    const stored = rows(folder.at('outputs/tiny'), 'request_ext')
    expect(stored.map((row) => row['error_class']).filter((name) => name !== null)).toEqual([
      'http-5xx',
      'http-429',
      'http-4xx',
    ])
    expect(ended.stderr).toContain('ERROR: HTTP 500: status 500')
  })

  test('keys stand in no file and on no terminal', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer()
    const key = 'verysecretkey12345'
    const words = ['--api-key', key, '--headers', 'X-Api-Key=othersecret99', 'X-Team=blue', '--debug']
    const ended = await run('lmeval', [...common(server.url), '--prompt', 'x', '-n', '2', ...words], {
      cwd: folder.path,
    })
    expect(ended.code).toBe(0)
    expect(server.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${key}`, 'x-team': 'blue' })
    const files = globSync('**/*.*', { cwd: folder.path }).map((file) =>
      readFileSync(folder.at(file), 'latin1'),
    )
    expect(files.length).toBeGreaterThan(5)
    for (const text of [...files, ended.stderr, ended.stdout]) {
      expect(text).not.toContain(key)
      expect(text).not.toContain('othersecret99')
    }
  })

  test('Ctrl-C: no request starts, what is there is written', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ first: 30 })
    const command = start(
      'lmeval',
      [...common(server.url), '--prompt', 'x', '--number', '5000', '--parallel', '3'],
      { cwd: folder.path },
    )
    while (server.requests.length < 20) await sleep(20)
    command.process.kill('SIGINT')
    const ended = await command.ended
    expect(ended.code).toBe(130)
    expect(ended.stderr).toContain('What was measured so far is in outputs/tiny')
    const summary = json(folder.at('outputs/tiny/benchmark_summary.json'))
    // All but the test request.
    expect(summary['Succeed requests']).toBe(server.requests.length - 1)
    expect(rows(folder.at('outputs/tiny'), 'result')).toHaveLength(server.requests.length - 1)
    expect(JSON.parse(readFileSync(folder.at('outputs/tiny/measurement.json'), 'utf8'))).toMatchObject({
      aborted: true,
      stopped_by: 'interruption',
    })
  })

  test('killed: at most the rows of the last second are lost', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ first: 20 })
    const command = start('lmeval', [...common(server.url), '--prompt', 'x', '--number', '5000'], {
      cwd: folder.path,
    })
    while (server.requests.length < 90) await sleep(20)
    command.process.kill('SIGKILL')
    await command.ended
    expect(rows(folder.at('outputs/tiny'), 'result').length).toBeGreaterThan(10)
  })

  test('an open loop keeps its rate although the server is slow', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ first: 600 })
    const load = [
      '--open-loop',
      '--rate',
      '20',
      '--rate-pattern',
      'constant',
      '--number',
      '20',
      '--profile',
      'v1.9',
    ]
    const ended = await run('lmeval', [...common(server.url), '--prompt', 'x', ...load], { cwd: folder.path })
    expect(ended.code).toBe(0)
    const point = folder.at('outputs/tiny/rate_20.0_number_20')
    // 20 requests at 50 ms take 0.95 s, and the last 0.6 s more; one after the other they would take 12 s.
    expect(json(path.join(point, 'benchmark_summary.json'))['Test Duration (s)']).toBeLessThan(4)
    const starts = rows(point, 'result').map((row) => Number(row['start_time']))
    expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThan(0.9)
  })

  test('a search for the largest load that keeps a service level', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ first: 5 })
    const words = ['--sla-auto-tune', '--sla-num-runs', '1', '--sla-upper-bound', '4', '--sla-params']
    const ended = await run(
      'lmeval',
      [...common(server.url), '--prompt', 'x', '--sleep-interval', '0', ...words, '{"p99_ttft": "<=20s"}'],
      { cwd: folder.path },
    )
    expect(ended.code).toBe(0)
    expect(ended.stderr).toMatch(/\| p99_ttft <= 20\.0 \| parallel {3}\| +4 \| Satisfied \|/)
    expect(Object.keys(json(folder.at('outputs/tiny/sla_summary.json')))).toEqual([
      'parallel_1',
      'parallel_2',
      'parallel_4',
    ])
  })

  test.each([
    ['no model', ['--url', 'http://127.0.0.1:9'], 2, '--model is required'],
    ['unknown flag', ['--model', 'm', '--paralel', '2'], 2, '--parallel'],
    ['lists of different length', ['--model', 'm', '--number', '1', '2'], 2, 'as many values'],
    ['unknown dataset', ['--model', 'm', '--no-test-connection', '--dataset', 'x'], 2, 'unknown dataset "x"'],
    ['a dataset that is not here', ['--model', 'm', '--dataset', 'flickr8k'], 2, 'not available'],
    ['random without a tokenizer', ['--model', 'm', '--dataset', 'random'], 2, '--tokenizer-path'],
    ['no address', ['--model', 'm', '--url', 'localhost:8000'], 2, 'http://'],
    ['no prompt file', ['--model', 'm', '--prompt', '@missing.txt'], 3, 'missing.txt'],
  ])('%s', async (_name, words, code, text) => {
    using folder = temporaryFolder()
    const ended = await run('lmeval', ['perf', ...words], { cwd: folder.path })
    expect(ended.stderr).toContain(text)
    expect(ended.code).toBe(code)
  })

  test('a server that refuses the test request ends the run; one that is there already keeps its results', async () => {
    using folder = temporaryFolder()
    await using server = await streamServer({ status: () => 401 })
    const words = [...common(server.url), '--prompt', 'x', '-n', '1']
    const ended = await run('lmeval', words, { cwd: folder.path })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('refuses the test request: HTTP 401')
    expect(existsSync(folder.at('outputs/tiny/benchmark_data.db'))).toBe(false)
  })
})
