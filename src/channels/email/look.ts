/** The tokens of the product that a mail needs, spelled out: mail programs know no custom properties. */
const LIGHT = {
  page: '#FAF7F1',
  sheet: '#FFFFFF',
  line: '#DDD5C7',
  edge: '#8C8271',
  ink: '#1E1B16',
  quiet: '#5B5347',
  help: '#0B6468',
  helpOn: '#FFFFFF',
  needMark: '#E2592B',
  helpMark: '#15888C',
}

const UI = "font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const VOICE = "font-family:Georgia,'Noto Serif',serif"
/** A word of a thousand letters folds instead of making the page a thousand letters wide. */
const FOLD = 'overflow-wrap:anywhere;word-break:break-word'

/** Inline styles: what every mail program reads. */
export const style = {
  page: `margin:0;padding:20px 12px;background:${LIGHT.page};color:${LIGHT.ink};${UI};font-size:15px;line-height:1.5`,
  sheet: `max-width:560px;margin:0 auto;padding:24px 20px;background:${LIGHT.sheet};border:1px solid ${LIGHT.line};border-radius:14px;${FOLD}`,
  need: `width:14px;height:14px;border:4px solid ${LIGHT.needMark};border-radius:50%;margin:0 0 16px`,
  help: `width:22px;height:22px;background:${LIGHT.helpMark};border-radius:50%;margin:0 0 16px`,
  paragraph: 'margin:0 0 16px',
  by: `margin:0 0 4px;color:${LIGHT.quiet};font-size:13px`,
  quote: `margin:0 0 20px;padding:0;${VOICE};font-size:19px;line-height:1.5;text-align:start`,
  facts: 'margin:0 0 20px;padding:0',
  label: `margin:0;color:${LIGHT.quiet};font-size:13px`,
  fact: 'margin:0 0 8px',
  answers: 'margin:24px -4px 8px',
  first: `display:inline-block;margin:0 4px 8px;padding:11px 18px;border-radius:23px;border:1px solid ${LIGHT.help};background:${LIGHT.help};color:${LIGHT.helpOn};font-weight:600;text-decoration:none`,
  second: `display:inline-block;margin:0 4px 8px;padding:11px 18px;border-radius:23px;border:1px solid ${LIGHT.edge};color:${LIGHT.ink};font-weight:600;text-decoration:none`,
  other: `display:inline-block;margin:0 4px 8px;padding:11px 7px;color:${LIGHT.quiet};font-weight:600;text-decoration:none`,
  hint: `margin:0 0 16px;color:${LIGHT.quiet};font-size:13px`,
  link: `color:${LIGHT.ink}`,
  foot: `max-width:560px;margin:16px auto 0;padding:0 20px;color:${LIGHT.quiet};font-size:12px;${FOLD}`,
  footLink: `color:${LIGHT.quiet}`,
} as const

/** For programs that know dark mode; the others keep the light page, which is readable in both. */
export const darkStyleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#16140F!important;color:#F4EFE4!important}
.sheet{background:#1F1C16!important;border-color:#39342A!important}
.quiet{color:#BDB3A1!important}
.ink{color:#F4EFE4!important}
.first{background:#6FD0CB!important;border-color:#6FD0CB!important;color:#04211F!important}
.second{border-color:#857B69!important;color:#F4EFE4!important}
.need{border-color:#F2713F!important}
.help{background:#2FA8A6!important}
}`
