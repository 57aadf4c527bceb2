import { type DateMeaning, type DateWords, listed, type Part } from '../language.ts'

const WEEKDAYS: readonly string[] = [
  'montag mo',
  'dienstag di',
  'mittwoch mi',
  'donnerstag do',
  'freitag fr',
  'samstag sonnabend sa',
  'sonntag so',
]
const MONTHS: readonly string[] = [
  'januar jan jänner',
  'februar feb',
  'märz maerz mär',
  'april apr',
  'mai',
  'juni jun',
  'juli jul',
  'august aug',
  'september sep sept',
  'oktober okt',
  'november nov',
  'dezember dez',
]
const NUMBERS: readonly string[] = [
  'ein eine einen einer einem',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
]
const PARTS: Readonly<Record<string, Part>> = {
  früh: 'morning',
  vormittag: 'morning',
  mittag: 'lunch',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
}

/** 'Freitagnachmittag' is one word. */
function compounds(): DateWords {
  const found: Record<string, DateMeaning> = {}
  WEEKDAYS.forEach((names, place) => {
    const [name = ''] = names.split(' ')
    for (const [part, v] of Object.entries(PARTS))
      found[name + part] = { k: 'weekday', v: place + 1, part: v }
    found[`${name}morgen`] = { k: 'weekday', v: place + 1, part: 'morning' }
    found[`${name}s`] = { k: 'cue', v: 'not' }
  })
  return found
}

function every(words: string, meaning: DateMeaning): DateWords {
  return listed([words], () => meaning)
}

/** German words for days, clock times, limits and vague times. */
export const deDates: DateWords = {
  ...listed(WEEKDAYS, (v): DateMeaning => ({ k: 'weekday', v: v + 1 })),
  ...listed(MONTHS, (v): DateMeaning => ({ k: 'month', v: v + 1 })),
  ...listed(NUMBERS, (v): DateMeaning => ({ k: 'number', v: v + 1 })),
  ...listed(
    ['fünfzehn', 'zwanzig', 'fünfundzwanzig', 'dreißig dreissig'],
    (v): DateMeaning => ({ k: 'number', v: 15 + 5 * v }),
  ),
  ...listed(['vierzig', 'fünfundvierzig', 'fünfzig'], (v): DateMeaning => ({ k: 'number', v: 40 + 5 * v })),
  ...compounds(),
  ...every('ein paar|paar', { k: 'number', v: 3 }),
  ...every('eine halbe|einer halben|eine halbe|halbe|halben', { k: 'number', v: 0.5 }),
  ...every('anderthalb eineinhalb', { k: 'number', v: 1.5 }),
  ...every('minute minuten min minütige minütigen', { k: 'unit', v: 'minute' }),
  ...every('stündchen', { k: 'unit', v: 'hour' }),
  ...every('viertelstunde', { k: 'unit', v: 'minute', times: 15 }),
  ...every('dreiviertelstunde', { k: 'unit', v: 'minute', times: 45 }),
  ...every('stunde stunden std', { k: 'unit', v: 'hour' }),
  ...every('tag tage tagen', { k: 'unit', v: 'day' }),
  ...every('arbeitstag arbeitstage arbeitstagen werktag werktage werktagen', { k: 'unit', v: 'workday' }),
  ...every('woche wochen', { k: 'unit', v: 'week' }),
  ...every('monat monats monate monaten', { k: 'unit', v: 'month' }),
  ...every('quartal quartals quartale', { k: 'unit', v: 'quarter' }),
  ...every('jahr jahres jahre jahren', { k: 'unit', v: 'year' }),
  heute: { k: 'day', v: 0 },
  morgen: { k: 'day', v: 1 },
  übermorgen: { k: 'day', v: 2 },
  gestern: { k: 'day', v: -1 },
  vorgestern: { k: 'day', v: -2 },
  ...Object.fromEntries(Object.entries(PARTS).map(([word, v]) => [word, { k: 'part', v } as const])),
  'heute morgen': { k: 'part', v: 'morning', today: true },
  'heute nacht': { k: 'part', v: 'night', today: true },
  mittagspause: { k: 'part', v: 'lunch' },
  mitternacht: { k: 'time', v: 1439 },
  '12 uhr mittags': { k: 'time', v: 720 },
  ...every(
    'feierabend|dienstschluss|büroschluss|geschäftsschluss|dienstende|tagesende|ende des tages|ende des arbeitstages|eod|cob',
    { k: 'close' },
  ),
  ...every('diese dieser diesen dieses diesem', { k: 'which', v: 'this' }),
  ...every('nächste nächster nächsten nächstes nächstem kommende kommender kommenden kommendes', {
    k: 'which',
    v: 'next',
  }),
  ...every('übernächste übernächster übernächsten', { k: 'which', v: 'afterNext' }),
  ...every('letzte letzter letzten letztes vergangene vergangenen vorige vorigen', { k: 'which', v: 'last' }),
  ...every('ende', { k: 'edge', v: 'end' }),
  ...every('anfang', { k: 'edge', v: 'start' }),
  ...every('mitte', { k: 'edge', v: 'mid' }),
  wochenende: { k: 'weekend' },
  wochenmitte: { k: 'period', edge: 'mid', unit: 'week' },
  monatsende: { k: 'period', edge: 'end', unit: 'month' },
  quartalsende: { k: 'period', edge: 'end', unit: 'quarter' },
  jahresende: { k: 'period', edge: 'end', unit: 'year' },
  weihnachten: { k: 'feast', month: 12, day: 25 },
  silvester: { k: 'feast', month: 12, day: 31 },
  neujahr: { k: 'feast', month: 1, day: 1 },
  halb: { k: 'offset', v: -30 },
  'viertel nach': { k: 'offset', v: 15 },
  'viertel vor': { k: 'offset', v: -15 },
  dreiviertel: { k: 'offset', v: -15 },
  ...every('uhr h', { k: 'clock' }),
  ...every('bis|bis zum|bis zu|bis spätestens|bis vor|spätestens|spätestens bis', { k: 'cue', v: 'by' }),
  ...every('fällig frist deadline abgabe', { k: 'cue', v: 'by' }),
  vor: { k: 'cue', v: 'before' },
  ...every('innerhalb binnen', { k: 'cue', v: 'within' }),
  ...every('in|im|im laufe', { k: 'cue', v: 'in' }),
  ...every('am an zum', { k: 'cue', v: 'on' }),
  ...every('um gegen zwischen', { k: 'cue', v: 'at' }),
  für: { k: 'cue', v: 'for' },
  ...every('seit ab von vom nach jeden jede jeder jedes aus', { k: 'cue', v: 'not' }),
  ...every(
    'so bald wie möglich|sobald wie möglich|so schnell wie möglich|schnellstmöglich|baldmöglichst|möglichst bald|möglichst schnell|bald|asap|dringend|umgehend|sofort|zeitnah|in den nächsten tagen|demnächst|eilig',
    { k: 'vague', v: 'soon' },
  ),
  ...every(
    'irgendwann|bei gelegenheit|wenn du zeit hast|wenn ihr zeit habt|keine eile|eilt nicht|nicht eilig|nicht dringend',
    { k: 'vague', v: 'whenever' },
  ),
  jetzt: { k: 'now' },
  ...every('und oder - –', { k: 'and' }),
  ...every('der die das den dem des , ( noch', { k: 'link' }),
  ...Object.fromEntries(
    'bitte wenn weil da ich wir sonst denn es wäre danke falls damit'
      .split(' ')
      .map((word) => [word, { k: 'follow' } as const]),
  ),
}
