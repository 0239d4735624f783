import { localFolderSource } from '@eval/datasets'
import { meraSubmissionClasses } from '@eval/task-library'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { logLine } from '../testing/log-line.ts'
import { classText, testFolder, type TestFolder } from '../testing/submission-folder.ts'
import { validateSubmission } from './validate-submission.ts'
import { validationText } from './validation-text.ts'
import { allFindings, isValid } from './verdict.ts'

const answer = (id: unknown, outputs: unknown = '1'): unknown => ({ outputs, meta: { id } })
const three = classText([answer(0), answer(1), answer(2)])

async function found(
  path: string,
  data?: string,
): Promise<{ readonly lines: readonly string[]; readonly valid: boolean; readonly strict: boolean }> {
  const submission = await validateSubmission({
    path,
    logs: true,
    ...(data === undefined ? {} : { data: localFolderSource(data) }),
  })
  const lines = allFindings(submission)
    .filter(({ code }) => code !== 'no_task' && code !== 'record_count')
    .map(({ severity, code, file, record, ids }) =>
      [severity, code, file, record, ids?.join(' ')].filter((part) => part !== undefined).join(' '),
    )
  return { lines, valid: isValid(submission, false), strict: isValid(submission, true) }
}

/** Records 0, 1, 2 of every task but those that name them otherwise. */
async function data(folder: TestFolder): Promise<string> {
  const docs = [0, 1, 2].map((id) => JSON.stringify({ outputs: '', meta: { id } })).join('\n')
  for (const task of ['bps', 'parus']) await folder.write(`data/${task}.test.jsonl`, docs)
  return folder.at('data')
}

test('missing, repeated, odd and unknown ids', async () => {
  await using folder = await testFolder()
  const records = [answer(0), answer(1.5, 'x'), answer('2'), answer(0, 5), answer(99, null)]
  const zip = await folder.zip('s.zip', { 'BPS.json': classText(records), 'PARus.json': three })
  expect((await found(zip, await data(folder))).lines).toEqual([
    'warning odd_id BPS.json 1',
    'warning odd_id BPS.json 2',
    'warning duplicate_id BPS.json 3',
    'error no_id BPS.json 1 2',
    "warning extra_id BPS.json 1.5 '2' 99",
    'error doc_output_type_error BPS.json 3',
  ])
})

test('60.0 and true are accepted as the service accepts them', async () => {
  await using folder = await testFolder()
  const text = classText([answer(0), answer(true), answer(2)]).replace('"id":2', '"id":2.0')
  const zip = await folder.zip('s.zip', { 'BPS.json': text })
  expect((await found(zip, await data(folder))).lines).toEqual([
    'warning odd_id BPS.json 1',
    'warning odd_id BPS.json 2',
  ])
})

test('names and places of files', async () => {
  await using folder = await testFolder()
  const zip = await folder.zip('s.zip', {
    'BPS.jso': three,
    'lcs.json': three,
    'PARus.json': '{}',
    'sub/PARus.json': three,
    '../RCB.json': three,
    'notes.txt': 'x',
  })
  const { lines } = await found(zip)
  expect(lines).toEqual([
    'warning unsafe_name ../RCB.json',
    'warning replaced_file sub/PARus.json',
    'warning unknown_file notes.txt',
    'warning unknown_file lcs.json',
    'error extension BPS.jso',
  ])
  const submission = await validateSubmission({ path: zip, logs: true })
  const text = validationText(submission, { all: false, strict: false })
  expect(text).toContain('lcs.json must be named exactly LCS.json [no_task]')
  expect(text).toMatch(/not valid: \d+ classes would be scored, not BPS/)
})

test('fields that are too many, missing or repeated, and another order', async () => {
  await using folder = await testFolder()
  const text = classText([answer(2), { ...Object(answer(0)), note: 'x' }, answer(1)])
    .replace('"id":0', '"id":0,"split":"test"')
    .replace('"outputs":"1"', '"outputs":"5","outputs":"1"')
    .replace('"data":', '"author":"me","data":')
  const lines = async (name: string, content: string): Promise<readonly string[]> =>
    (await found(await folder.zip('s.zip', { [name]: content }), await data(folder))).lines
  expect(await lines('BPS.json', text)).toEqual([
    'warning duplicate_key BPS.json',
    'warning extra_field BPS.json',
    'warning extra_field BPS.json 0',
    'warning extra_field BPS.json 0',
    'note record_order BPS.json 1',
  ])
  expect(await lines('USE.json', classText([answer(0)]))).toEqual([
    'warning lacking_field USE.json 0',
    'warning lacking_field USE.json 0',
  ])
})

test('no zip at all', async () => {
  await using folder = await testFolder()
  const lines = async (name: string, content: string) =>
    (await found(await folder.write(name, content))).lines
  expect(await lines('s.zip', 'hello')).toEqual([`error unreadable_zip ${folder.at('s.zip')}`])
  expect(await lines('e.zip', '')).toEqual([`error unreadable_zip ${folder.at('e.zip')}`])
})

test('a complete submission is valid; warnings count with --strict', async () => {
  await using folder = await testFolder()
  const kinds = {
    ruethics: { virtue: '0', law: '1', moral: '0', justice: '0', utilitarianism: '0' },
    code: [Array.from({ length: 10 }, () => ['1'])],
  }
  const files = Object.values(meraSubmissionClasses).map(({ name, answer: kind, choices }) => {
    const outputs = kind === 'ruethics' || kind === 'code' ? kinds[kind] : (choices?.[0] ?? '1')
    const exercise = kind === 'use' ? { id_task: '5', variant: 1 } : {}
    const meta = kind === 'rutie' ? { dialog_id: 0, question_id: 0 } : { id: 0, ...exercise }
    return [`${name}.json`, classText([{ outputs, meta }])] as const
  })
  const whole = await found(await folder.zip('s.zip', Object.fromEntries(files)))
  expect(whole).toEqual({ lines: [], valid: true, strict: false })
})

test('the logs inside: hashes, and damage', async () => {
  await using folder = await testFolder()
  const line = logLine({ docId: 0, meta: { id: 0 }, filtered: ['1'] })
  const name = 'samples_bps_gen_2025-03-01T10-00-00.000000.jsonl'
  const submission = async (log: string | Uint8Array): Promise<readonly string[]> => {
    const logs =
      typeof log === 'string'
        ? zipSync({ [name]: Buffer.from(log), 'results_x.json': Buffer.from('{}') })
        : log
    return (await found(await folder.zip('s.zip', { 'BPS.json': three, 'logs_public.zip': logs }))).lines
  }
  expect(await submission(line)).toEqual(['warning answer_not_logged BPS.json 1 2'])
  expect(await submission(line.replace('Вопрос', 'Другой'))).toEqual([
    `error log_hash logs_public.zip/${name}`,
    'warning answer_not_logged BPS.json 1 2',
  ])
  expect(await submission(line + line)).toEqual([
    `error log_duplicate logs_public.zip/${name}`,
    'warning answer_not_logged BPS.json 1 2',
  ])
  expect(await submission(`${line}{"doc_id": `)).toEqual([`error unreadable_log logs_public.zip/${name}`])
  expect(await submission(Buffer.from('no zip'))).toEqual(['error unreadable_zip logs_public.zip'])
  expect(await submission(zipSync({ [name]: Buffer.from(line) }))).toEqual([
    'note no_results logs_public.zip',
    'warning answer_not_logged BPS.json 1 2',
  ])
  expect(await submission(zipSync({ 'results_x.json': Buffer.from('{}') }))).toEqual([
    'warning no_log BPS.json',
  ])
})

test('a record that says of itself what the benchmark does not', async () => {
  await using folder = await testFolder()
  const doc = { outputs: '', meta: { id: 0, id_task: '5', variant: 11 } }
  await folder.write('data/use.test.jsonl', JSON.stringify(doc))
  const zip = (meta: object): Promise<string> =>
    folder.zip('s.zip', { 'USE.json': classText([{ outputs: '1', meta }]) })
  expect((await found(await zip({ ...doc.meta, variant: '11' }), folder.at('data'))).lines).toEqual([])
  expect((await found(await zip({ ...doc.meta, id_task: '6' }), folder.at('data'))).lines).toEqual([
    'warning odd_meta USE.json 0',
  ])
})
