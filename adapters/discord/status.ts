import { Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { readThreadId } from './ids.ts'
import type { WebClient } from './web.ts'

/** "… is typing", where the answer will stand or the question does; it goes away with the answer. Never rejects. */
export async function showTyping(threadId: string, isToldThread: (channelId: string) => boolean, web: WebClient, log: Log): Promise<void> {
  try {
    const { channel, thread } = readThreadId(threadId)
    await web.post(Routes.channelTyping(thread !== null && isToldThread(thread) ? thread : channel))
  } catch (error) {
    log.debug({ error }, 'that an answer is on its way could not be shown')
  }
}
