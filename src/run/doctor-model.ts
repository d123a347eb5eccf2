import type { Finding } from '../chat/surface.ts'
import type { Settings } from '../config.ts'
import { checkEmbedding, checkStructuredOutput } from '../model/check.ts'
import { usualPatience } from '../model/guard.ts'
import { type Model, ModelError, type ModelFault, type ModelObserver } from '../model/model.ts'
import { openModel } from './model.ts'

const ok = (message: string): Finding => ({ level: 'ok', message, advice: '' })
/** A start needs no model: without one answers are quotes alone. */
const warning = (message: string, advice: string): Finding => ({ level: 'warning', message, advice })

/** A server of one's own may have to load the model first. */
const usualCheckMs = 30_000

const nobody: ModelObserver = { called() {}, worded() {}, rejected() {} }
const uncounted = { modelTokens: async () => 0, addModelTokens: async () => 0 }

/** Looks whether the language model of the settings does what it is there for; never throws. */
export async function examineModel(settings: Settings, checkMs = usualCheckMs): Promise<readonly Finding[]> {
  const model = openModel(
    { ...settings, MODEL_DAILY_TOKENS: 0 },
    { tokens: uncounted, observer: nobody, now: Date.now, patience: { ...usualPatience, attempts: 1 } },
  )
  if (model === null) return [ok('no model is set: answers are quotes alone, and nothing leaves this machine')]
  const { MODEL_REWORD: reword, MODEL_UNDERSTAND: understand, OPENAI_EMBEDDING_MODEL: embeddingModel } = settings
  const isAsked = reword === 'on' || understand === 'on'
  if (!isAsked && embeddingModel === undefined) {
    return [warning('OPENAI_API_KEY is set, but no model is used', 'set MODEL_REWORD or MODEL_UNDERSTAND to on, or OPENAI_EMBEDDING_MODEL')]
  }
  // One after the other: a small server loads one model at a time.
  return [
    ...(isAsked ? [await examineAnswers(model, settings, checkMs)] : []),
    ...(embeddingModel === undefined ? [] : [await examineVectors(model, embeddingModel, settings, checkMs)]),
  ]
}

async function examineAnswers(model: Model, settings: Settings, checkMs: number): Promise<Finding> {
  const name = `${settings.OPENAI_MODEL} at ${hostOf(settings)}`
  const startedAt = performance.now()
  try {
    await checkStructuredOutput(model, AbortSignal.timeout(checkMs))
  } catch (error) {
    return faultOf(`model ${name}`, error, adviceForAnswers, checkMs)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const took = `${seconds.toFixed(1)} s`
  return seconds <= settings.MODEL_DEADLINE_SECONDS
    ? ok(`model ${name} answers in the form that it is asked for, within ${took}; quotes and questions without names go there`)
    : warning(
        `model ${name} took ${took} for a small question, longer than MODEL_DEADLINE_SECONDS (${settings.MODEL_DEADLINE_SECONDS})`,
        'look again, as it may have been loading; else choose a smaller model or give it more time',
      )
}

async function examineVectors(model: Model, name: string, settings: Settings, checkMs: number): Promise<Finding> {
  const what = `embedding model ${name} at ${hostOf(settings)}`
  try {
    return ok(`${what} gives vectors of ${await checkEmbedding(model, AbortSignal.timeout(checkMs))} numbers`)
  } catch (error) {
    return faultOf(what, error, adviceForVectors, checkMs)
  }
}

function faultOf(what: string, error: unknown, advice: Readonly<Record<ModelFault, string>>, checkMs: number): Finding {
  if (!(error instanceof ModelError)) throw error
  const why = error.fault === 'too_late' ? `no answer within ${checkMs / 1_000} s` : error.message
  return warning(`${what} cannot be used: ${why}`, advice[error.fault])
}

const adviceForVectors: Readonly<Record<ModelFault, string>> = {
  too_late: 'see that the server at OPENAI_BASE_URL is not overloaded, or choose a smaller model',
  busy: "look again later, or raise the account's limit at the server",
  unavailable: 'see that the server at OPENAI_BASE_URL runs and can be reached from here; until then answers do without it',
  not_allowed: 'see that OPENAI_API_KEY and the name of the model are right for the server at OPENAI_BASE_URL',
  bad_output: 'see that OPENAI_EMBEDDING_MODEL names a model for embeddings, and that OPENAI_BASE_URL ends in the version, as in /v1',
  resting: 'look again in a minute',
  used_up: 'look again tomorrow, or raise MODEL_DAILY_TOKENS',
}

const adviceForAnswers: Readonly<Record<ModelFault, string>> = {
  ...adviceForVectors,
  bad_output:
    'choose a model and a server that keep to a JSON schema (response_format json_schema), and see that OPENAI_BASE_URL ends in the version, as in /v1',
}

/** An address may hold a secret behind its host. */
const hostOf = ({ OPENAI_BASE_URL }: Settings): string => new URL(OPENAI_BASE_URL).host
