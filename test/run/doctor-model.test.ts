import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/run/doctor.ts'
import { examineModel } from '../../src/run/doctor-model.ts'
import { runSettings } from '../fixtures/running-settings.ts'
import { expectSilent, secrets } from '../model/asking.ts'
import { body, completion, fault, modelServer, type Respond, silence, vectors } from '../model/server.ts'

const wellAnswered = completion('{"sky_colour":"blue"}')

async function findingsAt(responses: readonly Respond[], changes: Readonly<Record<string, string>> = {}, checkMs?: number) {
  const server = await modelServer(...responses)
  const settings = runSettings('unused', { OPENAI_API_KEY: secrets.key, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'small', ...changes })
  const findings = await examineModel(settings, checkMs)
  expectSilent(reportOf(findings))
  return { findings, server, host: new URL(server.baseUrl).host }
}

describe('the doctor, of a model', () => {
  it('asks nobody where no key is set', async () => {
    expect(await examineModel(runSettings('unused'))).toEqual([
      { level: 'ok', message: 'no model is set: answers are quotes alone, and nothing leaves this machine', advice: '' },
    ])
  })

  it('sees that it keeps to a schema which it is not told of in words', async () => {
    const { findings, server, host } = await findingsAt([wellAnswered])
    expect(findings).toMatchObject([
      { level: 'ok', message: expect.stringMatching(`^model small at ${host} answers in the form that it is asked for, within \\d+\\.\\d s`) },
    ])
    expect(server.asked).toHaveLength(1)
    expect(JSON.stringify(server.asked[0]?.body.messages)).not.toContain('sky_colour')
    expect(JSON.stringify(server.asked[0]?.body.response_format)).toContain('sky_colour')
  })

  it('sees that the model for embeddings gives vectors', async () => {
    const { findings, host } = await findingsAt([wellAnswered, vectors([1, 2, 3])], { OPENAI_EMBEDDING_MODEL: 'small-vectors' })
    expect(findings[1]).toEqual({ level: 'ok', message: `embedding model small-vectors at ${host} gives vectors of 3 numbers`, advice: '' })
  })

  it.each([
    ['answers in words', completion('Blue!'), /the model's answer is not JSON/, /JSON schema/],
    ['answers in a shape of its own', completion('{"answer":"blue"}'), /does not have the shape/, /JSON schema/],
    ['does not know schemas', fault(400, { message: secrets.key }), /does not take the request \(status 400\)/, /JSON schema/],
    ['refuses the key', fault(401, { message: `no ${secrets.key}` }), /refuses the key \(status 401\)/, /OPENAI_API_KEY/],
    ['does not know the model', fault(404), /does not know the model or the address \(status 404\)/, /OPENAI_API_KEY and the name of the model/],
    ['is busy', fault(429), /asks for fewer requests \(status 429\)/, /later/],
    ['fails', fault(500), /the server failed \(status 500\)/, /runs and can be reached/],
    ['is a page of the web', body('<p>', { 'content-type': 'text/html' }), /no chat completion/, /ends in the version/],
    ['is silent', silence, /no answer within 0\.5 s/, /not overloaded/],
  ] as const)('says what is wrong with a server that %s, and what to do', async (_, respond, message, advice) => {
    const { findings, server } = await findingsAt([respond], {}, respond === silence ? 500 : undefined)
    expect(findings).toMatchObject([{ level: 'warning', message: expect.stringMatching(message), advice: expect.stringMatching(advice) }])
    expect(server.asked).toHaveLength(1)
  })

  it('says what is wrong with the model for embeddings, and looks at it where answers fail too', async () => {
    const { findings } = await findingsAt([fault(500), fault(501)], { OPENAI_EMBEDDING_MODEL: 'none' })
    expect(findings).toMatchObject([
      { level: 'warning', message: expect.stringMatching(/^model small at .* cannot be used: the server failed \(status 500\)$/) },
      { level: 'warning', message: expect.stringMatching(/^embedding model none at .* cannot be used: the server failed \(status 501\)$/) },
    ])
  })

  it('says that it answers too late', async () => {
    const late: Respond = (response, asked) => void setTimeout(() => wellAnswered(response, asked), 1_100)
    const { findings } = await findingsAt([late], { MODEL_DEADLINE_SECONDS: '1' })
    expect(findings).toMatchObject([{ level: 'warning', message: expect.stringMatching(/took \d+\.\d s .* longer than MODEL_DEADLINE_SECONDS \(1\)$/) }])
  })

  it('says where a key is set for nothing', async () => {
    const { findings, server } = await findingsAt([wellAnswered], { MODEL_REWORD: 'off', MODEL_UNDERSTAND: 'off' })
    expect(findings).toMatchObject([{ level: 'warning', message: 'OPENAI_API_KEY is set, but no model is used' }])
    expect(server.asked).toHaveLength(0)
  })
})
