import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import { Outage } from '#platform/refusal.ts'

/** One method of Slack's web API. @throws Outage with codes alone */
export type SlackCall = (method: string, args: Readonly<Record<string, unknown>>) => Promise<SlackAnswer>

export type SlackAnswer = Readonly<Record<string, unknown>>

const PATIENCE_MS = 8_000

/** Our access is gone until an admin connects it again; what waits stays waiting. */
const NO_ACCESS = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
])

/** There is nobody to write to. */
const NOBODY = new Set([
  'user_not_found',
  'users_not_found',
  'channel_not_found',
  'user_disabled',
  'is_archived',
  'cannot_dm_bot',
])

const THEIR_TROUBLE = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/**
 * @param at `SLACK_API_URL`
 * @param token of the bot, or of the app for `apps.connections.open`
 * @param patienceMs how long an answer may take
 */
export function openSlackApi(at: string, token: string, patienceMs = PATIENCE_MS): SlackCall {
  const client = new WebClient(token, {
    slackApiUrl: at.endsWith('/') ? at : `${at}/`,
    timeout: patienceMs,
    // jobs try again, later and later: a client of its own patience would hold their lane
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: silent,
  })
  return async (method, args) => {
    try {
      return { ...(await client.apiCall(method, args)) }
    } catch (error) {
      throw outageOf(method, error)
    }
  }
}

function outageOf(method: string, error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    return new Outage(`Slack asks us to wait (429, ${method})`, { retryAfterSeconds: error.retryAfter })
  }
  if (error instanceof WebAPIHTTPError) return new Outage(`Slack answered ${error.statusCode} (${method})`)
  if (error instanceof WebAPIRequestError) return new Outage(`Slack doesn't answer (${method})`)
  if (!(error instanceof WebAPIPlatformError)) return error
  return platformOutage(method, error.data.error)
}

function platformOutage(method: string, said: string): Outage {
  const code = /^[a-z_]{1,60}$/.test(said) ? said : 'unknown_error'
  if (NO_ACCESS.has(code)) return new Outage(`Slack has taken our access back (${code}): connect it again`)
  if (THEIR_TROUBLE.has(code)) return new Outage(`Slack has trouble of its own (${code}, ${method})`)
  if (code === 'ratelimited') return new Outage(`Slack asks us to wait (${method})`)
  const address = NOBODY.has(code) ? { addressCode: code } : {}
  return new Outage(`Slack refuses it (${code}, ${method})`, { permanent: true, ...address })
}

/** The client's log quotes what it sends. */
const nothing = () => undefined
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => 'error' as never,
}
