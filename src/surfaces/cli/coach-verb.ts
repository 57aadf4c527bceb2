import { runCoach } from './coach.ts'
import type { Verb } from './io.ts'

export const coachVerb: Verb = {
  name: 'coach',
  summary: 'Reads a draft ask: what it says, five marks, and the one next edit.',
  usage: 'askwell coach [TEXT or -] [--now ISO] [--zone IANA] [--json]\n       askwell coach --jsonl FILE',
  run: (argv, io) => runCoach([...argv], io),
}
