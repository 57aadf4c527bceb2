import { useState, type ReactNode } from 'react'
import { Band } from '#kit/band/band.tsx'
import { Button } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { Finder } from '#kit/finder/finder.tsx'
import { PersonRow } from '#kit/person-row/person-row.tsx'
import { TimesPicker } from '#kit/times-picker/times-picker.tsx'
import { WaitingView } from '#kit/waiting/waiting.tsx'
import { FailedView } from '../shell/failed.tsx'
import styles from './gallery.module.css'
import { crowd, finderRows } from './samples.ts'

/** The states that every list, panel and page is designed for, beside each other. */
export function StateParts() {
  return (
    <section className={styles.part}>
      <h2>One list in all its states</h2>
      <div className={styles.columns}>
        <State name="Empty">
          <EmptyState action={<Button>Ask for help</Button>}>Nobody’s waiting on you.</EmptyState>
        </State>
        <State name="One">
          <People names={crowd.slice(0, 1)} />
        </State>
        <State name="Many">
          <People names={crowd.slice(0, 6)} />
        </State>
        <State name="Too long">
          <PersonRow
            name="Maximiliane-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
            reason="Ranachmalsgeschwindigkeitsbegrenzungen_in_der_Auftragsverarbeitungsvereinbarung, then everything else"
            closeness="through"
            closenessLabel="through someone"
            reachable="Wednesday 09:00 for you, 20:30 for them"
            channel="Email"
            room={{ used: 2, of: 3, label: 'nearly full' }}
          />
        </State>
        <State name="Slow">
          <WaitingView phase="long" rows={2} stillLoading="Still loading">
            <Button>Try again</Button>
          </WaitingView>
        </State>
        <State name="Offline">
          <Band tone="offline">Offline. Your draft is safe here.</Band>
          <TimesPicker
            label="Times on their way"
            times={['today 14:30', 'today 16:00'].map((label) => ({ id: label, label }))}
            picking="today 14:30"
            onPick={() => {}}
            note="Waiting for the network. It goes out as soon as you’re back."
          />
        </State>
        <State name="Refused">
          <FailedView error={new Error('refused')} onRetry={() => {}} level={3} />
        </State>
        <FinderState />
      </div>
    </section>
  )
}

function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{name}</h3>
      <div className={styles.sheet}>{children}</div>
    </div>
  )
}

function People({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <PersonRow key={name} name={name} reason="Fixed the pooler timeout in March" closeness="works" />
  ))
}

function FinderState() {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  return (
    <State name="The finder">
      <div className={styles.padded}>
        <Button onClick={() => setOpen(true)}>Open the finder</Button>
      </div>
      {open && (
        <Finder
          label="Find anything"
          placeholder="a person, an ask, a page, a command"
          query={query}
          onQuery={setQuery}
          groups={finderRows(query)}
          onChoose={() => setOpen(false)}
          onClose={() => setOpen(false)}
          found="Nothing by that name. Try other words."
        />
      )}
    </State>
  )
}
