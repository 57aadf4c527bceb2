import { words } from '../language.ts'

/** Verbs of deeds that are in none of the sets below. */
const deeds = words(`
accept act address adjust agree allow alter analyse analyze anonymise archive arrange assemble assign attach
attend audit block book brief budget bump buy calculate calibrate cancel carry challenge chair change chase choose
clarify classify clean clear collect comment compare compile complete compute configure connect consult contact
convert copy cost count cover crop cross-check cut debrief debug decide decline define delete deliver demo deploy
describe design diagnose disable discuss dispatch document double-check download draft draw drive drop duplicate edit
e-mail enable enter escalate estimate evaluate examine exchange exclude execute export extend extract feed fetch file
fill film filter find finish fit fix flag follow forecast format free generate grab greenlight guide hand hang help
hire hold host identify import inform inspect install interpret interview intro investigate issue join judge keep
label lead leave link list listen loan lock log maintain map mark match measure meet mentor message mock moderate move
note notify observe obtain offer operate order organise organize pair park pay ping plan play post prepare prescribe
present press preview price prioritise process produce proof-read provide publish pull push raise rank rate reach
reassign rebase rebook recalculate recheck recommend reconcile record recruit redo reduce refer refill refund register
reject release remind renew rephrase replace reply report request rescan reschedule research reserve resend resize
resolve respond restock restore retrieve return revise rotate round-trip rule run sample save scan schedule scope
score screen search see select sell separate set setup shadow ship shorten shoot simplify sit sketch skim source speak
specify spell spend split spot stand start state stop submit suggest summarise summarize supervise support tag talk
teach test text tidy time trace track train transcribe transfer translate triage trim troubleshoot try type update
upgrade upload validate verify veto vet visit vouch wait walk watch weigh witness wrap write boost increase proof
rehearse role-play water sub nudge sanity-check spot-check eyeball onboard shortlist escort caption prototype solder
rewire service unload load pack refuel reorder invoice annotate facilitate invigilate reboot
`)

/** They ask for nothing in particular. */
export const generic = words(
  'help assist support think contribute participate weigh chime care pitch act react engage improve guide mentor brainstorm collaborate deal',
)

/** Their object says it all: without one of its own they ask for nothing yet. */
export const light = words(
  'advise do handle jump hop sort solve unblock make get have go give take come tell say let put use ask share send bring need',
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
  'up over through out into at on about any some your a an the me us bit of little more general honest quick first few lot your further other good nice great useful',
)

export const adverbs = words(
  'please pls plz kindly possibly perhaps maybe just also quickly briefly ever either both really actually then still again at least first ideally potentially simply though honestly so very be able to happen all each sometime today tomorrow urgently asap now somehow be willing free to go ahead and pretty quick, , also',
)

/** After one of these a verb-like word is a noun, an infinitive or part of who is asked. */
export const notBefore = words(
  "the a an my our your their his her its these those any some every each no another who which whom whose that's of in on at for with from by about into over under and or not i he she it they we what how if as than two three four five one other next last new old quick good",
)

export const stop = words(
  "right happy a an the and or but if so as of in on at to for from with by about into over under out up down off than then that this these those it its it's i i'm i've i'd i'll me my mine we we're we've our us you u your yours he she they them their his her be is are was were been being am do does did done have has had having can could would will shall should may might must not no yes don't doesn't can't cannot isn't aren't won't please pls plz thanks thank thx just really very also too only still again some any all both each every what which who whom how when where why there here one someone somebody anyone anybody everyone everybody everything anything something nothing thing things stuff get got go going know need want like help sorry hi hello hey team all dear maybe perhaps possibly quick quickly time bit lot much many more most kind sort way make let look have take give tell show because since before after until till within today tomorrow now soon asap advance million regards cheers best kind dear",
)

export const vague = words(
  'nicer better faster easier experience experiences view views perspective perspectives one small favour favor minor questions big thing things stuff everything something anything nothing it this that them these those issue issues problem problems project topic topics work situation help idea ideas input thoughts thought feedback question questions advice support guidance insight insights opinion opinions suggestion suggestions pointers pointer tips tip info information moment second minute eye eyes hand time chance mess whole lot all me us stuck process approach direction way ways part parts task tasks job subject matter matters area areas career strategy vision culture morale motivation mindset',
)

/** Verbs that a helper can be asked to do, in their base form. Ambiguous nouns are in too: their place decides. */
export const verbs: ReadonlySet<string> = new Set([...deeds, ...light, ...quick, ...big])
