import { lazy, Suspense, useEffect, useState } from 'react'
import { Band } from '#kit/band/band.tsx'
import { KeysProvider } from '#kit/keys/keys.tsx'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useTitle } from '#kit/text/title.ts'
import { ToastProvider } from '#kit/toast/toast.tsx'
import { ControlParts } from './control-parts.tsx'
import styles from './gallery.module.css'
import { RingParts } from './ring-parts.tsx'
import { StateParts } from './state-parts.tsx'
import { WritingParts } from './writing-parts.tsx'

const RingGallery = lazy(() =>
  import('./ring-gallery.tsx').then(({ RingGallery }) => ({ default: RingGallery })),
)

/** The kit, or with `?screen=` one screen of a ring. */
export function GalleryPage() {
  return new URLSearchParams(location.search).has('screen') ? (
    <Suspense>
      <RingGallery />
    </Suspense>
  ) : (
    <KitGallery />
  )
}

/**
 * Every part of the kit in its states, in both themes: what visual tests photograph. For builders, so in English.
 * `?rtl` and `?large` begin right to left and with text of twice the size.
 */
function KitGallery() {
  useTitle('Gallery')
  const asked = new URLSearchParams(location.search)
  const [rtl, setRtl] = useState(asked.has('rtl'))
  const [large, setLarge] = useState(asked.has('large'))
  useEffect(() => {
    // Texts are measured in rem: a larger system font is a larger root.
    document.documentElement.style.fontSize = large ? '200%' : ''
  }, [large])
  return (
    <KeysProvider letters>
      <LiveRegion>
        <ToastProvider label="Notes">
          <main className={styles.page}>
            <header className={styles.head}>
              <h1>A ring with a gap</h1>
              <div className={styles.switches}>
                <Switch checked={rtl} onChange={setRtl}>
                  Right to left
                </Switch>
                <Switch checked={large} onChange={setLarge}>
                  200 % text
                </Switch>
              </div>
            </header>
            {(['light', 'dark'] as const).map((theme) => (
              <section
                key={theme}
                className={styles.theme}
                data-theme={theme}
                dir={rtl ? 'rtl' : 'ltr'}
                aria-label={theme}
              >
                <Band tone="sample">Sample. Nothing is sent, colleagues are simulated.</Band>
                <Band tone="offline">Offline. Your draft is safe here.</Band>
                <div className={styles.parts}>
                  <RingParts />
                  <ControlParts />
                  <WritingParts />
                  <StateParts />
                </div>
              </section>
            ))}
          </main>
        </ToastProvider>
      </LiveRegion>
    </KeysProvider>
  )
}
