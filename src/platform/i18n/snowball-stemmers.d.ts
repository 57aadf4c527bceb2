declare module 'snowball-stemmers' {
  interface Stemmer {
    /** @param word in lower case */
    stem(word: string): string
  }
  /** The package is CommonJS and has no types of its own. */
  const stemmers: { newStemmer(language: string): Stemmer }
  export = stemmers
}
