import type { Language } from './small-words.ts'

/**
 * The stem of a word in lower case, per language. English needs none, its own is built in. Whoever runs the engine hands
 * them in, because they are a tenth of a megabyte that a browser needn't load.
 */
export type Stems = ReadonlyMap<Language, (word: string) => string>

export const ENGLISH_ALONE: Stems = new Map()
