// Written by `npm run gen` from the commands and queries of the slices that the web app names. Edit those, not this.
import type { AnswerOf, InputOf } from '#kit/client/operation-map.ts'
import type * as m0 from './features/accounts/commands.ts'
import type * as m1 from './features/asks/commands.ts'
import type * as m2 from './features/asks/queries.ts'
import type * as m3 from './features/asks/rewriting/queries.ts'
import type * as m4 from './features/calendars/commands.ts'
import type * as m5 from './features/calendars/queries.ts'
import type * as m6 from './features/evidence/commands.ts'
import type * as m7 from './features/evidence/hiding/commands.ts'
import type * as m8 from './features/evidence/queries.ts'
import type * as m9 from './features/evidence/topics/commands.ts'
import type * as m10 from './features/evidence/topics/queries.ts'
import type * as m11 from './features/invitations/commands.ts'
import type * as m12 from './features/invitations/not-for-this/commands.ts'
import type * as m13 from './features/invitations/passing/commands.ts'
import type * as m14 from './features/invitations/planning/commands.ts'
import type * as m15 from './features/invitations/planning/queries.ts'
import type * as m16 from './features/invitations/queries.ts'
import type * as m17 from './features/invitations/solved/queries.ts'
import type * as m18 from './features/invitations/undo/commands.ts'
import type * as m19 from './features/invitations/week/queries.ts'
import type * as m20 from './features/notices/browsers/commands.ts'
import type * as m21 from './features/notices/channels/commands.ts'
import type * as m22 from './features/notices/channels/queries.ts'
import type * as m23 from './features/notices/commands.ts'
import type * as m24 from './features/notices/connecting/commands.ts'
import type * as m25 from './features/notices/queries.ts'
import type * as m26 from './features/offers/commands.ts'
import type * as m27 from './features/offers/queries.ts'
import type * as m28 from './features/operations/commands/import-list.ts'
import type * as m29 from './features/operations/health/queries.ts'
import type * as m30 from './features/operations/queries.ts'
import type * as m31 from './features/operations/runs/queries.ts'
import type * as m32 from './features/people/commands.ts'
import type * as m33 from './features/people/queries.ts'
import type * as m34 from './features/reach/commands.ts'
import type * as m35 from './features/reach/queries.ts'
import type * as m36 from './features/times/commands.ts'
import type * as m37 from './features/times/holds/queries.ts'
import type * as m38 from './features/times/moving/commands.ts'
import type * as m39 from './features/times/queries.ts'
import type * as m40 from './features/webhooks/commands.ts'
import type * as m41 from './features/webhooks/deliveries/commands.ts'
import type * as m42 from './features/webhooks/queries.ts'
import type * as m43 from './rituals/ring/commands/commands.ts'
import type * as m44 from './rituals/ring/commands/join.ts'
import type * as m45 from './rituals/ring/commands/promises.ts'
import type * as m46 from './rituals/ring/commands/set-up.ts'
import type * as m47 from './rituals/ring/queries/queries.ts'

declare module '#kit/client/operation-map.ts' {
  interface OperationMap {
    'accounts.endSession': { input: InputOf<typeof m0.endMySession>; answer: AnswerOf<typeof m0.endMySession> }
    'accounts.makeToken': { input: InputOf<typeof m0.makeToken>; answer: AnswerOf<typeof m0.makeToken> }
    'accounts.revokeToken': { input: InputOf<typeof m0.revokeToken>; answer: AnswerOf<typeof m0.revokeToken> }
    'accounts.signInLink': { input: InputOf<typeof m0.makeSignInLink>; answer: AnswerOf<typeof m0.makeSignInLink> }
    'asks.begin': { input: InputOf<typeof m1.beginAsk>; answer: AnswerOf<typeof m1.beginAsk> }
    'asks.changePlan': { input: InputOf<typeof m14.changePlan>; answer: AnswerOf<typeof m14.changePlan> }
    'asks.close': { input: InputOf<typeof m1.closeAsk>; answer: AnswerOf<typeof m1.closeAsk> }
    'asks.create': { input: InputOf<typeof m1.createAsk>; answer: AnswerOf<typeof m1.createAsk> }
    'asks.edit': { input: InputOf<typeof m1.editAsk>; answer: AnswerOf<typeof m1.editAsk> }
    'asks.get': { input: InputOf<typeof m2.getAsk>; answer: AnswerOf<typeof m2.getAsk> }
    'asks.list': { input: InputOf<typeof m2.listAsks>; answer: AnswerOf<typeof m2.listAsks> }
    'asks.plan': { input: InputOf<typeof m16.getPlan>; answer: AnswerOf<typeof m16.getPlan> }
    'asks.previewPlan': { input: InputOf<typeof m15.previewPlan>; answer: AnswerOf<typeof m15.previewPlan> }
    'asks.reopen': { input: InputOf<typeof m1.reopenAsk>; answer: AnswerOf<typeof m1.reopenAsk> }
    'asks.rewrite': { input: InputOf<typeof m3.rewrite>; answer: AnswerOf<typeof m3.rewrite> }
    'asks.rewriting': { input: InputOf<typeof m3.seeRewriting>; answer: AnswerOf<typeof m3.seeRewriting> }
    'asks.send': { input: InputOf<typeof m1.sendAsk>; answer: AnswerOf<typeof m1.sendAsk> }
    'asks.similar': { input: InputOf<typeof m17.listSimilar>; answer: AnswerOf<typeof m17.listSimilar> }
    'asks.thank': { input: InputOf<typeof m1.thankForAsk>; answer: AnswerOf<typeof m1.thankForAsk> }
    'asks.timeline': { input: InputOf<typeof m2.getTimeline>; answer: AnswerOf<typeof m2.getTimeline> }
    'audit.list': { input: InputOf<typeof m30.listAuditEntries>; answer: AnswerOf<typeof m30.listAuditEntries> }
    'calendars.connect': { input: InputOf<typeof m4.connectCalendar>; answer: AnswerOf<typeof m4.connectCalendar> }
    'calendars.disconnect': { input: InputOf<typeof m4.disconnectCalendar>; answer: AnswerOf<typeof m4.disconnectCalendar> }
    'calendars.list': { input: InputOf<typeof m5.listMyCalendars>; answer: AnswerOf<typeof m5.listMyCalendars> }
    'calendars.read': { input: InputOf<typeof m4.readCalendar>; answer: AnswerOf<typeof m4.readCalendar> }
    'channels.addBrowser': { input: InputOf<typeof m20.addBrowser>; answer: AnswerOf<typeof m20.addBrowser> }
    'channels.change': { input: InputOf<typeof m21.changeMyChannel>; answer: AnswerOf<typeof m21.changeMyChannel> }
    'channels.connect': { input: InputOf<typeof m24.connectChannel>; answer: AnswerOf<typeof m24.connectChannel> }
    'channels.disconnect': { input: InputOf<typeof m24.disconnectChannel>; answer: AnswerOf<typeof m24.disconnectChannel> }
    'channels.dropBrowser': { input: InputOf<typeof m20.dropBrowser>; answer: AnswerOf<typeof m20.dropBrowser> }
    'channels.list': { input: InputOf<typeof m22.listChannels>; answer: AnswerOf<typeof m22.listChannels> }
    'channels.mine': { input: InputOf<typeof m22.listMyChannels>; answer: AnswerOf<typeof m22.listMyChannels> }
    'channels.test': { input: InputOf<typeof m21.sendTest>; answer: AnswerOf<typeof m21.sendTest> }
    'evidence.add': { input: InputOf<typeof m6.addEvidence>; answer: AnswerOf<typeof m6.addEvidence> }
    'evidence.get': { input: InputOf<typeof m8.getEvidence>; answer: AnswerOf<typeof m8.getEvidence> }
    'evidence.hide': { input: InputOf<typeof m7.hideEvidence>; answer: AnswerOf<typeof m7.hideEvidence> }
    'evidence.hideTopic': { input: InputOf<typeof m9.hideTopic>; answer: AnswerOf<typeof m9.hideTopic> }
    'evidence.list': { input: InputOf<typeof m8.listEvidence>; answer: AnswerOf<typeof m8.listEvidence> }
    'evidence.offerTopic': { input: InputOf<typeof m9.offerTopic>; answer: AnswerOf<typeof m9.offerTopic> }
    'evidence.remove': { input: InputOf<typeof m6.removeEvidence>; answer: AnswerOf<typeof m6.removeEvidence> }
    'evidence.topics': { input: InputOf<typeof m10.listTopics>; answer: AnswerOf<typeof m10.listTopics> }
    'invitations.accept': { input: InputOf<typeof m11.acceptInvitation>; answer: AnswerOf<typeof m11.acceptInvitation> }
    'invitations.confirmPass': { input: InputOf<typeof m13.confirmPass>; answer: AnswerOf<typeof m13.confirmPass> }
    'invitations.decline': { input: InputOf<typeof m11.declineInvitation>; answer: AnswerOf<typeof m11.declineInvitation> }
    'invitations.later': { input: InputOf<typeof m11.postponeInvitation>; answer: AnswerOf<typeof m11.postponeInvitation> }
    'invitations.list': { input: InputOf<typeof m16.listInvitations>; answer: AnswerOf<typeof m16.listInvitations> }
    'invitations.pass': { input: InputOf<typeof m13.passInvitation>; answer: AnswerOf<typeof m13.passInvitation> }
    'invitations.undo': { input: InputOf<typeof m18.undoAnswer>; answer: AnswerOf<typeof m18.undoAnswer> }
    'invitations.week': { input: InputOf<typeof m19.viewWeek>; answer: AnswerOf<typeof m19.viewWeek> }
    'notices.list': { input: InputOf<typeof m25.listNotices>; answer: AnswerOf<typeof m25.listNotices> }
    'notices.read': { input: InputOf<typeof m23.readNotice>; answer: AnswerOf<typeof m23.readNotice> }
    'offers.give': { input: InputOf<typeof m26.giveOffer>; answer: AnswerOf<typeof m26.giveOffer> }
    'offers.list': { input: InputOf<typeof m27.getOffers>; answer: AnswerOf<typeof m27.getOffers> }
    'offers.take': { input: InputOf<typeof m26.takeOffer>; answer: AnswerOf<typeof m26.takeOffer> }
    'operations.checkPeople': { input: InputOf<typeof m28.checkPeopleList>; answer: AnswerOf<typeof m28.checkPeopleList> }
    'operations.health': { input: InputOf<typeof m29.viewHealth>; answer: AnswerOf<typeof m29.viewHealth> }
    'operations.importPeople': { input: InputOf<typeof m28.importPeopleList>; answer: AnswerOf<typeof m28.importPeopleList> }
    'operations.runs': { input: InputOf<typeof m31.listImportRuns>; answer: AnswerOf<typeof m31.listImportRuns> }
    'operations.undoRun': { input: InputOf<typeof m28.undoImportRun>; answer: AnswerOf<typeof m28.undoImportRun> }
    'people.add': { input: InputOf<typeof m32.addPerson>; answer: AnswerOf<typeof m32.addPerson> }
    'people.change': { input: InputOf<typeof m32.changePerson>; answer: AnswerOf<typeof m32.changePerson> }
    'people.get': { input: InputOf<typeof m33.getPerson>; answer: AnswerOf<typeof m33.getPerson> }
    'people.list': { input: InputOf<typeof m33.listPeople>; answer: AnswerOf<typeof m33.listPeople> }
    'people.roster': { input: InputOf<typeof m33.listRoster>; answer: AnswerOf<typeof m33.listRoster> }
    'reach.changeMe': { input: InputOf<typeof m34.changeMe>; answer: AnswerOf<typeof m34.changeMe> }
    'reach.holidayPlaces': { input: InputOf<typeof m35.listHolidayPlaces>; answer: AnswerOf<typeof m35.listHolidayPlaces> }
    'reach.me': { input: InputOf<typeof m35.getMe>; answer: AnswerOf<typeof m35.getMe> }
    'reach.takeCalendar': { input: InputOf<typeof m34.takeCalendar>; answer: AnswerOf<typeof m34.takeCalendar> }
    'ring.byCode': { input: InputOf<typeof m47.ringByCode>; answer: AnswerOf<typeof m47.ringByCode> }
    'ring.join': { input: InputOf<typeof m44.joinRing>; answer: AnswerOf<typeof m44.joinRing> }
    'ring.leave': { input: InputOf<typeof m43.leaveRing>; answer: AnswerOf<typeof m43.leaveRing> }
    'ring.list': { input: InputOf<typeof m47.listRings>; answer: AnswerOf<typeof m47.listRings> }
    'ring.offer': { input: InputOf<typeof m43.giveRingOffer>; answer: AnswerOf<typeof m43.giveRingOffer> }
    'ring.press': { input: InputOf<typeof m43.pressRing>; answer: AnswerOf<typeof m43.pressRing> }
    'ring.see': { input: InputOf<typeof m43.seeCards>; answer: AnswerOf<typeof m43.seeCards> }
    'ring.setUp': { input: InputOf<typeof m46.setUpRing>; answer: AnswerOf<typeof m46.setUpRing> }
    'ring.settle': { input: InputOf<typeof m45.settlePromise>; answer: AnswerOf<typeof m45.settlePromise> }
    'ring.stageLink': { input: InputOf<typeof m47.stageLink>; answer: AnswerOf<typeof m47.stageLink> }
    'ring.tell': { input: InputOf<typeof m43.tellTally>; answer: AnswerOf<typeof m43.tellTally> }
    'ring.withdrawOffer': { input: InputOf<typeof m43.withdrawRingOffer>; answer: AnswerOf<typeof m43.withdrawRingOffer> }
    'ring.writeCard': { input: InputOf<typeof m43.writeCard>; answer: AnswerOf<typeof m43.writeCard> }
    'times.calendarFile': { input: InputOf<typeof m37.getCalendarFile>; answer: AnswerOf<typeof m37.getCalendarFile> }
    'times.list': { input: InputOf<typeof m39.getTimes>; answer: AnswerOf<typeof m39.getTimes> }
    'times.move': { input: InputOf<typeof m38.moveTime>; answer: AnswerOf<typeof m38.moveTime> }
    'times.propose': { input: InputOf<typeof m36.proposeTime>; answer: AnswerOf<typeof m36.proposeTime> }
    'times.release': { input: InputOf<typeof m36.releaseTime>; answer: AnswerOf<typeof m36.releaseTime> }
    'times.take': { input: InputOf<typeof m36.takeTime>; answer: AnswerOf<typeof m36.takeTime> }
    'webhooks.change': { input: InputOf<typeof m40.changeWebhook>; answer: AnswerOf<typeof m40.changeWebhook> }
    'webhooks.create': { input: InputOf<typeof m40.createWebhook>; answer: AnswerOf<typeof m40.createWebhook> }
    'webhooks.delete': { input: InputOf<typeof m40.deleteWebhook>; answer: AnswerOf<typeof m40.deleteWebhook> }
    'webhooks.deliveries': { input: InputOf<typeof m42.listWebhookDeliveries>; answer: AnswerOf<typeof m42.listWebhookDeliveries> }
    'webhooks.list': { input: InputOf<typeof m42.listWebhooks>; answer: AnswerOf<typeof m42.listWebhooks> }
    'webhooks.replay': { input: InputOf<typeof m41.replayDeliveries>; answer: AnswerOf<typeof m41.replayDeliveries> }
    'webhooks.rotate': { input: InputOf<typeof m40.rotateSecret>; answer: AnswerOf<typeof m40.rotateSecret> }
    'webhooks.test': { input: InputOf<typeof m41.testWebhook>; answer: AnswerOf<typeof m41.testWebhook> }
    'who': { input: InputOf<typeof m16.whoCouldHelp>; answer: AnswerOf<typeof m16.whoCouldHelp> }
    'who.notForThis': { input: InputOf<typeof m12.sayNotForThis>; answer: AnswerOf<typeof m12.sayNotForThis> }
  }
}

/** Method and path of each operation below /api/v1. */
export const routes: Readonly<Record<string, string>> = {
  'accounts.endSession': 'DELETE /me/sessions/{sessionId}',
  'accounts.makeToken': 'POST /me/tokens',
  'accounts.revokeToken': 'DELETE /me/tokens/{tokenId}',
  'accounts.signInLink': 'POST /people/{personId}/sign-in-link',
  'asks.begin': 'POST /asks/{askId}/begin',
  'asks.changePlan': 'PATCH /asks/{askId}/plan',
  'asks.close': 'POST /asks/{askId}/close',
  'asks.create': 'POST /asks',
  'asks.edit': 'PATCH /asks/{askId}',
  'asks.get': 'GET /asks/{askId}',
  'asks.list': 'GET /asks',
  'asks.plan': 'GET /asks/{askId}/plan',
  'asks.previewPlan': 'POST /plan',
  'asks.reopen': 'POST /asks/{askId}/reopen',
  'asks.rewrite': 'POST /rewrite',
  'asks.rewriting': 'GET /rewrite',
  'asks.send': 'POST /asks/{askId}/send',
  'asks.similar': 'POST /similar-asks',
  'asks.thank': 'POST /asks/{askId}/thanks',
  'asks.timeline': 'GET /asks/{askId}/timeline',
  'audit.list': 'GET /audit',
  'calendars.connect': 'POST /me/calendars',
  'calendars.disconnect': 'DELETE /me/calendars/{calendarId}',
  'calendars.list': 'GET /me/calendars',
  'calendars.read': 'POST /me/calendars/{calendarId}/read',
  'channels.addBrowser': 'POST /me/browsers',
  'channels.change': 'PATCH /me/channels/{channelId}',
  'channels.connect': 'PUT /channels/{channelId}',
  'channels.disconnect': 'DELETE /channels/{channelId}',
  'channels.dropBrowser': 'DELETE /me/browsers/{browserId}',
  'channels.list': 'GET /channels',
  'channels.mine': 'GET /me/channels',
  'channels.test': 'POST /me/channels/{channelId}/test',
  'evidence.add': 'POST /evidence',
  'evidence.get': 'GET /evidence/{evidenceId}',
  'evidence.hide': 'PATCH /evidence/{evidenceId}',
  'evidence.hideTopic': 'POST /me/hidden-topics',
  'evidence.list': 'GET /people/{personId}/evidence',
  'evidence.offerTopic': 'POST /me/offered-topics',
  'evidence.remove': 'DELETE /evidence/{evidenceId}',
  'evidence.topics': 'GET /people/{personId}/topics',
  'invitations.accept': 'POST /invitations/{invitationId}/accept',
  'invitations.confirmPass': 'POST /asks/{askId}/passes/{passId}/confirm',
  'invitations.decline': 'POST /invitations/{invitationId}/decline',
  'invitations.later': 'POST /invitations/{invitationId}/later',
  'invitations.list': 'GET /invitations',
  'invitations.pass': 'POST /invitations/{invitationId}/pass',
  'invitations.undo': 'POST /invitations/{invitationId}/undo',
  'invitations.week': 'GET /me/week',
  'notices.list': 'GET /notices',
  'notices.read': 'POST /notices/{noticeId}/read',
  'offers.give': 'POST /asks/{askId}/offers',
  'offers.list': 'GET /asks/{askId}/offers',
  'offers.take': 'POST /asks/{askId}/offers/{offerId}/take',
  'operations.checkPeople': 'POST /imports/people/check',
  'operations.health': 'GET /admin/health',
  'operations.importPeople': 'POST /imports/people',
  'operations.runs': 'GET /imports',
  'operations.undoRun': 'POST /imports/{runId}/undo',
  'people.add': 'POST /people',
  'people.change': 'PATCH /people/{personId}',
  'people.get': 'GET /people/{personId}',
  'people.list': 'GET /people',
  'people.roster': 'GET /admin/people',
  'reach.changeMe': 'PATCH /me',
  'reach.holidayPlaces': 'GET /holidays/places',
  'reach.me': 'GET /me',
  'reach.takeCalendar': 'POST /me/days-off',
  'ring.byCode': 'GET /rings/by-code/{code}',
  'ring.join': 'POST /rings/join',
  'ring.leave': 'POST /rings/{ringId}/leave',
  'ring.list': 'GET /rings',
  'ring.offer': 'POST /rings/{ringId}/cards/{cardId}/offers',
  'ring.press': 'POST /rings/{ringId}/press',
  'ring.see': 'POST /rings/{ringId}/seen',
  'ring.setUp': 'POST /rings',
  'ring.settle': 'POST /rings/{ringId}/promises/{offerId}',
  'ring.stageLink': 'GET /rings/{ringId}/stage-link',
  'ring.tell': 'PUT /rings/{ringId}/tally',
  'ring.withdrawOffer': 'DELETE /rings/{ringId}/offers/{offerId}',
  'ring.writeCard': 'PUT /rings/{ringId}/cards/{round}',
  'times.calendarFile': 'GET /times/{timeId}/calendar',
  'times.list': 'GET /asks/{askId}/times',
  'times.move': 'POST /asks/{askId}/times/move',
  'times.propose': 'POST /asks/{askId}/times/propose',
  'times.release': 'POST /asks/{askId}/times/release',
  'times.take': 'POST /asks/{askId}/times',
  'webhooks.change': 'PATCH /webhooks/{webhookId}',
  'webhooks.create': 'POST /webhooks',
  'webhooks.delete': 'DELETE /webhooks/{webhookId}',
  'webhooks.deliveries': 'GET /webhooks/{webhookId}/deliveries',
  'webhooks.list': 'GET /webhooks',
  'webhooks.replay': 'POST /webhooks/{webhookId}/replay',
  'webhooks.rotate': 'POST /webhooks/{webhookId}/rotate',
  'webhooks.test': 'POST /webhooks/{webhookId}/test',
  'who': 'POST /who',
  'who.notForThis': 'POST /who/not-for-this',
}
