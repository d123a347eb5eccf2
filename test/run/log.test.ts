import { describe, expect, it } from 'vitest'
import { createLog, createPlainLog, type LogOptions } from '../../src/run/log.ts'

function logged(level: LogOptions['level'], write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []) {
  const lines: string[] = []
  write(createLog({ level, secrets, output: { write: (line) => void lines.push(line) } }))
  return { text: lines.join(''), objects: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('the log', () => {
  it('is one JSON object a line, with level, time, fields and message', () => {
    const { objects, text } = logged('info', (log) => log.warn({ surface: 'slack', attempt: 2 }, 'a reply waits\nfor Slack'))
    expect(objects).toEqual([
      { level: 'warn', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), surface: 'slack', attempt: 2, msg: 'a reply waits\nfor Slack' },
    ])
    expect(text.trimEnd()).not.toContain('\n')
  })

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
  ] as const)('at level %s holds %j', (level, expected) => {
    const { objects } = logged(level, (log) => {
      for (const kind of ['debug', 'info', 'warn', 'error'] as const) log[kind]({}, kind)
    })
    expect(objects.map((line) => line.level)).toEqual(expected)
  })

  it('tells an error by type, message, code and causes, and its lines of code only for debugging', () => {
    const error = new TypeError('no answer', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })
    expect(logged('info', (log) => log.error({ error }, 'x')).objects[0]?.error).toEqual({
      type: 'TypeError',
      message: 'no answer',
      cause: { type: 'Error', message: 'refused', code: 'ECONNREFUSED' },
    })
    expect(logged('debug', (log) => log.error({ error }, 'x')).objects[0]).toHaveProperty('error.stack')
  })

  it('ends with the causes of an error that is its own cause', () => {
    const error: Error & { cause?: unknown } = new Error('round')
    error.cause = error
    expect(logged('info', (log) => log.error({ error }, 'x')).text.length).toBeLessThan(2_000)
  })
})

describe('what lets somebody in', () => {
  const hostile: readonly (readonly [what: string, secret: string, text: string])[] = [
    ['a bot token', 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy', 'sent with xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy.'],
    ['a rotated token', 'Mi0xLWFjY2Vzcw', 'xoxe.xoxp-1-Mi0xLWFjY2Vzcw'],
    ['an app-level token', 'xapp-1-A0B1-2-abcdef', 'token=xapp-1-A0B1-2-abcdef'],
    ['the password of a database', 'tr0ub4dor', 'postgres://bot:tr0ub4dor@db.example:5432/bot cannot be reached'],
    ['a password with signs in it', 'a@b%2Fc', 'postgresql://bot:a@b%2Fc@db/bot'],
    ['a ticket of a socket', 'f00ba4', 'wss://wss-primary.slack.com/link/?ticket=f00ba4&app_id=1'],
    ['an address to answer by', 'T0001/B0001/XXXX', 'posting to https://hooks.slack.com/commands/T0001/B0001/XXXX'],
    ['a key of a model', 'sk-proj-0aB1cD2eF3gH4iJ5', 'Incorrect API key provided: sk-proj-0aB1cD2eF3gH4iJ5.'],
    ['an authorization header', 'abc.def', 'Authorization: Bearer abc.def'],
    ['a setting without a shape of its own', '8f742231b10e8888abcd99yyyzzz85a5', 'signed with 8f742231b10e8888abcd99yyyzzz85a5'],
  ]

  it.each(hostile)('is blacked out: %s', (_, secret, text) => {
    const secrets = ['8f742231b10e8888abcd99yyyzzz85a5']
    const { text: line, objects } = logged(
      'debug',
      (log) => {
        log.info({}, text)
        log.info({ deep: { list: [text] } }, 'x')
        log.error({ error: new Error(text, { cause: new Error(text) }) }, 'x')
      },
      secrets,
    )
    expect(line).not.toContain(secret)
    expect(objects).toHaveLength(3)
    const plain: string[] = []
    createPlainLog({ secrets, output: { write: (said) => void plain.push(said) } }).warn({}, text)
    expect(plain.join('')).not.toContain(secret)
  })

  it('is nothing that a log needs: ids, addresses and words stay', () => {
    const text =
      'C0123 and 1700000000.000100 at http://127.0.0.1:9464/readyz, see docs@example.com or https://example.com/a@b, sk-SK, the desk-research-and-planning team'
    expect(logged('info', (log) => log.info({}, text), ['key', undefined as unknown as string]).objects[0]?.msg).toBe(text)
  })
})
