/** A field of a submitted form, wherever it stands in it. https://docs.discord.com/developers/components/reference#label-label-interaction-response-structure */
interface Field {
  readonly custom_id?: unknown
  readonly value?: unknown
  readonly values?: unknown
  readonly component?: unknown
  readonly components?: unknown
}

/** What was typed; '' where nothing was, or there is no such field. */
export function typedIn(form: unknown, customId: string): string {
  const value = fieldIn(form, customId)?.value
  return typeof value === 'string' ? value : ''
}

/** What was chosen from a list. */
export function chosenIn(form: unknown, customId: string): readonly string[] {
  const values = fieldIn(form, customId)?.values
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
}

function fieldIn(part: unknown, customId: string): Field | null {
  if (Array.isArray(part)) return part.map((one) => fieldIn(one, customId)).find((field) => field !== null) ?? null
  if (typeof part !== 'object' || part === null) return null
  const field = part as Field
  return field.custom_id === customId ? field : fieldIn([field.component, field.components], customId)
}
