import { useNavigate } from '@tanstack/react-router'
import { useKeys } from '#kit/keys/keys.tsx'
import type { AskView } from '../../schema.ts'
import { needOf } from './ask-look.ts'
import { askOf } from './use-focused-ask.ts'

type Mine = Pick<AskView, 'id' | 'state' | 'outcome' | 'thanks' | 'helpers' | 'may'>

/**
 * E and T in a list of my asks: they open the ask that has the focus with its closing, or its thanks, at hand. Without a
 * row in focus they take the one ask that they can only mean.
 */
export function useAskKeys(asks: readonly Mine[]): void {
  const navigate = useNavigate()
  const open = (what: 'close' | 'thank') => () => {
    const ask = meant(
      asks.filter((one) => (what === 'close' ? one.may.includes('close') : needOf(one) === 'thank')),
      askOf(document.activeElement),
    )
    if (ask === undefined) return false
    void navigate({ to: '/asks/$askId', params: { askId: ask.id }, search: { do: what } })
    return true
  }
  useKeys({ e: open('close'), t: open('thank') })
}

/** @param focused id of the ask whose row has the focus */
export function meant<One extends { readonly id: string }>(
  possible: readonly One[],
  focused: string | undefined,
): One | undefined {
  if (focused !== undefined) return possible.find(({ id }) => id === focused)
  return possible.length === 1 ? possible[0] : undefined
}
