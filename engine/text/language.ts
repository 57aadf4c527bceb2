/** A language guess by its commonest small words. */
export type GuessedLanguage = 'en' | 'de' | 'fr' | 'other'

const COMMON: Readonly<Record<'en' | 'de' | 'fr' | 'other', string>> = {
  en: "the a an and to of in is are was i i'm i've you we it for on with that this my can could would who what how not be by me your our have has do does any anyone someone please need if but or at from as help it's don't can't",
  de: 'der die das den dem des ein eine einen einem und zu ist sind war ich du wir es für auf mit dass mein meine kann kannst könnte könntest wer was wie nicht bis mir mich euch unser habe hat bitte brauche wenn aber oder um von als jemand noch beim zum zur im am',
  fr: "le la les un une des du de et à est sont je j'ai tu vous nous il elle pour sur avec que qui mon ma mes peut peux pouvez pourriez pourrais comment ne pas me mon notre ai a quelqu'un s'il plaît besoin si mais ou avant au aux dans c'est d'ici merci",
  other:
    'el los las una que para con por no es se su lo como más pero porque cuando hasta necesito puede gracias il di che per una non è sono della con anche come più grazie o os um uma não em para com por mais het een van en dat niet voor met zijn heb kan graag og det som på ikke jeg er til av och att jag inte för är med nie się jest na do że proszę',
}

const LANGUAGES = ['en', 'de', 'fr', 'other'] as const

const WEIGHT = new Map<string, Map<GuessedLanguage, number>>()
for (const code of LANGUAGES) {
  for (const word of COMMON[code].split(' ')) {
    const of = WEIGHT.get(word) ?? new Map<GuessedLanguage, number>()
    of.set(code, 1)
    WEIGHT.set(word, of)
  }
}

const READ = 120
/** Fewer common words than this may be chance: the text stays English. */
const SURE = 1.5
const LATIN = /\p{Script=Latin}/u
const LETTER = /\p{L}/u

/**
 * The language of a text from its first 120 words. A word common to several languages counts for each of them by its
 * share. Without any evidence (empty, or only names and numbers) English; mostly another script: other.
 *
 * @example guessLanguage(['kann', 'jemand', 'bis', 'freitag'])  // 'de'
 */
export function guessLanguage(words: readonly string[]): GuessedLanguage {
  const score: Record<GuessedLanguage, number> = { en: 0.1, de: 0, fr: 0, other: 0 }
  let foreign = 0
  let letters = 0
  for (const word of words.slice(0, READ)) {
    if (!LETTER.test(word)) continue
    letters++
    if (!LATIN.test(word)) foreign++
    const of = WEIGHT.get(word)
    if (of) for (const code of of.keys()) score[code] += 1 / of.size
  }
  if (letters > 0 && foreign * 2 > letters) return 'other'
  return LANGUAGES.reduce<GuessedLanguage>(
    (best, code) => (score[code] >= SURE && score[code] > score[best] ? code : best),
    'en',
  )
}
