import { type APILabelComponent, type APISelectMenuOption, ComponentType, TextInputStyle } from 'discord.js'
import { splitText } from '../../src/text/split.ts'
import { visible } from '../../src/text/visible.ts'
import { maxDescriptionChars, maxLabelChars, maxOptions, maxPlaceholderChars } from './limits.ts'
import { plainStart } from './markdown.ts'

export interface TextField {
  readonly customId: string
  readonly label: string
  /** What it holds at first; its beginning, where that is too long. */
  readonly value?: string
  readonly placeholder?: string
  readonly maxChars: number
  readonly isLong: boolean
  readonly isRequired: boolean
}

/** A field to type into. https://docs.discord.com/developers/components/reference#text-input */
export function textInput({ customId, label, value = '', placeholder = '', maxChars, isLong, isRequired }: TextField): APILabelComponent {
  const [start = ''] = splitText(visible(value), maxChars, (character) => character.length)
  return {
    type: ComponentType.Label,
    label: plainStart(label, maxLabelChars),
    component: {
      type: ComponentType.TextInput,
      custom_id: customId,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: maxChars,
      required: isRequired,
      ...(placeholder === '' ? {} : { placeholder: plainStart(placeholder, maxPlaceholderChars) }),
      ...(start === '' ? {} : { value: start }),
    },
  }
}

export interface ChoiceField {
  readonly customId: string
  readonly label: string
  /** Beside the label; '' for nothing. */
  readonly description?: string
  /** What it shows while nothing is chosen, which is then allowed. */
  readonly none?: string
  readonly options: readonly APISelectMenuOption[]
  readonly isSingle: boolean
}

/** A list to choose from. https://docs.discord.com/developers/components/reference#string-select */
export function choiceInput({ customId, label, description = '', none = '', options, isSingle }: ChoiceField): APILabelComponent {
  const shown = options.slice(0, maxOptions)
  return {
    type: ComponentType.Label,
    label: plainStart(label, maxLabelChars),
    ...(description === '' ? {} : { description: plainStart(description, maxDescriptionChars) }),
    component: {
      type: ComponentType.StringSelect,
      custom_id: customId,
      options: shown,
      min_values: none === '' ? 1 : 0,
      max_values: isSingle ? 1 : shown.length,
      required: none === '',
      ...(none === '' ? {} : { placeholder: plainStart(none, maxPlaceholderChars) }),
    },
  }
}
