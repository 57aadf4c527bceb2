import { z } from 'zod'

const letters = (least: number, most: number) => z.string().regex(new RegExp(`^[\\w-]{${least},${most}}=*$`))

/** What the browser's own subscription says (Push API, `PushSubscription.toJSON`), and a name for people. */
export const AddBrowser = z.strictObject({
  channelId: z.string().min(1).max(64),
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  p256dh: letters(80, 90).meta({ description: 'its public key, base64url' }),
  auth: letters(20, 26).meta({ description: 'its secret for this subscription, base64url' }),
  name: z.string().trim().min(1).max(80).meta({ description: 'for people: "Firefox on Linux"' }),
})

export const DropBrowser = z.strictObject({ browserId: z.string().min(1).max(64) })

/** Without what only the channel may know. */
export const BrowserView = z.object({ id: z.string(), name: z.string() })
