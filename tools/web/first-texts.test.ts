import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { firstTexts } from './first-texts.ts'

const isFirst = firstTexts(
  plant({
    'src/surfaces/web/main.tsx': "import { makeRouter } from './router.tsx'\n",
    'src/surfaces/web/router.tsx':
      "import { Shell } from './shell.tsx'\nconst far = () => import('./far.tsx')\nconst own = () => import('#features/invitations/ui/pages/new-ask.tsx')\n",
    'src/surfaces/web/shell.tsx':
      "const a = t('web.place.home')\nconst KeyList = () => import('./keys.tsx')\n",
    'src/surfaces/web/keys.tsx': "const a = t('web.keys')\n",
    'src/surfaces/web/far.tsx': "const a = t('web.far')\n",
    'src/features/invitations/ui/pages/new-ask.tsx': 'const a = t(`asks.ui.mark.${mark}`)\n',
  }),
)

test('Compose begins with its own words and those of the frame, and of what opens on them', () => {
  expect(['web.place.home', 'web.keys', 'asks.ui.mark.specific'].map(isFirst)).toEqual([true, true, true])
})

test('what another page says isn’t there at first', () => {
  expect(isFirst('web.far')).toBe(false)
})
