import type { Span } from './coaching.ts'

/** Rule, pattern, and a sign that a text must hold for the pattern to be worth trying. Repetition is bounded. */
type Watch = readonly [rule: string, pattern: RegExp, sign?: string]

const SECRETS: readonly Watch[] = [
  ['secret.privateKey', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/g, '-----'],
  [
    'secret.token',
    /\b(?:gh[pousr]_[A-Za-z0-9]{20,80}|glpat-[\w-]{15,60}|xox[abprs]-[\w-]{10,80}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,40}|sk-[\w-]{16,120}|sk_(?:live|test)_\w{10,80}|eyJ[\w-]{8,400}\.[\w-]{8,800}\.[\w-]{8,200})/g,
  ],
  [
    'secret.password',
    /\b(?:password|passwort|passwd|pwd|mot de passe|kennwort|api[ _-]?key|secret|token|pin)\b ?(?:is|ist|est|lautet|=|:) ?["'`]?(?=\S{0,40}[\d!@#$%^&*_=+-])[^\s"'`,;]{4,80}/gi,
  ],
  ['secret.address', /\b[a-z][a-z+]{1,12}:\/\/[^\s:@/]{1,60}:[^\s:@/]{1,80}@/gi, '://'],
]

const TITLE = String.raw`(?:mr|mrs|ms|miss|herr|frau|m|mme|dr)\.?`
const PERSONAL: readonly Watch[] = [
  [
    'person.named',
    new RegExp(
      String.raw`\b(?:[Pp]atient(?:in)?|[Pp]upil|[Rr]esident|[Cc]lient|[Ss]tudent|[Ss]chüler(?:in)?|[Ee]mployee)s?,? (?:${TITLE} )?\p{Lu}\p{Ll}{1,20} \p{Lu}\p{Ll}{1,20}\b`,
      'gu',
    ),
  ],
  [
    'person.titled',
    new RegExp(String.raw`\b(?:patient|pupil|resident|schüler|élève)(?:in)?,? ${TITLE} \p{L}{2,30}`, 'giu'),
  ],
  [
    'person.birth',
    /\b(?:born|dob|d\.o\.b\.?|date of birth|geb\.?|geboren|née?|né\(e\)|date de naissance)\b ?(?:on|am|le|:)? ?\d{1,2}[./ -]\w{1,9}[./ -]\d{2,4}/gi,
  ],
  [
    'person.number',
    /\b(?:mrn|nhs|ssn|social security|insurance|versicherten|patient(?:en)?|sozialversicherungs)(?: ?-? ?(?:number|no|nr|nummer|id))?\.? ?:? ?\d[\d -]{5,18}\d/gi,
  ],
  ['person.iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g],
  [
    'person.phone',
    /(?<![\w.])(?:\+\d{1,3}|00\d{1,3}|0)[ /-]?(?:\(?\d{2,5}\)?[ /-]?)\d{2,4}[ /-]?\d{2,4}(?:[ /-]?\d{2,4})?(?![\w.])/g,
  ],
  ['person.email', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '@'],
]

const CARD = /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.-])/g

/**
 * Passwords, keys and tokens in a text, code blocks and traces included. Empty text: none. Linear.
 *
 * @example secretsIn('password: hunter2!').length  // 1
 */
export function secretsIn(text: string): Span[] {
  return spansOf(text, SECRETS)
}

/**
 * Details of persons: a patient or pupil by name, birth dates, insurance, bank, card and phone numbers, mail addresses.
 *
 * @example personalIn('Patient Anna Berg, born 12.3.1980').length  // 2
 */
export function personalIn(text: string): Span[] {
  const spans = spansOf(text, PERSONAL)
  for (const match of text.matchAll(CARD)) {
    if (luhn(match[0]))
      spans.push({ start: match.index, end: match.index + match[0].length, rule: 'person.card' })
  }
  return spans.sort((a, b) => a.start - b.start)
}

function spansOf(text: string, rules: readonly Watch[]): Span[] {
  const spans: Span[] = []
  for (const [rule, pattern, sign] of rules) {
    if (sign !== undefined && !text.includes(sign)) continue
    for (const match of text.matchAll(pattern)) {
      spans.push({ start: match.index, end: match.index + match[0].length, rule })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** The check sum of payment cards (ISO/IEC 7812-1, annex B). */
function luhn(text: string): boolean {
  let sum = 0
  let double = false
  for (let i = text.length - 1; i >= 0; i--) {
    const digit = Number(text[i])
    if (text[i] === ' ' || Number.isNaN(digit)) continue
    const value = double ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
    double = !double
  }
  return sum % 10 === 0
}
