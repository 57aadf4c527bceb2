import styles from './icon.module.css'

export type IconName =
  | 'home'
  | 'forYou'
  | 'asks'
  | 'people'
  | 'plus'
  | 'close'
  | 'back'
  | 'more'
  | 'find'
  | 'rings'

const PATHS: Readonly<Record<IconName, string>> = {
  home: 'M3.5 9.2 10 3.8l6.5 5.4v6.3a1 1 0 0 1-1 1h-3.7v-4.6H8.2v4.6H4.5a1 1 0 0 1-1-1z',
  forYou: 'M3.2 11.2h3.6l1.3 2.4h3.8l1.3-2.4h3.6M3.2 11.2l2-6.4h9.6l2 6.4v4a1 1 0 0 1-1 1H4.2a1 1 0 0 1-1-1z',
  asks: 'M12.6 4.1a6.5 6.5 0 1 1-5.2 0',
  people:
    'M7.4 9.4a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM2.4 16.4c.3-2.9 2.3-4.6 5-4.6s4.7 1.7 5 4.6M13 4.1a2.6 2.6 0 0 1 0 5M14.4 12.2c1.8.6 3 2 3.2 4.2',
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M11.5 4.5 6 10l5.5 5.5M6 10h10',
  more: 'M4 6h12M4 10h12M4 14h12',
  rings: 'M10 3.4a6.6 6.6 0 1 1 0 13.2 6.6 6.6 0 0 1 0-13.2ZM5.6 7.2l8.8 5.6M5.6 12.8l8.8-5.6',
  find: 'M9 14.4A5.4 5.4 0 1 0 9 3.6a5.4 5.4 0 0 0 0 10.8ZM13 13l3.8 3.8',
}

/** Few, 20 px, one stroke; always with a word beside it, except close and back. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={styles.icon}
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
