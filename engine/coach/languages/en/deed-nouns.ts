import { words } from '../language.ts'

/** Deeds as nouns that aren't verbs as well: what is asked for by 'a … of X', 'your … on X', 'X …, please'. */
export const deedNouns = words(`
checks peek proofreading sign-off signoff go-ahead approval signature countersignature confirmation
introduction translation explanation walkthrough walk-through demonstration phone-call pointer lift ride quote
decision verdict eyes eye hands opinion reviewer critique rehearsal dry-run run-through test-run recount
correction access permission permissions invitation booking reservation repair replacement inspection
assessment calculation recalculation comparison summary transcript recording interpretation handover briefing
tour ok okay nod yes no yes/no thumbs-up signal delivery pick-up pickup collection substitute stand-in login
password lesson tutorial testers reviewers crash-course primer drawing consultation callback call-back
`)

/** Words that stand before a determiner at the beginning of a sentence and order nothing; small words are known without it. */
export const noOrder = words(`
above across against along although amid among anyway apart around aside behind below beneath between beyond
despite enough even except few given half hence however inside instead lest likewise meanwhile moreover near
neither nevertheless nonetheless nope nor often okay once onto opposite otherwise outside past per quite
rather same save seldom such sure therefore through throughout together tonight toward twice underneath unless
unlike upon via well whatever whenever wherever whether while whoever without worth yesterday yet wish love
hate hope guess feel mean suppose doubt wonder believe prefer seem miss lack own lost found broke saw took
made held met paid wrote stood began drove grew knew rose sold spoke threw felt left kept bought brought
caught chose came went gave ran sat said sent spent told thought understood won wore heard forgot shot fell
hurt read put cut hit set afternoon noon night nobody whilst fyi
`)
