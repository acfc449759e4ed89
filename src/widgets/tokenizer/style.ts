import { MONO } from '../frame/style.ts';

/** Tokens stand without gaps, since letters of joining scripts must stay joined: tint and line tell neighbours apart. */
export const tokenRules = `.i-tokens{max-block-size:13em;margin-block-start:16px;overflow-y:auto;white-space:pre-wrap;font-family:${MONO};font-size:.9375em;line-height:1.9}
.i-tokens span{--i-c:var(--i-prefill);padding-block:2px;background:color-mix(in srgb,var(--i-c) 14%,transparent);box-shadow:inset 0 -2px var(--i-c)}
.i-tokens span:nth-child(2n){--i-c:var(--i-decode);background:color-mix(in srgb,var(--i-c) 30%,transparent)}
.i-tokens sup{font-size:.7em;line-height:0}
@media (forced-colors:active){.i-tokens span{outline:1px solid CanvasText}}
`;
