import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type CallOptions, useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import { byDay } from './plan.ts'
import { sayProblem, useAction } from './use-ask-actions.ts'

export type Answerable = {
  readonly askId: string
  readonly askerName: string
  /** Missing where the ask is only seen, not sent to me: then an answer is an offer. */
  readonly invitationId: string | undefined
  readonly may: readonly string[]
  /** Called with true when the ask leaves the list, with false when that is undone. */
  readonly onLeave: (left: boolean) => void
}

export type Answers = {
  readonly accept: () => Promise<void>
  readonly decline: (note?: string) => void
  readonly later: () => void
  readonly pass: (personId: string, note: string) => Promise<boolean>
  readonly busy: boolean
  readonly may: Readonly<Record<'accept' | 'decline' | 'later' | 'pass', boolean>>
}

const DAY = 86_400_000

/**
 * What I can do with an ask of somebody else. A yes goes out at once. "Not me" and "Later" leave the list at once and
 * go out when their undo has run down (or the page is closed): until then nobody could have noticed anything.
 */
export function useAnswers(answerable: Answerable, zone: string): Answers {
  const { askId, askerName, invitationId, may, onLeave } = answerable
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { show } = useToasts()
  const invitation = { invitationId: invitationId ?? '' }
  const yes = useAction(
    askId,
    (api) =>
      invitationId === undefined
        ? api.call('offers.give', { askId })
        : api.call('invitations.accept', { invitationId }),
    t(invitationId === undefined ? 'invitations.ui.answered.offer' : 'invitations.ui.answered.yes', {
      name: askerName,
    }),
  )
  const passing = useAction(
    askId,
    (api, body: { personId: string; note?: string }) =>
      api.call('invitations.pass', { ...invitation, ...body }),
    t('invitations.ui.answered.passed', { name: askerName }),
  )
  const undoable = (said: string, answer: (options: CallOptions) => Promise<unknown>) => {
    const key = crypto.randomUUID()
    onLeave(true)
    show({
      text: said,
      undo: { label: t('invitations.ui.undo'), run: () => onLeave(false) },
      onGone: () => {
        const keepalive = document.visibilityState === 'hidden'
        void answer({ key, keepalive })
          .catch((error: unknown) => {
            onLeave(false)
            show({ text: sayProblem(error, t('invitations.ui.failed'), t('invitations.ui.offline')) })
          })
          .finally(() => void queries.invalidateQueries({ queryKey: ['invitations'] }))
      },
    })
  }
  const invited = invitationId !== undefined
  return {
    accept: async () => {
      if (await yes.run(undefined)) await navigate({ to: '/asks/$askId', params: { askId } })
    },
    decline: (note) =>
      undoable(t('invitations.ui.answered.no'), (options) =>
        client.call(
          'invitations.decline',
          { ...invitation, ...(note === undefined ? {} : { note }) },
          options,
        ),
      ),
    later: () => {
      const until = byDay(client.now() + DAY, Number.POSITIVE_INFINITY, zone)
      undoable(t('invitations.ui.answered.later'), (options) =>
        client.call('invitations.later', { ...invitation, until: new Date(until).toISOString() }, options),
      )
    },
    pass: (personId, note) => passing.run({ personId, ...(note === '' ? {} : { note }) }),
    busy: yes.busy,
    may: {
      accept: may.includes(invited ? 'accept' : 'offer'),
      decline: invited && may.includes('decline'),
      later: invited && may.includes('later'),
      pass: invited && may.includes('pass'),
    },
  }
}
