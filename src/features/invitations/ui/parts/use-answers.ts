import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Client, useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen } from '#kit/time/when.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import { sayProblem } from './use-ask-actions.ts'

export type Answerable = {
  readonly askId: string
  readonly askerName: string
  /** Missing where the ask is only seen, not sent to me: then an answer is an offer. */
  readonly invitationId: string | undefined
  readonly may: readonly string[]
  /** Called with true when the ask leaves the list, with false when that is undone. */
  readonly onLeave: (left: boolean) => void
  /** Called when a yes went through: next comes a time, in the same place. */
  readonly onYes?: () => void
}

export type Passing = {
  readonly personId?: string
  readonly who?: string
  readonly introduces: boolean
  readonly note?: string
}

export type Answers = {
  readonly accept: () => Promise<void>
  /** With a word of why, which the asker reads only where `shown`. */
  readonly decline: (note?: string, shown?: boolean) => Promise<void>
  /** @param until epoch milliseconds */
  readonly later: (until: number) => Promise<void>
  readonly pass: (passing: Passing) => Promise<boolean>
  readonly busy: boolean
  readonly may: Readonly<Record<'accept' | 'decline' | 'later' | 'pass', boolean>>
}

/**
 * What I can do with an ask of somebody else. Each answer holds at once. For ten seconds it can be taken back, and only
 * then do the notices leave that it causes: what is taken back, nobody was told.
 */
export function useAnswers(answerable: Answerable, zone: string): Answers {
  const { askId, askerName, invitationId, may, onLeave, onYes } = answerable
  const t = useText()
  const client = useClient()
  const { give, busy } = useGive(answerable)
  const invitation = { invitationId: invitationId ?? '' }
  const invited = invitationId !== undefined
  const leave = async (said: string, act: (api: Client) => Promise<unknown>) => {
    onLeave(true)
    const given = await give(act, said)
    if (!given) onLeave(false)
    return given
  }
  return {
    accept: async () => {
      const said = t(invited ? 'invitations.ui.answered.yes' : 'invitations.ui.answered.offer', {
        name: askerName,
      })
      const given = await give(
        (api) => (invited ? api.call('invitations.accept', invitation) : api.call('offers.give', { askId })),
        said,
      )
      if (given) onYes?.()
    },
    decline: async (note, shown = false) => {
      const word = note === undefined ? {} : { note, shown }
      await leave(t('invitations.ui.answered.no'), (api) =>
        api.call('invitations.decline', { ...invitation, ...word }),
      )
    },
    later: async (until) => {
      const when = sayWhen(until, { now: client.now(), zone, language: t.language })
      await leave(t('invitations.ui.answered.comesBack', { when }), (api) =>
        api.call('invitations.later', { ...invitation, until: new Date(until).toISOString() }),
      )
    },
    pass: (passing) =>
      leave(t('invitations.ui.answered.passed', { name: askerName }), (api) =>
        api.call('invitations.pass', { ...invitation, ...passing }),
      ),
    busy,
    may: {
      accept: may.includes(invited ? 'accept' : 'offer'),
      decline: invited && may.includes('decline'),
      later: invited && may.includes('later'),
      pass: invited && may.includes('pass'),
    },
  }
}

/** Gives an answer, says what became of it, and offers to take it back where that is possible. */
function useGive({ askId, invitationId, onLeave }: Answerable) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const [busy, setBusy] = useState(false)
  const refresh = () =>
    Promise.all(
      [['asks'], ['invitations'], ...CHANGED.map((kind) => [kind, askId])].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const fail = (error: unknown) =>
    show({ text: sayProblem(error, t('invitations.ui.failed'), t('invitations.ui.offline')) })
  const undo = async (id: string) => {
    try {
      await client.call('invitations.undo', { invitationId: id })
      show({ text: t('invitations.ui.answered.undone'), seconds: 4 })
      onLeave(false)
    } catch (error) {
      fail(error)
    }
    await refresh()
  }
  const give = async (act: (api: Client) => Promise<unknown>, said: string) => {
    setBusy(true)
    try {
      await act(client)
      const label = t('invitations.ui.undo')
      show(
        invitationId === undefined
          ? { text: said, seconds: 5 }
          : { text: said, undo: { label, run: () => void undo(invitationId) } },
      )
      await refresh()
      return true
    } catch (error) {
      fail(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { give, busy }
}

const CHANGED = ['ask', 'times', 'timeline', 'plan', 'offers'] as const
