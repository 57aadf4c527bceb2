import { words } from '../language.ts'

/** Verbs that a helper can be asked to do, in their base form. Ambiguous nouns are in too: their place decides. */
export const verbs = words(`
accept accompany act add address adjust administer advise advocate agree aim align allocate allow alter amend analyse
analyze anonymise answer appoint approve archive arrange ask assemble assess assign attach attend audit authorise
authorize back ban benchmark bleep block book borrow bring brief broker budget build bump buy calculate calibrate call
cancel carry cc challenge chair change chase check choose circulate clarify classify clean clear click clone close code
collect comment compare compile complete compute condense configure confirm connect consent consult contact convert
convince copy correct cost count countersign cover crop cross-check cut dare debrief debug decide decline define delete
deliver demo deploy describe design diagnose digitise disable discuss dispatch document double-check download draft draw
drive drop duplicate edit email e-mail enable endorse enter escalate estimate evaluate examine exchange exclude execute
expedite explain export extend extract feed fetch file fill film filter finalise find finish fit fix flag flush fly
follow forecast format forward free freeze fund gather generate get give go grab grade grant greenlight guide hand hang
help hint hire hold hop host identify illustrate implement import include inform inspect install instruct interpret interview
intro introduce investigate invite issue join judge jump keep kick label lead leave lend let link list listen loan locate
lock log look lower mail maintain make map mark match measure meet mentor merge message migrate mock moderate modify
mount move name nominate note notify observe obtain offer open operate order organise organize outline own package pair
park pass pay peer-review pick pilot ping plan play point polish post prepare prepopulate prescribe present press
preview price print prioritise process procure produce proof-read proofread propose prove provide publish pull push put
quote raise rank rate re-audit re-run reach read reassign rebase rebook recalculate recall recheck recommend reconcile
record recruit redact redo reduce refactor refer refill refund refuse register reject release relocate remap remind remove
rename render renew repair repeat rephrase replace reply report represent reproduce request rerun rescan reschedule
research reserve reset resend resize resolve respond restart restock restore retake rethink retrieve return reveal review
revise rewrite rotate round-trip rule run sample save scan schedule scope score screen search see select sell send
separate set settle setup shadow shape share ship shorten shoot show sign simplify simulate sit sketch skim smoke-test
solve sort source spare speak specify spell spend split spot staff stand start state stay step stop streamline strip
submit suggest summarise summarize supervise supply support swap switch tag take talk taste teach tell test text think
tidy tighten time trace track train transcribe transfer translate transport trial triage trim troubleshoot try turn type
unblock unlock unpick update upgrade upload use validate verify veto vet visit volunteer vote vouch wait walk warn watch
weigh witness wire wrap write zip say note have come advise double triple boost increase cut join run teach proof suture scrub cannulate aliquot pipette autoclave titrate
rehearse roleplay role-play water babysit sub nudge sanity-check spot-check eyeball whitelist provision onboard shortlist notarise witness chaperone escort transcribe subtitle caption retouch prototype solder inspect rewire refit service tow unload load stack pack refuel reorder restock invoice reimburse refund rebill accrue top deputize interpret countercheck annotate convene mediate facilitate reshare pre-read preread deputise substitute invigilate mark moderate
`)

/** They ask for nothing in particular. */
export const generic = words(
  'help assist support think contribute participate advise weigh chime care pitch act react engage improve guide mentor brainstorm collaborate deal',
)

/** Their object says it all: without one of its own they ask for nothing yet. */
export const light = words(
  'do handle jump hop sort solve unblock make get have go give take come tell say let put use ask share send bring need',
)

/** Done in minutes when nothing says otherwise. */
export const quick = words(
  'send swap check confirm approve restart lend tell say name forward share sign countersign point pick vote call reset unlock switch turn answer look glance introduce cc mail email show give bring open close merge rename correct proofread review read explain grant invite roll rerun re-run put add remove borrow pass print ask get',
)

/** Weeks of work when nothing says otherwise. */
export const big = words(
  'rewrite redesign rebuild build develop migrate overhaul automate refactor re-audit double triple transform reorganise reorganize restructure digitise',
)

/** Before the head of a thing: 'any input', 'me some honest feedback'. */
export const quantifiers = words(
  'any some your a an the me us bit of little more general honest quick first few lot your further other good',
)

export const adverbs = words(
  'please pls plz kindly possibly perhaps maybe just also quickly briefly ever either both really actually then still again at least first ideally potentially simply though honestly so very be able to happen all each sometime today tomorrow urgently asap now somehow be willing free to go ahead and pretty quick, , also',
)

/** After one of these a verb-like word is a noun, an infinitive or part of who is asked. */
export const notBefore = words(
  "the a an my our your their his her its these those any some every each no another who which whom whose that's of in on at for with from by about into over under and or not i he she it they we what how if as than two three four five one other next last new old quick good",
)

export const stop = words(
  "right a an the and or but if so as of in on at to for from with by about into over under out up down off than then that this these those it its it's i i'm i've i'd i'll me my mine we we're we've our us you u your yours he she they them their his her be is are was were been being am do does did done have has had having can could would will shall should may might must not no yes don't doesn't can't cannot isn't aren't won't please pls plz thanks thank thx just really very also too only still again some any all both each every what which who whom how when where why there here one someone somebody anyone anybody everyone everybody everything anything something nothing thing things stuff get got go going know need want like help sorry hi hello hey team all dear maybe perhaps possibly quick quickly time bit lot much many more most kind sort way make let look have take give tell show because since before after until till within today tomorrow now soon asap advance million regards cheers best kind dear",
)

export const vague = words(
  'nicer better faster easier experience experiences view views perspective perspectives one small favour favor minor questions big thing things stuff everything something anything nothing it this that them these those issue issues problem problems project topic topics work situation help idea ideas input thoughts thought feedback question questions advice support guidance insight insights opinion opinions suggestion suggestions pointers pointer tips tip info information moment second minute eye eyes hand time chance mess whole lot all me us stuck process approach direction way ways part parts task tasks job subject matter matters area areas',
)
