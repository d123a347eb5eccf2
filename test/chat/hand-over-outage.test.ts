import { expect, it, vi } from 'vitest'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { aDay, ask, cardOf, openTeamStage, robin, sentOf } from '../fixtures/handing-over.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')

/** A question is set aside, and the platform takes nothing. */
async function declineInOutage() {
  const stage = await openTeamStage()
  const ref = await ask(stage)
  stage.surface.refuse = () => refusal('unavailable')
  const edits = vi.spyOn(stage.surface, 'edit').mockRejectedValue(refusal('unavailable'))
  await stage.conversation.team.decline(ref, robin)
  await stage.conversation.settled()
  const comeBack = () => {
    stage.surface.refuse = () => null
    edits.mockRestore()
  }
  return { stage, ref, comeBack }
}

it('what became of a question is told and shown after days without the platform', async () => {
  const { stage, ref, comeBack } = await declineInOutage()
  await stage.lookAgainAfter(3 * aDay)
  comeBack()
  await stage.lookAgainAfter(aDay)
  expect(sentOf(stage, 'asker_status')).toMatchObject([{ outgoing: { status: { text: en.handOver.declined } } }])
  expect(cardOf(stage, ref)).toMatchObject({ state: 'closed', ending: 'declined' })
})

it('what became of a question is told no more when a reply would not be, and the card still shows it', async () => {
  const { stage, ref, comeBack } = await declineInOutage()
  comeBack()
  await stage.lookAgainAfter(8 * aDay)
  expect(sentOf(stage, 'asker_status')).toEqual([])
  expect(stage.log.at(-1)).toMatchObject({ level: 'error', message: expect.stringContaining('can be told no more') })
  expect(cardOf(stage, ref)).toMatchObject({ state: 'closed', ending: 'declined' })
})

it('a card that cannot be edited for longer than a question waits is left as it is', async () => {
  const { stage } = await declineInOutage()
  for (let at = 0; at < 2; at++) await stage.lookAgainAfter(8 * aDay)
  expect(await stage.store.waitingThreads('stage', stage.now() + aDay)).toEqual([])
  expect(stage.log).toContainEqual(expect.objectContaining({ level: 'warn', message: expect.stringContaining('does not show what became of its question') }))
})
