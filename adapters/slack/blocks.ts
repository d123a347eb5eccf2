import type { ActionsBlock, Button, ConfirmationDialog, ContextBlock, HeaderBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types'
import { actionIds } from './actions.ts'
import { maxButtonChars, maxConfirmChars, maxHeaderChars } from './limits.ts'
import { openable, plainStart, type Shown } from './mrkdwn.ts'

const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** Shown as it is: no mentions, no formatting, no emoji codes. */
export const plain = (text: string, maxChars: number): PlainTextElement => ({ type: 'plain_text', text: plainStart(text, maxChars), emoji: false })

export const section = (text: Pick<Shown, 'mrkdwn'>, accessory: Button | null = null): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text.mrkdwn),
  // Without it Slack folds what is long.
  expand: true,
  ...(accessory === null ? {} : { accessory }),
})

/** Small and grey. */
export const context = (text: Pick<Shown, 'mrkdwn'>): ContextBlock => ({ type: 'context', elements: [mrkdwn(text.mrkdwn)] })

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, maxHeaderChars) })

export const actions = (buttons: readonly Button[]): ActionsBlock => ({ type: 'actions', elements: [...buttons] })

/** A button that tells the app; null where what it must carry does not fit. */
export function pressButton(label: string, actionId: string, value: string | null, style: 'primary' | null = null): Button | null {
  if (value === null) return null
  return { type: 'button', action_id: actionId, text: plain(label, maxButtonChars), value, ...(style === null ? {} : { style }) }
}

/** What is asked before a press counts. */
export function confirmation(words: { readonly title: string; readonly text: string; readonly confirm: string; readonly deny: string }): ConfirmationDialog {
  return {
    title: plain(words.title, maxConfirmChars.title),
    text: plain(words.text, maxConfirmChars.text),
    confirm: plain(words.confirm, maxConfirmChars.button),
    deny: plain(words.deny, maxConfirmChars.button),
    style: 'danger',
  }
}

/** A button that opens a web page; null where the address is none. @param number tells the buttons of one block apart */
export function openButton(label: string, url: string | null, number = 0): Button | null {
  const address = url === null ? null : openable(url, ['http:', 'https:'])
  return address === null ? null : { type: 'button', action_id: `${actionIds.openLink}_${number}`, text: plain(label, maxButtonChars), url: address }
}
