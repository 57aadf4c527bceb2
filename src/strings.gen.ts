// Written by `npm run gen` from every strings/<language>.json. Edit those, not this.
export const en: Record<string, string> = {
}

export type Language = 'en'

export const strings: Record<Language, Record<string, string>> = {
  'en': en,
}
