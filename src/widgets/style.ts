import { paletteCss } from './palette.ts';

/** Rules of a widget's inside; the same for the shadow tree and for what a page prints at build, so that nothing moves when one takes the other's place. */
const inside = `
*{box-sizing:border-box}
.i-widget{border:1px solid var(--i-rule);border-top:.25rem solid var(--i-accent);padding:1rem;background:var(--i-paper);color:var(--i-ink);font:400 1rem/1.5 var(--inference-font,system-ui,sans-serif);text-align:start}
.i-widget p,.i-widget ul{margin:0}
.i-title{font-weight:600;font-size:1.125rem}
.i-question,.i-field small,.i-unit,.i-notes{color:var(--i-muted);font-size:.875rem}
.i-presets{display:flex;flex-wrap:wrap;gap:.5rem;margin-block:.75rem}
button{font:inherit;font-size:.875rem;min-height:2.75rem;padding:0 .75rem;border:1px solid var(--i-rule);border-radius:0;background:var(--i-surface);color:var(--i-ink);cursor:pointer}
button:hover{border-color:var(--i-accent)}
button:disabled{cursor:default;color:var(--i-ink);opacity:1}
:focus-visible{outline:.1875rem solid var(--i-accent);outline-offset:.125rem}
.i-fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,11rem),1fr));gap:.75rem}
.i-field{display:flex;flex-direction:column}
label{font-size:.875rem;font-weight:600}
.i-input{display:flex;align-items:center;gap:.5rem}
input,select,textarea{font:inherit;font-size:1rem;color:var(--i-ink);background:var(--i-paper);border:1px solid var(--i-muted);border-radius:0;min-height:2.75rem;padding:0 .5rem;width:100%;min-width:0;opacity:1}
input{font-family:var(--inference-mono,ui-monospace,monospace);font-variant-numeric:tabular-nums}
.i-headline{margin-block:1rem .75rem!important;font-size:1.125rem;font-weight:600;line-height:1.4;min-height:4.2em}
.i-picture{display:block;width:100%;max-width:32rem;height:auto;overflow:visible}
.i-label,.i-number,.i-small{fill:var(--i-ink);font:600 13px/1 var(--inference-font,system-ui,sans-serif)}
.i-number{font:400 13px/1 var(--inference-mono,ui-monospace,monospace)}
.i-small{fill:var(--i-muted);font-weight:400;font-size:12.5px}
.i-prefill{fill:var(--i-prefill)}.i-decode{fill:var(--i-decode)}.i-weights{fill:var(--i-weights)}.i-kv{fill:var(--i-kv)}.i-muted{fill:var(--i-muted)}.i-band{fill:var(--i-accent);fill-opacity:.35}
.i-outline{fill:none;stroke:var(--i-rule)}.i-line-rule{stroke:var(--i-rule)}.i-line-ink{stroke:var(--i-ink);stroke-width:2}
.i-play{margin-block:.75rem}
.i-play p{min-height:4.5em;margin-block-start:.5rem!important;font-family:var(--inference-mono,ui-monospace,monospace);font-size:.875rem}
.i-scroll{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--i-rule);text-align:start;vertical-align:top;color:var(--i-ink);font-weight:400}
thead th{color:var(--i-muted)}
td{font-family:var(--inference-mono,ui-monospace,monospace)}
summary{min-height:2.75rem;padding-block:.6rem;cursor:pointer;font-size:.875rem}
.i-how{font-family:var(--inference-mono,ui-monospace,monospace);font-size:.875rem;overflow-wrap:anywhere;padding-block-end:.75rem}
.i-how p+p{margin-block-start:.5rem}
.i-notes{padding-inline-start:1.1rem}
.i-take{margin-block-start:.5rem;border-top:1px solid var(--i-rule)}
.i-take a{color:inherit;display:inline-block;padding-block:.6rem;font-size:.875rem}
.i-take textarea{height:5.5rem;padding:.5rem;font:400 .875rem/1.4 var(--inference-mono,ui-monospace,monospace);resize:vertical}
.i-take .i-ways{display:grid;gap:.75rem;padding-block:.5rem}
@media print{.i-form,.i-play,.i-take{display:none}}
`;

const root = `display:block;contain:layout style;color-scheme:var(--inference-scheme,inherit);${paletteCss}`;

/** For the shadow tree. What a host's own rules say of the element is kept out. */
export const shadowCss = `:host{all:initial;${root}}:host([hidden]){display:none}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}${inside}`;

/** The same for what a page prints in the element's place. `@scope` keeps it inside. */
export const pageCss = (tags: readonly string[]): string => {
  const list = tags.join(',');
  return `${list}{${root}}@scope (:is(${list})){${inside}}@media (scripting:none){:is(${list}) :is(.i-form,.i-play){display:none}}`;
};
