import { SurfaceError } from '../../src/chat/surface.ts'

export interface Editing<Message> {
  readonly ids: readonly string[]
  /** What they show from now on, in their order. */
  readonly messages: readonly Message[]
  /** What those show that are left over. */
  readonly rest: Message
  /** @throws SurfaceError */
  editOne(id: string, message: Message): Promise<void>
}

/**
 * Replaces what the messages of one reply show. One that is gone is passed over: what the others show must not stay.
 * @throws SurfaceError; 'rejected' where it takes more messages than there are, 'gone' where none is left
 */
export async function editMessages<Message>({ ids, messages, rest, editOne }: Editing<Message>): Promise<void> {
  if (messages.length === 0) throw new SurfaceError('rejected', 'there is nothing to show')
  if (messages.length > ids.length) throw new SurfaceError('rejected', `what has changed takes ${messages.length} messages, and ${ids.length} can be edited`)
  const gone: SurfaceError[] = []
  for (const [index, id] of ids.entries()) {
    try {
      await editOne(id, messages[index] ?? rest)
    } catch (error) {
      if (!(error instanceof SurfaceError) || error.reason !== 'gone') throw error
      gone.push(error)
    }
  }
  if (gone.length === ids.length) throw gone[0]
}
