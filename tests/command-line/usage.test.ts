import { expect, test } from 'vitest'
import { type Program, run } from '../support/command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const model = ['--model', 'dummy', '--sample_data']

test.each<[program: Program, line: readonly string[], says: RegExp]>([
  ['mera', ['--limit', '-3'], /--limit must be a count of at least 1 or a fraction.*got -3/],
  ['mera', ['--limit=-3'], /--limit must be a count of at least 1 or a fraction.*got -3/],
  ['mera', ['--limit', '0'], /--limit must be a count of at least 1/],
  ['mera', ['--limit', 'nan'], /--limit must be a count of at least 1/],
  ['mera', ['--limit', 'abc'], /argument --limit\/-L: invalid .?float.? value: 'abc'/],
  ['mera', ['--batch_size', '0'], /--batch_size must be "auto", "auto:N" or a positive integer, got "0"/],
  ['mera', ['--max_batch_size', '0'], /--max_batch_size must be an integer of at least 1, got 0/],
  ['mera', ['--num_fewshot', '-1'], /--num_fewshot must be an integer of at least 0, got -1/],
  ['mera', ['--seed', '1,2'], /--seed takes one, three or four integers.*got "1,2"/],
  ['mera', ['--seed', 'x'], /--seed: "x" is neither an integer nor None/],
  ['mera', ['--device', 'tpu'], /Unknown device "tpu"\. Use cpu, cuda or cuda:N/],
  ['mera', ['--model', 'hf', '--model_args', '{"pretrained": '], /--model_args: invalid JSON.*double quotes/],
  ['mera', ['--model', 'hf', '--model_args', 'foo'], /--model_args: expected key=value, got "foo"/],
  ['mera', ['--model', 'hf', '--model_args', 'dtype=auto'], /needs pretrained=/],
  [
    'mera',
    ['--model', 'hf', '--model_args', 'pretrained=embedded-demo,dtyp=auto', '--sample_data'],
    /no argument "dtyp"\. Did you mean "dtype"/,
  ],
  [
    'mera',
    ['--model', 'hf', '--model_args', 'pretrained=embedded-demo,dtype=int3', '--sample_data'],
    /Unknown dtype "int3"/,
  ],
  ['mera', ['--model', 'hff'], /unknown model "hff"\. Did you mean "hf"\? Available: hf, dummy, replay/],
  ['mera', ['--model', 'vllm'], /--model vllm .*not built yet/],
  ['mera', ['--model', 'replay'], /--model replay needs --model_args path=/],
  ['mera', ['--model', 'replay', '--model_args', 'pth=x'], /no argument "pth"\. Did you mean "path"/],
  ['mera', [...model, '--apply_chat_template'], /--apply_chat_template: the model has no chat template/],
  [
    'mera',
    [...model, '--samples', '{"rummlu": [1000]}'],
    /1000 is not the number of a document; there are 48, from 0 to 47/,
  ],
  [
    'mera',
    [...model, '--samples', '{"rummlu": [-1]}'],
    /--samples must map task names to lists of document numbers/,
  ],
  [
    'mera',
    [...model, '--samples', '{"rumlu": [1]}'],
    /--samples: there is no task "rumlu"\. Did you mean "rummlu"/,
  ],
  ['mera', ['--samples', '{"rummlu": '], /--samples: invalid JSON/],
  ['mera', ['--samples', 'no-such-file.json'], /--samples: .*no-such-file\.json/],
  ['mera', ['--tasks', 'rumlu'], /Tasks not found: rumlu\. Did you mean rummlu/],
  ['mera', ['--tasks'], /argument --tasks\/-t: expected at least one argument/],
  ['mera', ['--limti', '3'], /unrecognized arguments: --limti 3\. Did you mean "--limit"\?/],
  ['mera', ['--mod', 'hf'], /ambiguous option: --mod could match --model, --model_args/],
  ['mera', ['--profile', '0.4.9'], /invalid choice: '0\.4\.9' \(choose from '0\.4\.4', '0\.4\.8'\)/],
  ['mera', ['--check_integrity'], /--check_integrity is known but not built yet/],
  ['mera', ['--cache_requests', 'maybe'], /--cache_requests must be true, refresh or delete, got "maybe"/],
  ['mera', ['--sample_data', '--data', 'x'], /--sample_data and --data .*exclude each other/],
  ['mera', ['rummlu'], /unknown command "rummlu".*mera --tasks rummlu/],
  [
    'lmeval',
    ['gsm8k'],
    /unknown command "gsm8k"\. Commands: run, ls, validate, tasks, conformance, perf, doctor/,
  ],
  ['lmeval', ['a', 'b'], /unrecognized arguments: a b/],
  ['lmeval', ['validate'], /the following arguments are required: --tasks/],
  ['lmeval', ['tasks', 'remove', 'x'], /invalid choice: 'remove'/],
  ['lmeval', ['tasks', 'add'], /the following arguments are required: <source>/],
  ['lmeval', ['ls', 'nope'], /cannot list "nope"\. It lists tasks, groups, subtasks, tags/],
  ['lmeval', ['doctor', '--verbose'], /unrecognized arguments: --verbose/],
  ['lmeval', ['--model', 'dummy'], /no task given: name at least one with --tasks/],
  ['lmeval', ['--model', 'dummy', '--tasks', ''], /no task given/],
  [
    'lmeval',
    ['--tasks', 'rummlu', '--log_samples'],
    /--log_samples and --predict_only write files: say where with --output_path/,
  ],
  ['lmeval', ['--tasks', 'rummlu', '-x'], /--log_samples and --predict_only write files/],
  [
    'lmeval',
    ['--tasks', 'rummlu', '--fewshot_as_multiturn'],
    /--fewshot_as_multiturn needs --apply_chat_template/,
  ],
  [
    'lmeval',
    ['--tasks', 'rummlu', '--samples', '{"rummlu": [1]}', '-L', '2'],
    /--samples and --limit exclude each other/,
  ],
  ['lmeval', ['--tasks', 'rummlu', '--fresh', '--use_cache', 'x'], /--fresh .*--use_cache/],
])('%s %j is refused with one sentence and exit code 2', async (program, line, says) => {
  using folder = temporaryFolder()
  const { code, stdout, stderr } = await run(program, line, { cwd: folder.path })
  expect(stderr).toMatch(says)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test.each<[what: string, text: string, says: RegExp]>([
  ['an unknown key', 'modle: dummy', /run\.yaml: unknown key "modle"\. Did you mean "model"/],
  ['no mapping', '- model', /run\.yaml/],
  ['text that is no YAML', 'model: [', /run\.yaml/],
  ['a value of the wrong kind', 'limit: many\ntasks: rummlu', /--limit must be a number, got "many"/],
  [
    'a flag that is no boolean',
    'log_samples: maybe\ntasks: rummlu',
    /--log_samples must be true or false, got "maybe"/,
  ],
  ['tasks of the wrong kind', 'tasks: {a: 1}', /--tasks must be task names/],
  ['too few seeds', 'seed: [1, 2]\ntasks: rummlu', /--seed/],
  [
    'a key that is not built yet',
    'check_integrity: true\ntasks: rummlu',
    /--check_integrity is known but not built yet/,
  ],
])('a configuration file with %s is refused', async (_, text, says) => {
  using folder = temporaryFolder()
  folder.write('run.yaml', text)
  const { code, stderr } = await run('lmeval', ['--config', 'run.yaml'], { cwd: folder.path })
  expect(stderr).toMatch(says)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(code).toBe(2)
})

test('a device that is not there is an error that says how to get it', async (context) => {
  using folder = temporaryFolder()
  const { code, stderr } = await run('mera', ['--device', 'cuda'], { cwd: folder.path })
  context.skip(code === 0, 'this machine has a working CUDA device')
  expect(stderr).toMatch(/Device cuda:0 cannot be used\. .*onnxruntime.*install/s)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(code).toBe(5)
})
