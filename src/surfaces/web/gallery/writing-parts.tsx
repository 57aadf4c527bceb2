import { useState } from 'react'
import { AskText } from '#kit/ask-text/ask-text.tsx'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { classNames } from '#kit/class-names.ts'
import { CoachCard } from '#kit/coach-card/coach-card.tsx'
import { Field, TextArea } from '#kit/field/field.tsx'
import { MarksRow } from '#kit/marks-row/marks-row.tsx'
import { Timeline } from '#kit/timeline/timeline.tsx'
import { WideningSteps } from '#kit/widening-steps/widening-steps.tsx'
import styles from './gallery.module.css'
import { ask, history, marks, spans, steps } from './samples.ts'

export function WritingParts() {
  const [text, setText] = useState(ask)
  const [lit, setLit] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  return (
    <>
      <section className={styles.part}>
        <h2>Writing</h2>
        <div className={classNames(styles.sheet, styles.padded, styles.part)}>
          <AskText
            label="Ask"
            value={text}
            onChange={setText}
            spans={text === ask ? spans : []}
            lit={lit}
            tall
          />
          <div className={styles.row}>
            <AskRing size={84} marks={[1, 1, 1, 1, 0.35]} />
            <MarksRow label="Five marks" marks={marks} onLight={setLit} />
          </div>
          <CoachCard
            question={
              <>
                The file is due Friday. <b>When do you need the answer</b> to make that?
              </>
            }
            answers={['Today 17:00', 'Thu noon', 'Pick…'].map((label) => ({ id: label, label }))}
            onAnswer={setSaid}
          />
          {said !== '' && <p>{said}</p>}
        </div>
      </section>
      <div className={styles.columns}>
        <section className={styles.part}>
          <h2>Who sees it, and when it widens</h2>
          <WideningSteps label="Steps" steps={steps} onSwitch={setSaid} />
          <Field label="Your name" hint="As colleagues call you." defaultValue="Ada Okafor" />
          <Field
            label="Mail"
            problem="That address has no @. Check it, then send again."
            defaultValue="ada.example.org"
          />
          <TextArea
            label="What happened"
            voice
            defaultValue="The pooler closed idle sessions after ten minutes."
          />
        </section>
        <section className={styles.part}>
          <h2>What has happened</h2>
          <Timeline label="History" entries={history} changed={{ from: '5', label: 'Changed just now' }} />
        </section>
      </div>
    </>
  )
}
