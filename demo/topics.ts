/** What people at Lumen & Reed know, ask and answer. Written for the demo; nobody of this exists. */
export interface Topic {
  readonly name: string
  readonly experts: readonly string[]
  /** what they did: becomes evidence of work */
  readonly work: readonly string[]
  readonly asks: readonly string[]
  /** what helped, as the asker writes it down at the end */
  readonly answers: readonly string[]
  readonly paths: readonly string[]
}

export const TOPICS: readonly Topic[] = [
  {
    name: 'connection pooler',
    experts: ['Ada Park', 'Mina Kwon', 'Ife Adeyemi'],
    work: [
      'pooler: close idle sessions before the nightly export begins',
      'pooler timeout traced to idle sessions, setting documented',
      'connection pool sized by measurements of the month end',
      'runbook for the export when the pooler drops sessions',
    ],
    asks: [
      "Our nightly export has timed out three nights running. I've traced it to the connection pooler dropping idle sessions. Could you look at the pooler config with me for 20 minutes? The finance close needs the file on Friday.",
      'The export job loses its database connection after ten minutes. I tried a longer timeout without luck. Could you spare 15 minutes to check the pool settings with me by tomorrow noon? The clinics wait for the numbers.',
    ],
    answers: ['The idle timeout of the pooler was shorter than the export. Raised it for that one user.'],
    paths: ['export/nightly.sql', 'platform/pooler/config'],
  },
  {
    name: 'firmware pairing',
    experts: ['Oskar Lind', 'Noor Haddad', 'Yuki Mori'],
    work: [
      'firmware: retry Bluetooth pairing after a low battery reset',
      'pairing test bench for older phones',
      'mobile: say why pairing failed in plain words',
    ],
    asks: [
      'A patient’s aids lose pairing after each charge. I reset them twice. Could you tell me in 10 minutes which firmware fixes that? The fitting is on Thursday at 14:00.',
      'Pairing fails on two test phones since the last build. I compared the logs and see a reset. Could you look at the trace with me for 15 minutes today? We want to release tomorrow.',
    ],
    answers: ['Firmware 4.2 keeps the pairing keys after a full discharge. Updating solved it.'],
    paths: ['firmware/bluetooth/pairing', 'mobile/pairing'],
  },
  {
    name: 'feedback whistling',
    experts: ['Emre Aydin', 'Samuel Boateng', 'Ravi Menon'],
    work: [
      'acoustics: vent size against whistling in open fittings',
      'fitting note on feedback cancellation for small ears',
      'measured whistling of new receivers in the quiet room',
    ],
    asks: [
      'A fitting whistles whenever the patient chews. I tried a smaller dome and a lower gain. Could you suggest the next step in 10 minutes by tomorrow morning? She comes back at 11:00.',
      'Two new receivers whistle at low volume. I measured both in the quiet room. Could you look at my curves for 20 minutes this week? The order goes out on Friday.',
    ],
    answers: ['A 1.4 mm vent instead of 2 mm, and feedback cancellation set to strong while eating.'],
    paths: ['fitting/feedback'],
  },
  {
    name: 'insurance claims',
    experts: ['Anneke Visser', 'Pedro Santos', 'Celia Duarte'],
    work: [
      'claims: codes for paediatric fittings checked with the insurer',
      'list of refusals of the insurer and how they were answered',
      'claim form filled from the clinic’s own record',
    ],
    asks: [
      'The insurer refused a claim for a child’s second aid. I checked the code twice. Could you read the refusal with me for 10 minutes by Wednesday noon? The family can’t pay twice.',
      'Which code do I use for a remote fitting with a loaner? I found two in the handbook. Could you tell me by tomorrow? Five claims wait for it.',
    ],
    answers: ['Claim it as a replacement with the paediatric supplement; attach the audiogram.'],
    paths: ['clinics/claims'],
  },
  {
    name: 'night shift handover',
    experts: ['Leila Farsi', 'Ngozi Eze', 'Kofi Mensah'],
    work: [
      'handover sheet of the ward rewritten with the night team',
      'checklist for patients with hearing aids before surgery',
      'shift plan with a fair share of weekends',
    ],
    asks: [
      'Our handover loses who wears hearing aids. I tried a sticker on the chart. Could you show me your sheet for 10 minutes before Thursday’s shift? We missed two patients last week.',
      'I have to plan July with three people on leave. I drafted two versions. Could you look over the weekends for 15 minutes by Friday? The team waits for it.',
    ],
    answers: ['One line on the handover sheet and a box in the bedside drawer did it.'],
    paths: ['clinics/handover'],
  },
  {
    name: 'public tenders',
    experts: ['Felix Braun', 'Omar Haddad', 'Jan de Vries'],
    work: [
      'tender: answers on data protection kept for the next one',
      'tender of the northern hospitals won with a service promise',
      'list of references that may be named',
    ],
    asks: [
      'The tender of the coast clinics asks for three references with over 500 fittings. I know of two. Could you point me to a third in 10 minutes by Thursday 17:00? Submission is on Friday.',
      'I’m stuck on the liability clause of a tender. I read last year’s answer. Could you go through it with me for 20 minutes tomorrow? Without it we can’t bid.',
    ],
    answers: ['The island hospital may be named. Their contact confirmed it by mail.'],
    paths: ['sales/tenders'],
  },
  {
    name: 'pricing exceptions',
    experts: ['Mei Chen', 'Paula Costa', 'Clara Brandt'],
    work: [
      'pricing: rules for discounts above ten per cent',
      'margin calculator for bundles with service',
      'price list for partners abroad',
    ],
    asks: [
      'A partner wants 14 per cent on forty pairs. I used the calculator and get to 11. Could you check my margin in 10 minutes by tomorrow noon? I promised an answer.',
    ],
    answers: ['With the service bundle the margin holds at 13 per cent. Finance agreed.'],
    paths: ['sales/pricing'],
  },
  {
    name: 'return rates',
    experts: ['Chidi Anand', 'Dmitri Volkov', 'Viktor Hahn'],
    work: [
      'returns: survival curves by model instead of monthly averages',
      'dashboard of returns within thirty days, by clinic',
      'returns: cleaned reasons typed by hand',
    ],
    asks: [
      'Returns of the small model rose in May and I can’t tell if it’s the batch. I split by clinic already. Could you look at my numbers for 20 minutes by Thursday? The workshop decides about the recall.',
      'My monthly return rate jumps with every holiday. I tried a rolling mean. Could you show me a better way in 15 minutes this week? The board sees the chart on Monday.',
    ],
    answers: ['Survival curves by delivery week show it: one batch, not the model.'],
    paths: ['data/returns'],
  },
  {
    name: 'sample size',
    experts: ['Sana Iqbal', 'Amara Diallo'],
    work: [
      'statistics: sample size for the speech-in-noise study',
      'review of the study plan with the ethics board',
      'power table for paired fittings',
    ],
    asks: [
      'We plan a study with 18 patients and I doubt that it’s enough. I used the power table for one group. Could you check my plan for 20 minutes by Friday? The ethics board meets on Monday.',
    ],
    answers: ['Paired design: 18 are enough for a difference of 2 dB, not for 1.'],
    paths: ['data/studies'],
  },
  {
    name: 'data pipeline',
    experts: ['Luca Moretti', 'Marek Zielinski', 'Jonas Weber', 'Rosa Alvarez'],
    work: [
      'pipeline: late files from clinics no longer double the counts',
      'schema of the fittings table explained',
      'backfill of March after the clock change',
      'pipeline alerts only when somebody can act',
    ],
    asks: [
      'Fittings of Sunday are counted twice since the clock change. I found the duplicate keys. Could you review my fix in 15 minutes today? The weekly report runs tonight.',
      'A clinic’s file arrives after midnight and misses the report. I tried a later start. Could you suggest a cleaner way in 20 minutes by Wednesday? They ask every week.',
    ],
    answers: ['Key on the clinic’s own visit number, not on the time stamp.'],
    paths: ['data/pipeline/fittings'],
  },
  {
    name: 'repair estimates',
    experts: ['David Osei', 'Greta Olsen', 'Hugo Marchand'],
    work: [
      'repairs: estimates with photos save one call in three',
      'shell cracks of the small model collected with causes',
      'workshop bench times measured',
    ],
    asks: [
      'A shell is cracked at the same place for the third time. I have photos of all three. Could you tell me in 10 minutes if that’s the mould? The patient comes tomorrow at 10:00.',
    ],
    answers: ['It’s the mould: the wall is too thin at the vent. A new shell is on the way.'],
    paths: ['care/repairs'],
  },
  {
    name: 'plain language',
    experts: ['Eva Horvat', 'Zoe Laurent', 'Hana Sato'],
    work: [
      'knowledge base: cleaning explained in six pictures',
      'letters to patients rewritten in plain language',
      'screen reader test of the appointment page',
    ],
    asks: [
      'My letter about the battery recall reads like a contract. I cut it by half. Could you go over it with me for 15 minutes by tomorrow 16:00? It goes to 900 patients.',
      'Is our appointment page usable with a screen reader? I tried it with the keyboard. Could you test the last step for 10 minutes this week? Two patients gave up there.',
    ],
    answers: ['Verbs in front, one thing a sentence, and the date in bold. Two calls instead of forty.'],
    paths: ['care/letters'],
  },
  {
    name: 'payroll corrections',
    experts: ['Ulla Jensen', 'Yara Costa', 'Lena Fischer'],
    work: [
      'payroll: parental leave from the first day of the month',
      'guide to corrections after the month is closed',
      'on-boarding list for people and systems',
    ],
    asks: [
      'Two night shifts are missing in a colleague’s pay. I have the plan of the ward. Could you tell me in 10 minutes what payroll needs from me by Thursday? She counts on it.',
    ],
    answers: ['Send the signed plan before the 20th; it comes with the next pay.'],
    paths: ['finance/payroll'],
  },
  {
    name: 'supplier contracts',
    experts: ['Kwame Asante', 'Jan de Vries', 'Goran Ilic'],
    work: [
      'procurement: battery supplier has to tell of changes',
      'contract clause on spare parts for seven years',
      'budget of the workshop split by quarter',
    ],
    asks: [
      'Our battery supplier changed the cell without telling us. I read the contract and find no clause. Could you look at page 4 with me for 15 minutes by Friday noon? We order again next week.',
    ],
    answers: ['Clause 7.2 covers it. A letter was enough; they credit the batch.'],
    paths: ['finance/suppliers'],
  },
  {
    name: 'access rights',
    experts: ['Petra Novak', 'Dana Reyes', 'Lena Fischer'],
    work: [
      'security: access of leavers ends the same evening',
      'two-step sign-in for clinics with shared desks',
      'review of access rights, each quarter',
    ],
    asks: [
      'A clinic with one shared desk can’t use two-step sign-in. I tried the key on the ring. Could you suggest something in 15 minutes by Wednesday? Four nurses share it.',
    ],
    answers: ['A passkey on the badge reader works for all four.'],
    paths: ['platform/access'],
  },
  {
    name: 'partner events',
    experts: ['Ben Okafor', 'Aisha Bello', 'Henrik Dahl', 'Ines Duarte'],
    work: [
      'partner evening in the port: list of guests and of what worked',
      'introductions between clinics and the study team',
      'key account plan of the north',
    ],
    asks: [
      'I need a clinic that tries the new charger with ten patients. I asked two, both are full. Could you introduce me to one in 10 minutes by Thursday? The charger ships on Monday.',
      'Our partner evening is short of a speaker. I have a room and 40 guests. Could you think of one name for 5 minutes by tomorrow noon? The invitation is printed then.',
    ],
    answers: ['Ben knew the clinic manager on the island; she said yes the same day.'],
    paths: ['sales/partners'],
  },
]

/** Words that go with a no, a pass, a yes and thanks. Short, as people at work write. */
export const WORDS = {
  no: [
    'Up to my ears until Thursday, sorry. I hope you find somebody quickly.',
    'Not my corner any more, but I wish you luck with it.',
    'I’m out with patients today. Good question, though.',
  ],
  pass: ['They solved just that in spring.', 'They wrote that part. I would only guess.'],
  yes: [
    'Happy to. I think I know which setting it is.',
    'Yes, give me a minute to finish this.',
    'Sure. Bring your notes.',
  ],
  thanks: [
    'Ten minutes of yours saved my week.',
    'That was it. Thank you for explaining it so calmly.',
    'Thank you. It works, and now I know why.',
  ],
} as const
