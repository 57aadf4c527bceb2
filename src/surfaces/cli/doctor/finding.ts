export interface Finding {
  /** what was looked at */
  readonly name: string
  /** `remark`: not set up, or worth knowing; only `broken` fails */
  readonly state: 'ok' | 'fixed' | 'remark' | 'broken'
  readonly says: string
}
