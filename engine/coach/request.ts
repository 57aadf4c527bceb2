import type { Word } from '#engine/text/words.ts'
import type { AskWords, RequestRule } from './languages/language.ts'
import type { Phrase, Range } from './phrase.ts'
import { contentOf, objectRange, partsOf, refersBack, vagueHead } from './request-object.ts'
import { afterHelp, baseOf, laterVerb, nextVerb } from './request-verb.ts'

/** Something asked of a helper in one sentence; offsets are those of the sentence. */
export interface Request extends Range {
  readonly rule: string
  /** 0 hardly an ask, 1 generic ('help', a bare question), 2 a concrete deed */
  readonly strength: 0 | 1 | 2
  /** as shown: 'look at', 'tell'; null for a bare question */
  readonly verb: string | null
  readonly verbAt: Range | null
  readonly object: Range | null
  /** words with content in the object, dates and durations left out */
  readonly content: number
  /** how many deeds or things are listed: 'update X, check Y and send Z' has 3 */
  readonly parts: number
  /** a small deed or a fact, weeks of work, nothing in particular ('help'), or none of these */
  readonly size: 'quick' | 'big' | 'open' | 'usual'
  readonly whom: Range | null
  /** its object is a pronoun: what is meant was said before */
  readonly back?: boolean
}

/**
 * The request that a sentence makes, by the first rule of the language that fits. Undefined where it asks for nothing.
 *
 * @param from leave out what lies before this offset: for a second request in the same sentence
 */
export function requestOf(phrase: Phrase, ask: AskWords): Request | undefined {
  for (const rule of ask.requests) {
    if (rule.unless?.test(phrase.plain)) continue
    const matches = phrase.plain.matchAll(everywhere(rule.pattern))
    for (const match of Array.from({ length: MATCHES }, () => matches.next().value)) {
      if (!match) break
      const request = built(phrase, ask, rule, { start: match.index, end: match.index + match[0].length })
      if (request) return request
    }
  }
  return undefined
}

/** How many places a rule is tried at: 'Do me a favour: test the login' fits it twice. */
const MATCHES = 3
const EVERYWHERE = new WeakMap<RegExp, RegExp>()

function everywhere(pattern: RegExp): RegExp {
  const known = EVERYWHERE.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}g`)
  EVERYWHERE.set(pattern, known)
  return known
}

function built(phrase: Phrase, ask: AskWords, rule: RequestRule, match: Range): Request | undefined {
  if (rule.find === 'question') return bare(phrase, ask, rule, match)
  if (rule.find === 'thing') return withThing(phrase, ask, rule, match)
  if (rule.find === 'noun') return ask.nounRequest?.(phrase, rule, match)
  const at =
    rule.find === 'later' ? laterVerb(phrase, ask, match.end) : nextVerb(phrase, ask, rule, match.end)
  const verb = at === undefined ? undefined : phrase.words[at]
  if (at === undefined || !verb) return unknownVerb(phrase, ask, rule, match)
  if (rule.id === 'action.modalNoun' && !namesHelper(phrase, ask, match.end, verb.start)) return undefined
  const deeper = afterHelp(phrase, ask, at)
  return withVerb(phrase, ask, rule, { match, at: deeper })
}

const SPOKEN_TO = new Set([
  'action.modal',
  'action.modalNoun',
  'action.who',
  'action.whoAnd',
  'action.thereWho',
])

/** Words of an object from which on a deed is concrete though its verb isn't known. */
const PLENTY = 3

/** A helper is spoken to, but the verb is none that the coach knows: the object decides how concrete it is. */
function unknownVerb(phrase: Phrase, ask: AskWords, rule: RequestRule, match: Range): Request | undefined {
  if (!SPOKEN_TO.has(rule.id) || (rule.id === 'action.modalNoun' && !phrase.plain.includes('?')))
    return undefined
  if (rule.id === 'action.modalNoun' && !namesHelper(phrase, ask, match.end, match.end + 40)) return undefined
  const object = objectRange(phrase, ask, match.end)
  if (!object) return undefined
  const content = contentOf(phrase, ask, object)
  return {
    rule: rule.id,
    strength: content >= PLENTY ? 2 : 1,
    verb: 'do',
    verbAt: match,
    object,
    content,
    parts: 1,
    size: content >= PLENTY ? 'usual' : 'open',
    whom: null,
    start: match.start,
    end: object.end,
  }
}

/** Who is between the modal and the verb: a helper word, or a name; otherwise 'can customers export' would be an ask. */
function namesHelper(phrase: Phrase, ask: AskWords, from: number, to: number): boolean {
  const between = phrase.plain.slice(from, to)
  if (ask.helpers.test(between) || /^(?:an?|one|another|either|whoever) /.test(between)) return true
  if (ONE_WORD.test(between) && !ask.stop.has(between.trim()) && !ask.notBefore.has(between.trim()))
    return true
  return ask.verbLast === true || /(?:^|\s)\p{Lu}[\p{Lu}\p{Ll}]+/u.test(phrase.written.slice(from, to))
}

/** 'can gastro see bed 11': a bare word in the singular is somebody's department, plurals are things and customers. */
const ONE_WORD = /^[\p{L}-]*[^s\s] $/u

function withVerb(
  phrase: Phrase,
  ask: AskWords,
  rule: RequestRule,
  found: { readonly match: Range; readonly at: number },
): Request | undefined {
  const word = phrase.words[found.at]
  if (!word) return undefined
  const verb = baseOf(word.text, ask)
  const start = ask.verbLast ? found.match.end : word.end
  const looks = /^(?:have|take) (?:\w+ ){0,4}?(?:look|glance|peek|read)\b(?: at)?/.exec(
    phrase.plain.slice(word.start, word.start + 40),
  )
  const object = objectRange(
    phrase,
    ask,
    looks ? word.start + looks[0].length : start,
    ask.verbLast ? word.start : undefined,
  )
  const content = object ? contentOf(phrase, ask, object) : 0
  const visits =
    /^(?:come|drop|stop|swing) (?:by|over|round|to|in|along|past|(?:and )?(?:look|see|check|help))\b/.test(
      phrase.plain.slice(word.start, word.start + 16),
    )
  return {
    rule: rule.id,
    strength: strengthOf(
      looks !== null || /^(?:look|glance|peek|talk|chat|speak|meet)$/.test(verb),
      {
        verb,
        content:
          visits || phrase.lasting ? Math.max(1, content) : vagueHead(phrase, ask, object) ? -1 : content,
        exact: phrase.exact,
        wished: wished(phrase, ask, word.start),
      },
      ask,
      rule,
    ),
    verb: looks ? 'have a look' : shown(phrase, verb, word),
    verbAt: { start: word.start, end: word.end },
    object,
    content,
    parts: object ? partsOf(phrase, ask, object, false) : 1,
    size:
      (vagueHead(phrase, ask, object) && !phrase.lasting) || wished(phrase, ask, word.start)
        ? 'open'
        : sizeOf(verb, ask),
    whom: whomOf(phrase, found.match, word.start),
    back: refersBack(phrase, object),
    start: found.match.start,
    end: object?.end ?? word.end,
  }
}

/** The deed is a result that nobody can just do; details of a thing ('row 12') make it one that somebody can. */
function wished(phrase: Phrase, ask: AskWords, verbStart: number): boolean {
  const found = ask.outcome?.exec(phrase.plain.slice(verbStart))
  return found?.index === 0
}

function shown(phrase: Phrase, verb: string, word: Word): string {
  const particle = /^ (?:me |us )?(at|over|through|up|out|back|off|in|into|to)\b/.exec(
    phrase.plain.slice(word.end, word.end + 16),
  )
  return particle?.[1] && !['to', 'in'].includes(particle[1]) ? `${verb} ${particle[1]}` : verb
}

function strengthOf(
  looks: boolean,
  { verb, content, exact, wished }: { verb: string; content: number; exact: boolean; wished: boolean },
  ask: AskWords,
  rule: RequestRule,
): 0 | 1 | 2 {
  const most = rule.most ?? 2
  if (ask.generic.has(verb) || wished) return Math.min(most, 1) as 0 | 1
  const needed = looks ? (exact ? 1 : 2) : ask.light.has(verb) ? 1 : 0
  return Math.min(most, content >= needed ? 2 : 1) as 0 | 1 | 2
}

function sizeOf(verb: string, ask: AskWords): Request['size'] {
  if (ask.generic.has(verb)) return 'open'
  if (ask.big.has(verb)) return 'big'
  return ask.quick.has(verb) ? 'quick' : 'usual'
}

function whomOf(phrase: Phrase, match: Range, verbStart: number): Range | null {
  const found =
    /\b(?:some(?:one|body)|any(?:one|body)|one of you|any of you|whoever|who|you|one person|(?:a|the|our|another|two|one) [\w' -]{2,40}|\p{L}+)\b.*$/u.exec(
      phrase.plain
        .slice(match.start, verbStart)
        .replace(/^(?:\W*(?:can|could|would|will|might|may|please|kindly|if|and|so|hi|hello)\b)+/, (s) =>
          ' '.repeat(s.length),
        ),
    )
  if (!found || found[0].trim() === '') return null
  const start = match.start + found.index
  const text = phrase.plain
    .slice(start, verbStart)
    .replace(/[\s,]*(?:\b(?:please|maybe|possibly|perhaps|could|can|would|to|kindly)\b[\s,]*)*$/, '')
  return text.length > 0 && text.length < 80 ? { start, end: start + text.length } : null
}

function withThing(phrase: Phrase, ask: AskWords, rule: RequestRule, match: Range): Request | undefined {
  const object = objectRange(phrase, ask, match.end)
  if (!object) return undefined
  const content = contentOf(phrase, ask, object)
  if (content === 0 && rule.id !== 'action.letMeKnow' && rule.id !== 'action.introduce') return undefined
  return {
    rule: rule.id,
    strength: Math.min(
      rule.most ?? 2,
      content > (rule.id === 'action.needThing' && !phrase.exact ? 1 : 0) && !vagueHead(phrase, ask, object)
        ? 2
        : 1,
    ) as 0 | 1 | 2,
    verb: rule.verb ?? 'give',
    verbAt: { start: match.start, end: match.end },
    object,
    content,
    parts: partsOf(phrase, ask, object, true),
    size: vagueHead(phrase, ask, object) ? 'open' : 'usual',
    whom: null,
    start: match.start,
    end: object.end,
  }
}

function bare(phrase: Phrase, ask: AskWords, rule: RequestRule, match: Range): Request {
  const object = objectRange(phrase, ask, match.start)
  const content = object ? contentOf(phrase, ask, object) : 0
  const clause =
    /\b(?:what|how|why|where|which|who|if|whether|when)\b.*\b(?:what|how|why|where|which|who|if|whether|when)\b|\bknow (?:what|how|why|where|which|who|if|whether|when)\b/
  const sought = rule.id === 'action.looking' && (phrase.exact || content > 3)
  const thin =
    rule.id === 'action.know' &&
    content < 2 &&
    !phrase.lasting &&
    !clause.test(phrase.plain) &&
    !/\bone\b/.test(phrase.plain)
  return {
    rule: rule.id,
    strength: sought
      ? phrase.times.length > 0 || phrase.plain.includes(':')
        ? 2
        : 1
      : ((thin ? 0 : Math.min(rule.most ?? 1, 1)) as 0 | 1),
    verb: sought ? 'find' : null,
    verbAt: sought ? match : null,
    object,
    content,
    parts: 1,
    size: vagueSought(phrase, ask, match)
      ? 'open'
      : ask.fact.test(phrase.plain.slice(match.start, match.end))
        ? 'quick'
        : 'usual',
    whom: null,
    start: match.start,
    end: object?.end ?? match.end,
  }
}

/** 'Does anyone have good stuff for …': what is looked for names nothing. */
function vagueSought(phrase: Phrase, ask: AskWords, match: Range): boolean {
  const had = /\b(?:have|has|got)\b/.exec(phrase.plain.slice(match.start, match.end + 12))
  if (!had) return false
  const from = match.start + had.index + had[0].length
  return vagueHead(phrase, ask, objectRange(phrase, ask, from))
}
