import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { showKeys, type KeyChanges } from '#kit/keys/key-map.ts'
import { useText } from '#kit/text/text.tsx'
import { useTheme } from '../theme.ts'
import { PLACES } from './places.ts'

/** Something that the finder can do: a page to go to or a thing to happen, with its keys. */
export type Command = {
  readonly id: string
  readonly label: string
  readonly more?: string
  readonly keys?: readonly string[]
  readonly run: () => void
}

type Doing = { readonly onKeys: () => void; readonly onSignOut: () => void; readonly changes: KeyChanges }

/** All commands of the shell, pages first. */
export function useCommands({ onKeys, onSignOut, changes }: Doing): readonly Command[] {
  const t = useText()
  const navigate = useNavigate()
  const [, chooseTheme] = useTheme()
  return useMemo(() => {
    const keysOf = (binding: string) => {
      const own = changes[binding] ?? binding
      return own === '' ? {} : { keys: showKeys(own, false) }
    }
    const page = (to: string, label: string, binding?: string): Command => ({
      id: `page-${to}`,
      label,
      ...(binding === undefined ? {} : keysOf(binding)),
      run: () => void navigate({ to }),
    })
    const themes = (['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`,
      label: `${t('web.theme')}: ${t(`web.theme.${theme}`)}`,
      run: () => chooseTheme(theme),
    }))
    return [
      page('/ask/new', t('web.ask'), 'c'),
      ...PLACES.map(({ to, textKey, keys }) => page(to, t(textKey), keys)),
      page('/rings/new', t('web.newRing')),
      page('/r', t('web.joinRing')),
      page('/settings', t('web.settings')),
      page('/settings/keyboard', t('web.keyboard')),
      { id: 'keys', label: t('web.keys'), ...keysOf('?'), run: onKeys },
      ...themes,
      { id: 'sign-out', label: t('web.signOut'), run: onSignOut },
    ]
  }, [t, navigate, chooseTheme, onKeys, onSignOut, changes])
}
