import type { Settings } from '../config.ts'

/** The folders or files of KNOWLEDGE_DIR. */
export const foldersOf = ({ KNOWLEDGE_DIR }: Pick<Settings, 'KNOWLEDGE_DIR'>): string[] =>
  KNOWLEDGE_DIR.split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')
