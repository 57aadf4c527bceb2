import { AskRing, type AskRingState, type FiveMarks } from '#kit/ask-ring/ask-ring.tsx'
import { classNames } from '#kit/class-names.ts'
import { ClosenessSign } from '#kit/closeness-sign/closeness-sign.tsx'
import { WavePicture } from '#kit/wave-picture/wave-picture.tsx'
import styles from './gallery.module.css'
import { waves } from './samples.ts'

type RingSample = {
  name: string
  state: AskRingState
  marks?: FiveMarks
  waves?: number
  size?: number
  closing?: boolean
}

const LIFE: readonly RingSample[] = [
  { name: 'blank', state: 'draft' },
  { name: 'being written', state: 'draft', marks: [1, 1, 0.35, 0, 0] },
  { name: 'one to go', state: 'draft', marks: [1, 1, 1, 1, 0.35] },
  { name: 'ready', state: 'draft', marks: [1, 1, 1, 1, 1] },
  { name: 'asked', state: 'open' },
  { name: 'widened once', state: 'open', waves: 1, size: 84 },
  { name: 'widened twice', state: 'open', waves: 2, size: 96 },
  { name: 'a yes', state: 'accepted' },
  { name: 'done', state: 'done', closing: true },
  { name: 'partly', state: 'partly' },
  { name: 'put away', state: 'rest' },
]

const CLOSENESS = [
  ['works', 'works with you'],
  ['met', 'has met you'],
  ['through', 'through someone'],
  ['lost', 'lost touch'],
] as const

export function RingParts() {
  return (
    <>
      <section className={styles.part}>
        <h2>The life of one ask</h2>
        <div className={classNames(styles.row, styles.bottom)}>
          {LIFE.map(({ name, ...ring }) => (
            <span key={name} className={styles.cell}>
              <AskRing size={66} {...ring} />
              {name}
            </span>
          ))}
        </div>
        <div className={styles.row}>
          {LIFE.map(({ name, size: _, ...ring }) => (
            <AskRing key={name} {...ring} size={20} label={name} />
          ))}
          <span>at 20 px in lists</span>
        </div>
      </section>
      <section className={styles.part}>
        <h2>Closeness</h2>
        <div className={styles.row}>
          {CLOSENESS.map(([closeness, words]) => (
            <span key={closeness} className={styles.row}>
              <ClosenessSign closeness={closeness} />
              {words}
            </span>
          ))}
        </div>
      </section>
      <section className={styles.part}>
        <h2>How far it has gone</h2>
        <div className={styles.columns}>
          <WavePicture
            waves={waves.two}
            caption="Mina said yes. Tomás and Ife were asked. Your team: not needed."
          />
          <WavePicture waves={waves.first} caption="Nobody has answered yet. Others from tomorrow 09:00." />
          <WavePicture waves={waves.crowd} caption="Twelve people were asked; Emre said yes." />
        </div>
      </section>
    </>
  )
}
