// Written by `npm run gen` from the folders that exist. Edit those, not this.
import { slice as peopleSlice } from './features/people/slice.ts'
import * as peopleCommands from './features/people/commands.ts'
import * as peopleCommandsAddress from './features/people/commands/address.ts'
import * as peopleCommandsApplyPeople from './features/people/commands/apply-people.ts'
import * as peopleCommandsChange from './features/people/commands/change.ts'
import * as peopleCommandsDifference from './features/people/commands/difference.ts'
import * as peopleCommandsLastDay from './features/people/commands/last-day.ts'
import * as peopleCommandsTellAdded from './features/people/commands/tell-added.ts'
import * as peopleQueries from './features/people/queries.ts'
import * as peopleJobs from './features/people/jobs.ts'
import * as peoplePersonal from './features/people/personal.ts'
import * as peopleEvents from './features/people/events.ts'
import * as peopleDomain from './features/people/domain.ts'
import { slice as peopleUndoSlice } from './features/people/slice.ts'
import * as peopleUndoCommands from './features/people/undo/commands.ts'
import * as peopleUndoDomain from './features/people/undo/domain.ts'
import { slice as accountsSlice } from './features/accounts/slice.ts'
import * as accountsCommands from './features/accounts/commands.ts'
import * as accountsCommandsLinks from './features/accounts/commands/links.ts'
import * as accountsCommandsRequestSignIn from './features/accounts/commands/request-sign-in.ts'
import * as accountsCommandsSessions from './features/accounts/commands/sessions.ts'
import * as accountsCommandsTokens from './features/accounts/commands/tokens.ts'
import * as accountsQueries from './features/accounts/queries.ts'
import * as accountsReactions from './features/accounts/reactions.ts'
import * as accountsJobs from './features/accounts/jobs.ts'
import * as accountsPersonal from './features/accounts/personal.ts'
import * as accountsRoutesPages from './features/accounts/routes/pages.ts'
import * as accountsRoutesParts from './features/accounts/routes/parts.ts'
import * as accountsRoutesRoutes from './features/accounts/routes/routes.ts'
import * as accountsDomain from './features/accounts/domain.ts'
import { slice as calendarsSlice } from './features/calendars/slice.ts'
import * as calendarsCommands from './features/calendars/commands.ts'
import * as calendarsQueries from './features/calendars/queries.ts'
import * as calendarsPersonal from './features/calendars/personal.ts'
import * as calendarsDomain from './features/calendars/domain.ts'
import { slice as calendarsEntriesSlice } from './features/calendars/slice.ts'
import * as calendarsEntriesCommands from './features/calendars/entries/commands.ts'
import { slice as calendarsReadingSlice } from './features/calendars/slice.ts'
import * as calendarsReadingQueries from './features/calendars/reading/queries.ts'
import * as calendarsReadingJobs from './features/calendars/reading/jobs.ts'
import * as calendarsReadingDomain from './features/calendars/reading/domain.ts'
import { slice as reachSlice } from './features/reach/slice.ts'
import * as reachCommands from './features/reach/commands.ts'
import * as reachQueries from './features/reach/queries.ts'
import * as reachJobs from './features/reach/jobs.ts'
import * as reachPersonal from './features/reach/personal.ts'
import * as reachEvents from './features/reach/events.ts'
import * as reachDomain from './features/reach/domain.ts'
import { slice as noticesSlice } from './features/notices/slice.ts'
import * as noticesCommands from './features/notices/commands.ts'
import * as noticesQueries from './features/notices/queries.ts'
import * as noticesJobs from './features/notices/jobs.ts'
import * as noticesMessages from './features/notices/messages.ts'
import * as noticesPersonal from './features/notices/personal.ts'
import * as noticesDomain from './features/notices/domain.ts'
import { slice as noticesAddressesSlice } from './features/notices/slice.ts'
import * as noticesAddressesCommands from './features/notices/addresses/commands.ts'
import * as noticesAddressesQueries from './features/notices/addresses/queries.ts'
import { slice as noticesBrowsersSlice } from './features/notices/slice.ts'
import * as noticesBrowsersCommands from './features/notices/browsers/commands.ts'
import { slice as noticesChannelsSlice } from './features/notices/slice.ts'
import * as noticesChannelsCommands from './features/notices/channels/commands.ts'
import * as noticesChannelsQueries from './features/notices/channels/queries.ts'
import * as noticesChannelsJobs from './features/notices/channels/jobs.ts'
import { slice as noticesConnectingSlice } from './features/notices/slice.ts'
import * as noticesConnectingCommands from './features/notices/connecting/commands.ts'
import * as noticesConnectingQueries from './features/notices/connecting/queries.ts'
import { slice as noticesDeliveriesSlice } from './features/notices/slice.ts'
import * as noticesDeliveriesCommands from './features/notices/deliveries/commands.ts'
import * as noticesDeliveriesJobs from './features/notices/deliveries/jobs.ts'
import { slice as noticesDigestSlice } from './features/notices/slice.ts'
import * as noticesDigestCommands from './features/notices/digest/commands.ts'
import * as noticesDigestJobs from './features/notices/digest/jobs.ts'
import * as noticesDigestDomain from './features/notices/digest/domain.ts'
import { slice as noticesHealthSlice } from './features/notices/slice.ts'
import * as noticesHealthChecks from './features/notices/health/checks.ts'
import { slice as noticesInboxSlice } from './features/notices/slice.ts'
import * as noticesInboxCommands from './features/notices/inbox/commands.ts'
import * as noticesInboxJobs from './features/notices/inbox/jobs.ts'
import { slice as noticesLetterSlice } from './features/notices/slice.ts'
import * as noticesLetterQueries from './features/notices/letter/queries.ts'
import { slice as noticesMeetingSlice } from './features/notices/slice.ts'
import * as noticesMeetingCommands from './features/notices/meeting/commands.ts'
import * as noticesMeetingJobs from './features/notices/meeting/jobs.ts'
import { slice as noticesRepliesSlice } from './features/notices/slice.ts'
import * as noticesRepliesCommands from './features/notices/replies/commands.ts'
import * as noticesRepliesMessages from './features/notices/replies/messages.ts'
import * as noticesRepliesDomain from './features/notices/replies/domain.ts'
import { slice as asksSlice } from './features/asks/slice.ts'
import * as asksCommands from './features/asks/commands.ts'
import * as asksQueries from './features/asks/queries.ts'
import * as asksJobs from './features/asks/jobs.ts'
import * as asksMessages from './features/asks/messages.ts'
import * as asksPersonal from './features/asks/personal.ts'
import * as asksDomain from './features/asks/domain.ts'
import { slice as asksCoachingSlice } from './features/asks/slice.ts'
import * as asksCoachingQueries from './features/asks/coaching/queries.ts'
import { slice as asksDeadlineSlice } from './features/asks/slice.ts'
import * as asksDeadlineDomain from './features/asks/deadline/domain.ts'
import { slice as asksHealthSlice } from './features/asks/slice.ts'
import * as asksHealthChecks from './features/asks/health/checks.ts'
import { slice as asksLifeSlice } from './features/asks/slice.ts'
import * as asksLifeCommands from './features/asks/life/commands.ts'
import { slice as asksNotesSlice } from './features/asks/slice.ts'
import * as asksNotesCommands from './features/asks/notes/commands.ts'
import { slice as asksOutsideSlice } from './features/asks/slice.ts'
import * as asksOutsideQueries from './features/asks/outside/queries.ts'
import { slice as asksRewritingSlice } from './features/asks/slice.ts'
import * as asksRewritingQueries from './features/asks/rewriting/queries.ts'
import { slice as asksThoughtfulSlice } from './features/asks/slice.ts'
import * as asksThoughtfulCommands from './features/asks/thoughtful/commands.ts'
import { slice as evidenceSlice } from './features/evidence/slice.ts'
import * as evidenceCommands from './features/evidence/commands.ts'
import * as evidenceQueries from './features/evidence/queries.ts'
import * as evidenceReactions from './features/evidence/reactions.ts'
import * as evidencePersonal from './features/evidence/personal.ts'
import * as evidenceDomain from './features/evidence/domain.ts'
import { slice as evidenceHealthSlice } from './features/evidence/slice.ts'
import * as evidenceHealthChecks from './features/evidence/health/checks.ts'
import { slice as evidenceHidingSlice } from './features/evidence/slice.ts'
import * as evidenceHidingCommands from './features/evidence/hiding/commands.ts'
import { slice as evidenceRankingSlice } from './features/evidence/slice.ts'
import * as evidenceRankingQueries from './features/evidence/ranking/queries.ts'
import { slice as evidenceTopicsSlice } from './features/evidence/slice.ts'
import * as evidenceTopicsCommands from './features/evidence/topics/commands.ts'
import * as evidenceTopicsQueries from './features/evidence/topics/queries.ts'
import { slice as gatheringsSlice } from './features/gatherings/slice.ts'
import * as gatheringsCommandsAct from './features/gatherings/commands/act.ts'
import * as gatheringsCommandsForget from './features/gatherings/commands/forget.ts'
import * as gatheringsCommandsSeats from './features/gatherings/commands/seats.ts'
import * as gatheringsCommandsSetUp from './features/gatherings/commands/set-up.ts'
import * as gatheringsQueriesRoom from './features/gatherings/queries/room.ts'
import * as gatheringsQueriesRoomsKey from './features/gatherings/queries/rooms-key.ts'
import * as gatheringsQueriesRooms from './features/gatherings/queries/rooms.ts'
import * as gatheringsQueriesState from './features/gatherings/queries/state.ts'
import * as gatheringsRoutes from './features/gatherings/routes.ts'
import * as gatheringsEvents from './features/gatherings/events.ts'
import * as gatheringsDomain from './features/gatherings/domain.ts'
import { slice as offersSlice } from './features/offers/slice.ts'
import * as offersCommands from './features/offers/commands.ts'
import * as offersQueries from './features/offers/queries.ts'
import * as offersMessages from './features/offers/messages.ts'
import * as offersPersonal from './features/offers/personal.ts'
import * as offersDomain from './features/offers/domain.ts'
import { slice as timesSlice } from './features/times/slice.ts'
import * as timesCommands from './features/times/commands.ts'
import * as timesQueries from './features/times/queries.ts'
import * as timesReactions from './features/times/reactions.ts'
import * as timesMessages from './features/times/messages.ts'
import * as timesPersonal from './features/times/personal.ts'
import * as timesDomain from './features/times/domain.ts'
import { slice as timesHoldsSlice } from './features/times/slice.ts'
import * as timesHoldsCommands from './features/times/holds/commands.ts'
import * as timesHoldsQueries from './features/times/holds/queries.ts'
import * as timesHoldsJobs from './features/times/holds/jobs.ts'
import * as timesHoldsMessages from './features/times/holds/messages.ts'
import * as timesHoldsDomain from './features/times/holds/domain.ts'
import { slice as timesMovingSlice } from './features/times/slice.ts'
import * as timesMovingCommands from './features/times/moving/commands.ts'
import { slice as invitationsSlice } from './features/invitations/slice.ts'
import * as invitationsCommands from './features/invitations/commands.ts'
import * as invitationsQueries from './features/invitations/queries.ts'
import * as invitationsReactions from './features/invitations/reactions.ts'
import * as invitationsJobs from './features/invitations/jobs.ts'
import * as invitationsMessages from './features/invitations/messages.ts'
import * as invitationsPersonal from './features/invitations/personal.ts'
import * as invitationsDomain from './features/invitations/domain.ts'
import { slice as invitationsAnswersSlice } from './features/invitations/slice.ts'
import * as invitationsAnswersCommands from './features/invitations/answers/commands.ts'
import * as invitationsAnswersQueries from './features/invitations/answers/queries.ts'
import * as invitationsAnswersReactions from './features/invitations/answers/reactions.ts'
import * as invitationsAnswersDomain from './features/invitations/answers/domain.ts'
import { slice as invitationsHealthSlice } from './features/invitations/slice.ts'
import * as invitationsHealthChecks from './features/invitations/health/checks.ts'
import { slice as invitationsLearningSlice } from './features/invitations/slice.ts'
import * as invitationsLearningCommands from './features/invitations/learning/commands.ts'
import * as invitationsLearningQueries from './features/invitations/learning/queries.ts'
import * as invitationsLearningReactions from './features/invitations/learning/reactions.ts'
import * as invitationsLearningDomain from './features/invitations/learning/domain.ts'
import { slice as invitationsNotForThisSlice } from './features/invitations/slice.ts'
import * as invitationsNotForThisCommands from './features/invitations/not-for-this/commands.ts'
import * as invitationsNotForThisQueries from './features/invitations/not-for-this/queries.ts'
import { slice as invitationsPassingSlice } from './features/invitations/slice.ts'
import * as invitationsPassingCommands from './features/invitations/passing/commands.ts'
import * as invitationsPassingDomain from './features/invitations/passing/domain.ts'
import { slice as invitationsPlanningSlice } from './features/invitations/slice.ts'
import * as invitationsPlanningCommands from './features/invitations/planning/commands.ts'
import * as invitationsPlanningQueries from './features/invitations/planning/queries.ts'
import { slice as invitationsRankingSlice } from './features/invitations/slice.ts'
import * as invitationsRankingQueries from './features/invitations/ranking/queries.ts'
import { slice as invitationsSolvedSlice } from './features/invitations/slice.ts'
import * as invitationsSolvedQueries from './features/invitations/solved/queries.ts'
import { slice as invitationsUndoSlice } from './features/invitations/slice.ts'
import * as invitationsUndoCommands from './features/invitations/undo/commands.ts'
import * as invitationsUndoDomain from './features/invitations/undo/domain.ts'
import { slice as invitationsWavesSlice } from './features/invitations/slice.ts'
import * as invitationsWavesCommands from './features/invitations/waves/commands.ts'
import * as invitationsWavesQueries from './features/invitations/waves/queries.ts'
import * as invitationsWavesDomain from './features/invitations/waves/domain.ts'
import { slice as invitationsWeekSlice } from './features/invitations/slice.ts'
import * as invitationsWeekQueries from './features/invitations/week/queries.ts'
import { slice as operationsSlice } from './features/operations/slice.ts'
import * as operationsCommandsErasePerson from './features/operations/commands/erase-person.ts'
import * as operationsCommandsImportEvidence from './features/operations/commands/import-evidence.ts'
import * as operationsCommandsImportList from './features/operations/commands/import-list.ts'
import * as operationsCommandsImportPeople from './features/operations/commands/import-people.ts'
import * as operationsCommandsMatchPeople from './features/operations/commands/match-people.ts'
import * as operationsCommandsUndoImport from './features/operations/commands/undo-import.ts'
import * as operationsQueries from './features/operations/queries.ts'
import * as operationsDomain from './features/operations/domain.ts'
import { slice as operationsHealthSlice } from './features/operations/slice.ts'
import * as operationsHealthQueries from './features/operations/health/queries.ts'
import { slice as operationsRunsSlice } from './features/operations/slice.ts'
import * as operationsRunsQueries from './features/operations/runs/queries.ts'
import { slice as webhooksSlice } from './features/webhooks/slice.ts'
import * as webhooksCommands from './features/webhooks/commands.ts'
import * as webhooksQueries from './features/webhooks/queries.ts'
import * as webhooksReactions from './features/webhooks/reactions.ts'
import * as webhooksJobs from './features/webhooks/jobs.ts'
import * as webhooksMessages from './features/webhooks/messages.ts'
import * as webhooksDomain from './features/webhooks/domain.ts'
import { slice as webhooksDeliveriesSlice } from './features/webhooks/slice.ts'
import * as webhooksDeliveriesCommands from './features/webhooks/deliveries/commands.ts'
import { slice as ringSlice } from './rituals/ring/slice.ts'
import * as ringCommandsAct from './rituals/ring/commands/act.ts'
import * as ringCommandsCommands from './rituals/ring/commands/commands.ts'
import * as ringCommandsFit from './rituals/ring/commands/fit.ts'
import * as ringCommandsJoin from './rituals/ring/commands/join.ts'
import * as ringCommandsOutside from './rituals/ring/commands/outside.ts'
import * as ringCommandsPromises from './rituals/ring/commands/promises.ts'
import * as ringCommandsSchedule from './rituals/ring/commands/schedule.ts'
import * as ringCommandsSetUp from './rituals/ring/commands/set-up.ts'
import * as ringQueriesExample from './rituals/ring/queries/example.ts'
import * as ringQueriesQueries from './rituals/ring/queries/queries.ts'
import * as ringQueriesReplay from './rituals/ring/queries/replay.ts'
import * as ringQueriesStage from './rituals/ring/queries/stage.ts'
import * as ringQueriesView from './rituals/ring/queries/view.ts'
import * as ringReactions from './rituals/ring/reactions.ts'
import * as ringJobs from './rituals/ring/jobs.ts'
import * as ringMessages from './rituals/ring/messages.ts'
import * as ringPersonal from './rituals/ring/personal.ts'
import * as ringRoutes from './rituals/ring/routes.ts'
import * as ringDomainApplyPatch from './rituals/ring/domain/apply-patch.ts'
import * as ringDomainCards from './rituals/ring/domain/cards.ts'
import * as ringDomainCommands from './rituals/ring/domain/commands.ts'
import * as ringDomainCompose from './rituals/ring/domain/compose.ts'
import * as ringDomainCsv from './rituals/ring/domain/csv.ts'
import * as ringDomainDecide from './rituals/ring/domain/decide.ts'
import * as ringDomainEvolve from './rituals/ring/domain/evolve.ts'
import * as ringDomainLeading from './rituals/ring/domain/leading.ts'
import * as ringDomainLength from './rituals/ring/domain/length.ts'
import * as ringDomainPhases from './rituals/ring/domain/phases.ts'
import * as ringDomainPress from './rituals/ring/domain/press.ts'
import * as ringDomainReading from './rituals/ring/domain/reading.ts'
import * as ringDomainRefusals from './rituals/ring/domain/refusals.ts'
import * as ringDomainRitual from './rituals/ring/domain/ritual.ts'
import * as ringDomainShowing from './rituals/ring/domain/showing.ts'
import * as ringDomainSight from './rituals/ring/domain/sight.ts'
import * as ringDomainState from './rituals/ring/domain/state.ts'
import * as ringDomainTaps from './rituals/ring/domain/taps.ts'
import * as ringDomainTotals from './rituals/ring/domain/totals.ts'
import * as ringDomainTurns from './rituals/ring/domain/turns.ts'
import * as ringDomainView from './rituals/ring/domain/view.ts'
import { channel as calendarChannel } from './channels/calendar/channel.ts'
import { channel as chatWebhookChannel } from './channels/chat-webhook/channel.ts'
import { channel as emailChannel } from './channels/email/channel.ts'
import { channel as pushChannel } from './channels/push/channel.ts'
import { channel as slackChannel } from './channels/slack/channel.ts'
import { channel as webChannel } from './channels/web/channel.ts'
import { importer as codeownersImporter } from './importers/codeowners/importer.ts'
import { importer as evidenceJsonlImporter } from './importers/evidence-jsonl/importer.ts'
import { importer as gitImporter } from './importers/git/importer.ts'
import { importer as peopleCsvImporter } from './importers/people-csv/importer.ts'

const none = {} as const

export const slices = {
  people: { slice: peopleSlice, commands: { ...peopleCommands, ...peopleCommandsAddress, ...peopleCommandsApplyPeople, ...peopleCommandsChange, ...peopleCommandsDifference, ...peopleCommandsLastDay, ...peopleCommandsTellAdded }, queries: peopleQueries, reactions: none, jobs: peopleJobs, messages: none, personal: peoplePersonal, checks: none, routes: none, events: peopleEvents, domain: peopleDomain },
  'people/undo': { slice: peopleUndoSlice, commands: peopleUndoCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: peopleUndoDomain },
  accounts: { slice: accountsSlice, commands: { ...accountsCommands, ...accountsCommandsLinks, ...accountsCommandsRequestSignIn, ...accountsCommandsSessions, ...accountsCommandsTokens }, queries: accountsQueries, reactions: accountsReactions, jobs: accountsJobs, messages: none, personal: accountsPersonal, checks: none, routes: { ...accountsRoutesPages, ...accountsRoutesParts, ...accountsRoutesRoutes }, events: none, domain: accountsDomain },
  calendars: { slice: calendarsSlice, commands: calendarsCommands, queries: calendarsQueries, reactions: none, jobs: none, messages: none, personal: calendarsPersonal, checks: none, routes: none, events: none, domain: calendarsDomain },
  'calendars/entries': { slice: calendarsEntriesSlice, commands: calendarsEntriesCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'calendars/reading': { slice: calendarsReadingSlice, commands: none, queries: calendarsReadingQueries, reactions: none, jobs: calendarsReadingJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: calendarsReadingDomain },
  reach: { slice: reachSlice, commands: reachCommands, queries: reachQueries, reactions: none, jobs: reachJobs, messages: none, personal: reachPersonal, checks: none, routes: none, events: reachEvents, domain: reachDomain },
  notices: { slice: noticesSlice, commands: noticesCommands, queries: noticesQueries, reactions: none, jobs: noticesJobs, messages: noticesMessages, personal: noticesPersonal, checks: none, routes: none, events: none, domain: noticesDomain },
  'notices/addresses': { slice: noticesAddressesSlice, commands: noticesAddressesCommands, queries: noticesAddressesQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/browsers': { slice: noticesBrowsersSlice, commands: noticesBrowsersCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/channels': { slice: noticesChannelsSlice, commands: noticesChannelsCommands, queries: noticesChannelsQueries, reactions: none, jobs: noticesChannelsJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/connecting': { slice: noticesConnectingSlice, commands: noticesConnectingCommands, queries: noticesConnectingQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/deliveries': { slice: noticesDeliveriesSlice, commands: noticesDeliveriesCommands, queries: none, reactions: none, jobs: noticesDeliveriesJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/digest': { slice: noticesDigestSlice, commands: noticesDigestCommands, queries: none, reactions: none, jobs: noticesDigestJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: noticesDigestDomain },
  'notices/health': { slice: noticesHealthSlice, commands: none, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: noticesHealthChecks, routes: none, events: none, domain: none },
  'notices/inbox': { slice: noticesInboxSlice, commands: noticesInboxCommands, queries: none, reactions: none, jobs: noticesInboxJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/letter': { slice: noticesLetterSlice, commands: none, queries: noticesLetterQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/meeting': { slice: noticesMeetingSlice, commands: noticesMeetingCommands, queries: none, reactions: none, jobs: noticesMeetingJobs, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'notices/replies': { slice: noticesRepliesSlice, commands: noticesRepliesCommands, queries: none, reactions: none, jobs: none, messages: noticesRepliesMessages, personal: none, checks: none, routes: none, events: none, domain: noticesRepliesDomain },
  asks: { slice: asksSlice, commands: asksCommands, queries: asksQueries, reactions: none, jobs: asksJobs, messages: asksMessages, personal: asksPersonal, checks: none, routes: none, events: none, domain: asksDomain },
  'asks/coaching': { slice: asksCoachingSlice, commands: none, queries: asksCoachingQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'asks/deadline': { slice: asksDeadlineSlice, commands: none, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: asksDeadlineDomain },
  'asks/health': { slice: asksHealthSlice, commands: none, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: asksHealthChecks, routes: none, events: none, domain: none },
  'asks/life': { slice: asksLifeSlice, commands: asksLifeCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'asks/notes': { slice: asksNotesSlice, commands: asksNotesCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'asks/outside': { slice: asksOutsideSlice, commands: none, queries: asksOutsideQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'asks/rewriting': { slice: asksRewritingSlice, commands: none, queries: asksRewritingQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'asks/thoughtful': { slice: asksThoughtfulSlice, commands: asksThoughtfulCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  evidence: { slice: evidenceSlice, commands: evidenceCommands, queries: evidenceQueries, reactions: evidenceReactions, jobs: none, messages: none, personal: evidencePersonal, checks: none, routes: none, events: none, domain: evidenceDomain },
  'evidence/health': { slice: evidenceHealthSlice, commands: none, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: evidenceHealthChecks, routes: none, events: none, domain: none },
  'evidence/hiding': { slice: evidenceHidingSlice, commands: evidenceHidingCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'evidence/ranking': { slice: evidenceRankingSlice, commands: none, queries: evidenceRankingQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'evidence/topics': { slice: evidenceTopicsSlice, commands: evidenceTopicsCommands, queries: evidenceTopicsQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  gatherings: { slice: gatheringsSlice, commands: { ...gatheringsCommandsAct, ...gatheringsCommandsForget, ...gatheringsCommandsSeats, ...gatheringsCommandsSetUp }, queries: { ...gatheringsQueriesRoom, ...gatheringsQueriesRoomsKey, ...gatheringsQueriesRooms, ...gatheringsQueriesState }, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: gatheringsRoutes, events: gatheringsEvents, domain: gatheringsDomain },
  offers: { slice: offersSlice, commands: offersCommands, queries: offersQueries, reactions: none, jobs: none, messages: offersMessages, personal: offersPersonal, checks: none, routes: none, events: none, domain: offersDomain },
  times: { slice: timesSlice, commands: timesCommands, queries: timesQueries, reactions: timesReactions, jobs: none, messages: timesMessages, personal: timesPersonal, checks: none, routes: none, events: none, domain: timesDomain },
  'times/holds': { slice: timesHoldsSlice, commands: timesHoldsCommands, queries: timesHoldsQueries, reactions: none, jobs: timesHoldsJobs, messages: timesHoldsMessages, personal: none, checks: none, routes: none, events: none, domain: timesHoldsDomain },
  'times/moving': { slice: timesMovingSlice, commands: timesMovingCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  invitations: { slice: invitationsSlice, commands: invitationsCommands, queries: invitationsQueries, reactions: invitationsReactions, jobs: invitationsJobs, messages: invitationsMessages, personal: invitationsPersonal, checks: none, routes: none, events: none, domain: invitationsDomain },
  'invitations/answers': { slice: invitationsAnswersSlice, commands: invitationsAnswersCommands, queries: invitationsAnswersQueries, reactions: invitationsAnswersReactions, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: invitationsAnswersDomain },
  'invitations/health': { slice: invitationsHealthSlice, commands: none, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: invitationsHealthChecks, routes: none, events: none, domain: none },
  'invitations/learning': { slice: invitationsLearningSlice, commands: invitationsLearningCommands, queries: invitationsLearningQueries, reactions: invitationsLearningReactions, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: invitationsLearningDomain },
  'invitations/not-for-this': { slice: invitationsNotForThisSlice, commands: invitationsNotForThisCommands, queries: invitationsNotForThisQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'invitations/passing': { slice: invitationsPassingSlice, commands: invitationsPassingCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: invitationsPassingDomain },
  'invitations/planning': { slice: invitationsPlanningSlice, commands: invitationsPlanningCommands, queries: invitationsPlanningQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'invitations/ranking': { slice: invitationsRankingSlice, commands: none, queries: invitationsRankingQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'invitations/solved': { slice: invitationsSolvedSlice, commands: none, queries: invitationsSolvedQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'invitations/undo': { slice: invitationsUndoSlice, commands: invitationsUndoCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: invitationsUndoDomain },
  'invitations/waves': { slice: invitationsWavesSlice, commands: invitationsWavesCommands, queries: invitationsWavesQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: invitationsWavesDomain },
  'invitations/week': { slice: invitationsWeekSlice, commands: none, queries: invitationsWeekQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  operations: { slice: operationsSlice, commands: { ...operationsCommandsErasePerson, ...operationsCommandsImportEvidence, ...operationsCommandsImportList, ...operationsCommandsImportPeople, ...operationsCommandsMatchPeople, ...operationsCommandsUndoImport }, queries: operationsQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: operationsDomain },
  'operations/health': { slice: operationsHealthSlice, commands: none, queries: operationsHealthQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  'operations/runs': { slice: operationsRunsSlice, commands: none, queries: operationsRunsQueries, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  webhooks: { slice: webhooksSlice, commands: webhooksCommands, queries: webhooksQueries, reactions: webhooksReactions, jobs: webhooksJobs, messages: webhooksMessages, personal: none, checks: none, routes: none, events: none, domain: webhooksDomain },
  'webhooks/deliveries': { slice: webhooksDeliveriesSlice, commands: webhooksDeliveriesCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
  ring: { slice: ringSlice, commands: { ...ringCommandsAct, ...ringCommandsCommands, ...ringCommandsFit, ...ringCommandsJoin, ...ringCommandsOutside, ...ringCommandsPromises, ...ringCommandsSchedule, ...ringCommandsSetUp }, queries: { ...ringQueriesExample, ...ringQueriesQueries, ...ringQueriesReplay, ...ringQueriesStage, ...ringQueriesView }, reactions: ringReactions, jobs: ringJobs, messages: ringMessages, personal: ringPersonal, checks: none, routes: ringRoutes, events: none, domain: { ...ringDomainApplyPatch, ...ringDomainCards, ...ringDomainCommands, ...ringDomainCompose, ...ringDomainCsv, ...ringDomainDecide, ...ringDomainEvolve, ...ringDomainLeading, ...ringDomainLength, ...ringDomainPhases, ...ringDomainPress, ...ringDomainReading, ...ringDomainRefusals, ...ringDomainRitual, ...ringDomainShowing, ...ringDomainSight, ...ringDomainState, ...ringDomainTaps, ...ringDomainTotals, ...ringDomainTurns, ...ringDomainView } },
} as const

export const channels = {
  calendar: calendarChannel,
  'chat-webhook': chatWebhookChannel,
  email: emailChannel,
  push: pushChannel,
  slack: slackChannel,
  web: webChannel,
} as const

export const importers = {
  codeowners: codeownersImporter,
  'evidence-jsonl': evidenceJsonlImporter,
  git: gitImporter,
  'people-csv': peopleCsvImporter,
} as const
