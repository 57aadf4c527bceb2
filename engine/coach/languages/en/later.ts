import { type LaterRequest, type LaterWords, words } from '../language.ts'
import { MODAL, SOMEONE } from './requests.ts'

/** Deeds as nouns that aren't verbs as well: what is asked for by 'a … of X', 'your … on X', 'X …, please'. */
const deedNouns = words(`
checks peek proofreading sign-off signoff go-ahead approval signature countersignature confirmation
introduction translation explanation walkthrough walk-through demonstration phone-call pointer lift ride quote
decision verdict eyes eye hands opinion reviewer critique rehearsal dry-run run-through test-run recount
correction access permission permissions invitation booking reservation repair replacement inspection
assessment calculation recalculation comparison summary transcript recording interpretation handover briefing
tour ok okay nod yes no yes/no thumbs-up signal delivery pick-up pickup collection substitute stand-in login
password lesson tutorial testers reviewers crash-course primer drawing consultation callback call-back
`)

/** Words that stand before a determiner at the beginning of a sentence and order nothing; small words are known without it. */
const noOrder = words(`
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

/** Rarer forms of asking, each with the rule that it goes before. `noun`: 'a quick check of row 12 would be great'. */
const requests: readonly LaterRequest[] = [
  {
    id: 'action.mind',
    before: 'action.wish',
    pattern:
      /\b(?:mind|up for|fancy|interested in|open to|consider|keen on|good at|what about|how about) (?:(?:\d+|an?|some|half an)[ -]?(?:min\w*|hours?|quick|short)? ?(?:of )?){0,2}(?=\w+ing\b)/,
    find: 'next',
  },
  {
    id: 'action.lookingFor',
    before: 'action.wish',
    pattern: new RegExp(
      String.raw`\b(?:(?:looking|searching) for|i(?:'m| am)? (?:search(?:ing)?|seek(?:ing)?|look for)) (?:[\w' -]{1,50}? )??(?:${SOMEONE}|an? [\w' -]{2,60}?) (?:to|(?:who|which|that) (?:can|could|would|will|might)|who'd|(?:which|who|that)(?= (?:help|show|explain|teach|translate|check)s? )) `,
    ),
    find: 'next',
  },
  {
    id: 'action.whoAnd',
    before: 'action.wish',
    pattern:
      /^(?:so |and |hi,? )?(?:who|has any\w+|any\w+|does any\w+|is any\w+)\b[^?]*(?:\b(?:and|or|who)|,)(?:'d| (?:could|can|would|might)) /,
    find: 'next',
  },
  {
    id: 'action.thereWho',
    before: 'action.wish',
    pattern:
      /\b(?:is|are) there (?:an?|any|some)\b[^?]{1,50}? (?:who|that) (?:could|can|would|might|wants? to) /,
    find: 'next',
  },
  {
    id: 'action.has',
    before: 'action.wish',
    pattern:
      /\b(?:who|any(?:one|body)|some(?:one|body)|you|(?:does|do|has|have) (?:an(?:y|other)|some|one of|your) [\w' -]{3,30}?)(?: still)?(?: (?:has|have|got|has got|have got)|(?<=^\W*(?:has|have) [\w' -]{3,40})) (?=[^?]*\b(?:to (?:lend|spare|give|share|borrow|swap)|(?:i|we) (?:can|could|may) (?:borrow|use|have|copy|get|see)|left over|for me|spare (?!minute|moment|second|time|hour)[a-z]+)\b)/,
    find: 'thing',
    verb: 'lend',
  },
  {
    id: 'action.labelled',
    before: 'action.need',
    pattern:
      /^\W*(?:what|(?:(?:my|the|our) )?(?:\w+ )?(?:ask|request|task|need|favou?r)|(?:\w+ )?(?:wanted|needed|requested)|what i need|to ?do)(?: is| exactly)?\s?: ?|\b(?:what|all|the (?:only |one )?thing) (?:i|we)(?:'d| would)? (?:really |actually |still )?(?:need|want|ask|like|require|am after|'m after|'re after|are after)\b[^.?!,]{0,30}? (?:is|are|would be)\b:? (?!to\b)/,
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.pleaseWho',
    before: 'action.need',
    pattern: new RegExp(
      String.raw`\b(?:please|pls|plz),? (?:can |could |would )?(?:${SOMEONE}|(?:an?|the) [\w -]{2,30}? (?=from|in|on|with))(?: (?:from|in|with|on|at|who)\b)?`,
    ),
    find: 'later',
  },
  {
    id: 'action.asks',
    before: 'action.letMeKnow',
    pattern: /\b(?:two|three|four|five|a few|several|[2-6]) (?:asks|requests|favou?rs|needs|wishes)\b:?/,
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.helperCould',
    before: 'action.get',
    pattern: /^(?:an?|any|another|one) (?=[\w' -]{3,50}? (?:could|can|might|would) )/,
    find: 'later',
  },
  {
    id: 'action.possible',
    before: 'action.get',
    pattern:
      /\b(?:would it be|is it|it is|would that be) (?:at all )?(?:possible|ok|okay|feasible|an option|alright|fine) (?:for [\w' -]{1,40}? to |(?<!(?:is it|it is) (?:possible|feasible) )to |to (?=(?:get|have|see|borrow|meet|talk|speak|book|move|swap|change)\b)|(?:that|if) (?:you|some(?:one|body)|one of you)(?: (?:can|could|would|will))? )|\bany chance (?:of|to|for)(?: an?| some| the)? /,
    find: 'next',
  },
  {
    id: 'action.kindTo',
    before: 'action.wish',
    pattern:
      /\b(?:would|could|'d|is|be) (?:be )?(?:very |so |really )?(?:kind|nice|great|good|helpful|lovely|super|cool|handy) (?:of you )?(?:to|and) (?=\w+ (?:me|us)\b)|\b(?=\w+ing (?:me|us) [^.?!]*\b(?:is all|would (?:be|help|do|make|save)|is enough))|\bworth (?:some(?:one|body)|you|one of you|a) (?:\w+ )??(?=\w+ing\b)|(?:^|[,;.–] ?)(?:ok|okay|alright|safe|fine) to (?!go\b|know\b|see\b|hear\b)(?=[a-z]+\W*\?)|\bbe so (?:kind|good|nice)(?: as)? (?:to|and) |\b(?:'d|would|could|can) (?:really )?(?:help|save|rescue|do)\b[^.?!]{0,40}? by (?=\w+ing\b)/,
    find: 'next',
  },
  {
    id: 'action.ifDid',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\bif (?:${SOMEONE}|(?:one|two|three|an?|another) [\w' -]{2,40}?|(?<=\b(?:great|super|good|lovely|nice|brilliant|helpful|help|it|grateful|cool|handy|amazing|perfect|happy|glad|kind|wonderful) if )(?!i|we|it|this|that|there|they|everything|nothing)\w+)(?: (?:from|in|on|with|at) [\w' -]{2,40}?)? (?:just |quickly |first |kindly )?(?=(?:\w{2,}ed|went|came|took|gave|read|sent|told|let|put|brought|rang|ran|met|spoke|wrote|drove|cut|showed|taught|sat|led) (?!by\b))`,
    ),
    find: 'next',
  },
  {
    id: 'action.ofYou',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\b${MODAL} (?:please |maybe )?(?:[a-z]+|\d+)(?: more| other)? of (?:you|us)(?: (?:from|in|at|on) [\w' -]{2,30}?)? |\bknows? [^.?!]{2,60}? (?:well enough|enough) to |\b(?:which|who)(?: one)? of (?:you|us|the [\w -]{2,30}?) (?:${MODAL}|wants? to|has time to|is able to) `,
    ),
    find: 'next',
  },
  {
    id: 'action.whom',
    before: 'action.who',
    pattern:
      /\b(?:some(?:one|body)|any(?:one|body)|person|colleague|team|expert|people|place) (?:(?:that|whom|who|where) )?(?:i|we) (?:can|could|may|might) (?=(?:borrow|shadow|talk|speak|interview|sit|join|learn|pair|consult|visit|meet|call|phone|ring|show|run|send|rehearse|practi[cs]e|swap)\b)/,
    find: 'next',
  },
  {
    id: 'action.asksYou',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\b(?:ask(?:ing)?|request(?:ing)?|invit(?:e|ing)|beg(?:ging)?|pray|trust(?:ing)?|expect(?:ing)?|(?:want|need|like|love)(?: for)?(?= (?:us|everyone|everybody|each of you|all of you) to )|count(?:ing)? on|rely(?:ing)? on) (?:for )?(?:that )?(?:${SOMEONE}|us|everyone|everybody|each of you|all of you|(?<=for )(?:an?|one|two|three|four|\d+|some) (?:[\w-]+ ){0,2}?(?:volunteers?|people|person|helpers?|colleagues?|hands|others?|[a-z]+(?:er|or|ist)s?))(?: (?:kindly|all|please|from [\w' -]{2,20}?))? to `,
    ),
    find: 'next',
  },
  {
    id: 'action.together',
    before: 'action.who',
    pattern:
      /(?:^|[,.:;–-] ?|\b(?:so|and|maybe|perhaps|hi|hey) )(?:let's|let us|how about (?:we|you|if you)|shall we|should we|what if (?:you|we)|why don't you) (?!say\b|see\b|hope\b|face\b|be\b|not\b|assume\b)(?=[a-z]{3,})/,
    find: 'next',
  },
  {
    id: 'action.helpDo',
    before: 'action.whoCan',
    pattern:
      /(?:^|[,:;–-] ?|\b(?:need|want|like|love|appreciate|use|some|please|bit of|your|and|who can) )(?:help|a hand|assistance|support)(?: needed| wanted| required| please)?:?(?: (?:me|us|to|with|in|by|on))* (?=[a-z])/,
    find: 'known',
  },
  {
    id: 'action.someoneDo',
    before: 'action.whoCan',
    pattern:
      /(?:^|[,:;.–-] ?|\b(?:so|and|please|hi|hey) )(?:some(?:one|body)|any(?:one|body))(?: (?:please|pls|plz|quickly|just))* (?=[a-z]+\b)(?!\w+(?:ed|ing|s)\b)/,
    find: 'known',
  },
  {
    id: 'action.nounPlease',
    before: 'action.letMeKnow',
    unless: /\b(?:is|are|was|were|has|have|had|am|will|can|could|would|thanks?)\b|\?/,
    pattern: /^[^.?!]{3,120}\b(?:please|pls|plz)\b/,
    find: 'noun',
  },
  {
    id: 'action.nounWish',
    before: 'action.letMeKnow',
    pattern:
      /^[^.?!]{3,160}\b(?:would (?:be (?:really |so |very |much |absolutely |more than )?(?:great|good|nice|perfect|enough|lovely|wonderful|ideal|super|brilliant|helpful|appreciated|plenty|fine|amazing|useful|welcome|a (?:huge |great |big )?(?:help|relief))|do|help|suffice|save (?:me|us|my)|make (?:the|all the|a big) difference)|is (?:needed|wanted|required|requested|welcome|enough|all (?:i|we) (?:need|want|ask))|(?:needed|wanted|required|requested))\b/,
    find: 'noun',
  },
  {
    id: 'action.nounSought',
    before: 'action.letMeKnow',
    pattern:
      /\b(?:(?:looking|searching|asking|hoping|waiting|begging|here|hunting) for|seeking|in search of|after|on the hunt for|could (?:really |also )?(?:use|do with)|(?:can|could|may|might) (?:i|we) (?:please |also )?(?:get|have|ask for|request|beg for)|any chance (?:of|for)|(?:need|want|like|love|appreciate|welcome|grateful for|glad of|happy about|request|wait on|await(?:ing)?)(?: some| your)?|requires?) (?=[\w' -]{2,})/,
    find: 'noun',
  },
  {
    id: 'action.nounYours',
    before: 'action.letMeKnow',
    pattern:
      /\byour (?=[\w' -]{2,40} (?:is|are) (?:needed|required|wanted|requested|appreciated|missing|welcome)\b)/,
    find: 'noun',
  },
]

/** What English knows for the second look at a draft. */
export const enLater: LaterWords = {
  deedNouns,
  noOrder,
  requests,
  helpers:
    /^(?:the|an?|our|your|another|one of (?:the|our|your)) (?:[\w-]+ (?:from|whose?|that|on (?:duty|call|shift))\b|(?:[\w-]+ )?(?!(?:serv|print|rout|number|ord|pap|lett|fold|err|sens|mot|monit|comput|scann|custom|us|numb|filt|buff|heat|boil|cool|fil|contain|trail|load|build|compil|play|view|brows|schedul|work|oth|wat|pow|tow|count|draw|lev|corn|cov|tim|charg|convert|adapt|connect|generat|elevat|react|vect|edit|fact|col|flo|mirr|transfer|invert|transmitt|receiv|cent|met|charact|head|foot|point|flow|tract|weath|summ|wint|matt)(?:er|or)s?\b)[a-z]{2,}(?:er|or|ist|ian|ant|man|men|woman|women|wife|nurse|chef|cook|guard)s? )/,
  complaint:
    /^\W*(?:(?:but|and|seriously|honestly|so|really),? )?(?:(?:does|do) (?:any(?:one|body)|no ?(?:one|body)|you people) (?:\w+ ){0,2}(?:care|listen|give a|bother|even)\b|(?:is|are) (?:no ?(?:one|body)|any(?:one|body)) (?:\w+ )?(?:responsible|in charge|listening|awake|alive|thinking)\b|who (?:on earth|in their right mind|the hell)\b|what(?:'s| is) (?:wrong with|the point)\b|how (?:hard|difficult) can it be\b|am i the only\b|is this (?:a joke|serious|really)\b)/,
  rantQuestion:
    /^\W*(?:(?:but|and|seriously|honestly|so|really),? )?(?:why (?:do|does|is|are|must|can't|can) (?:we|they|it|nobody|the|this|everyone)\b|(?:how (?:can|could|is)|does any(?:one|body) (?:even|actually|ever)|is it (?:so|too|really))\b)/,
}
