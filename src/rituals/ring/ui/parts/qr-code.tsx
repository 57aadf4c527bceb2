import { useMemo } from 'react'
import { useLoaded } from '#kit/media/use-loaded.ts'
import styles from './qr-code.module.css'

const load = () => import('qrcode')

/** An address for the camera of a phone. Keeps its square while the drawing of it is fetched. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const qrcode = useLoaded(load, true)
  const drawn = useMemo(() => {
    if (qrcode === null) return null
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    const { size, data } = modules
    const squares = Array.from({ length: size * size }, (_, at) =>
      data[at] ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
    )
    return { size, path: squares.join('') }
  }, [qrcode, text])
  return (
    <div className={styles.code}>
      {drawn !== null && (
        <svg
          viewBox={`0 0 ${drawn.size} ${drawn.size}`}
          role="img"
          aria-label={label}
          shapeRendering="crispEdges"
        >
          <path className={styles.squares} d={drawn.path} />
        </svg>
      )}
    </div>
  )
}
