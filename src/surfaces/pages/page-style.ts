import { createHash } from 'node:crypto'

/**
 * One small style sheet for all of these pages, inside the page: whoever opens a link of a mail fetches one thing,
 * and no second request carries the link's address as its Referer.
 */
export const pageStyleSheet = `:root{color-scheme:light dark;--page:#FAF7F1;--sheet:#FFFFFF;--line:#DDD5C7;--edge:#8C8271;--ink:#1E1B16;--quiet:#5B5347;--help:#0B6468;--help-on:#FFFFFF;--focus:#1B4FD8}
@media (prefers-color-scheme:dark){:root{--page:#16140F;--sheet:#1F1C16;--line:#39342A;--edge:#857B69;--ink:#F4EFE4;--quiet:#BDB3A1;--help:#6FD0CB;--help-on:#04211F;--focus:#8FB4FF}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 Geologica,system-ui,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:36px 16px 56px}
h1{margin:0 0 20px;font:500 1.875rem/1.2 Literata,Georgia,"Noto Serif",serif}
p{margin:0 0 16px}
.sheet{margin:0 0 28px;padding:20px;background:var(--sheet);border:1px solid var(--line);border-radius:14px}
.quiet,dt{color:var(--quiet);font-size:.875rem}
blockquote{margin:0 0 16px;font:1.1875rem/1.5 Literata,Georgia,"Noto Serif",serif;text-align:start}
dl,dd{margin:0}
dd{margin-block-end:8px}
form{margin:0 0 28px}
fieldset{margin:0 0 16px;padding:0;border:0}
label,legend{display:block;padding:0;margin:0 0 4px;font-size:.875rem;font-weight:600}
.choice{display:flex;gap:10px;align-items:center;min-height:44px;margin:0;font-size:1rem;font-weight:400}
input:not([type=radio]),textarea{width:100%;min-height:46px;margin:0 0 16px;padding:10px 14px;border:1px solid var(--edge);border-radius:12px;background:var(--sheet);color:inherit;font:inherit}
textarea{min-height:84px;resize:vertical}
button{min-height:46px;padding:0 22px;border:0;border-radius:999px;background:var(--help);color:var(--help-on);font:inherit;font-weight:600;cursor:pointer}
a{color:inherit;text-underline-offset:3px}
ul{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 16px;padding:0;list-style:none}
li a{display:inline-block;padding:10px 0}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
@media (forced-colors:active){button{border:2px solid ButtonText}}`

/** What the policy of a page names, so that this sheet applies and no other. */
export const pageStyleHash = `'sha256-${createHash('sha256').update(pageStyleSheet).digest('base64')}'`
