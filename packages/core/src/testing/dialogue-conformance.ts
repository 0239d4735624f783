import type { Dialogue } from '../dialogue.ts'
import type { Instance } from '../instance.ts'
import { canonicalRequest } from '../request-key/canonical-request.ts'
import type { Response } from '../response.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectThat } from './expectations.ts'
import { fakeAnswer } from './fake-backend.ts'

export interface DialogueConformanceOptions {
  /** The answers of the other side. Default: answers made from a hash of the request. */
  readonly answer?: (instance: Instance) => Response
  /** Turns after which a dialogue is taken to be endless. Default 1000. */
  readonly mostTurns?: number
}

/** Plays a dialogue to its end. */
async function play(
  dialogue: Dialogue,
  { answer = ({ request }) => fakeAnswer(request), mostTurns = 1000 }: DialogueConformanceOptions,
): Promise<readonly (readonly Instance[])[]> {
  const played: (readonly Instance[])[] = []
  const turns = dialogue.turns()
  for (let step = await turns.next([]); !step.done; step = await turns.next(step.value.map(answer))) {
    played.push(step.value)
    expectThat(played.length <= mostTurns, `the dialogue has not ended after ${mostTurns} turns`)
  }
  return played
}

const asked = (turns: readonly (readonly Instance[])[]): readonly string[][] =>
  turns.map((instances) => instances.map(({ request }) => canonicalRequest(request)))

/** The properties that every {@link Dialogue} has; `make` is called once for each of them. */
export function dialogueConformance(
  make: () => Dialogue | Promise<Dialogue>,
  options: DialogueConformanceOptions = {},
): readonly ConformanceCase[] {
  const property = (name: string, check: (dialogue: Dialogue) => Promise<void>): ConformanceCase => ({
    name,
    run: async () => check(await make()),
  })
  return [
    property('ends, and its instances carry its task', async (dialogue) => {
      expectThat(dialogue.dialogueId !== '', 'the dialogue has no id')
      for (const instance of (await play(dialogue, options)).flat()) {
        expectEqual(instance.taskName, dialogue.taskName, 'task of an instance')
      }
    }),
    property(
      'starts from the beginning each time, and asks the same after the same answers',
      async (dialogue) => {
        const first = await play(dialogue, options)
        const again = await play(dialogue, options)
        expectEqual(asked(again), asked(first), 'requests of the second time')
      },
    ),
    property('can be left in the middle', async (dialogue) => {
      const left = dialogue.turns()
      await left.next([])
      await left.return()
      expectEqual((await left.next([])).done, true, 'a dialogue that was left')
      await play(dialogue, options)
    }),
  ]
}
