import { paletteCss } from '../palette.ts';

export const MONO = 'var(--inference-mono,ui-monospace,"SF Mono",Menlo,Consolas,monospace)';

/** Rules of pictures, in a widget or alone. */
const pictureRules = `.i-picture{display:block;font-size:medium;inline-size:100%;margin-block-start:16px;overflow:visible;direction:ltr}
.i-picture text{fill:var(--i-ink);font:400 .875em/1 var(--inference-font,system-ui,sans-serif)}
.i-picture .i-name{font-weight:600}
.i-picture .i-number{font-family:${MONO}}
.i-picture .i-small{fill:var(--i-muted)}
.i-picture :is(.i-small,.i-on){paint-order:stroke;stroke:var(--i-paper);stroke-width:3px}
.i-picture .i-on{font-size:.875em}
.i-prefill,.i-cached{--i-c:var(--i-prefill)}.i-decode{--i-c:var(--i-decode)}.i-weights{--i-c:var(--i-weights)}.i-kv{--i-c:var(--i-kv)}.i-other{--i-c:var(--i-muted)}
.i-picture :is(rect,path,circle),.i-swatch rect{fill:var(--i-c,none)}
.i-picture .i-curve{fill:none;stroke:var(--i-c)}
.i-none{stroke:var(--i-muted)}.i-line{stroke:var(--i-ink)}.i-rule{stroke:var(--i-rule)}
`;

/**
 * A row's name on a line above its numbers, in a table that stays one for who hears it: the name takes up no width, and ends in
 * an empty line, which the numbers share a baseline with.
 */
const TALL = '.i-tall th>span';

/** Rules of a widget's inside, in the order of the tree. No rule names a thing outside it. */
const inside = `
*{box-sizing:border-box}
.i-widget{${paletteCss}position:relative;letter-spacing:normal;word-spacing:normal;text-transform:none;text-indent:0;text-shadow:none;font-style:normal;font-variant:normal;white-space:normal;visibility:visible;cursor:auto;list-style:none;quotes:auto;hyphens:manual;border:1px solid var(--i-rule);border-block-start:4px solid var(--i-accent);background:var(--i-paper);color:var(--i-ink);font:400 medium/1.5 var(--inference-font,system-ui,sans-serif);text-align:start;overflow-wrap:break-word;-webkit-text-size-adjust:100%;text-size-adjust:100%}
.i-widget[data-scheme=light]{color-scheme:light}
.i-widget[data-scheme=dark]{color-scheme:dark}
p,ul,fieldset,figure{margin:0}
b{font-weight:600}
ul{padding-inline-start:17.6px}
li+li{margin-block-start:4px}
a{color:inherit;text-decoration-color:var(--i-accent);text-underline-offset:.18em}
a:hover{color:var(--i-accent)}
:focus-visible{outline:3px solid var(--i-accent);outline-offset:2px}
.i-title,.i-top,.i-form,.i-tables,.i-foot{padding-inline:clamp(16px,4cqi,24px)}
.i-title{padding-block:14px;border-block-end:1px solid var(--i-rule)}
.i-title b{font-size:1.125em}
.i-title p{color:var(--i-muted)}
.i-top{padding-block:20px}
.i-headline{font-size:1.1875em;line-height:1.45;min-block-size:5.8em}
.i-widget[data-wrong] :is(.i-tables,.i-share){display:none}
.i-error{font-weight:600;border-inline-start:4px solid var(--i-accent);padding-inline-start:12px}
${pictureRules}.i-swatch{inline-size:12px;block-size:12px;margin-inline-end:8px;vertical-align:-.06em}
button,input,select,textarea,summary{font:inherit;font-size:.9375em;color:var(--i-ink)}
button{min-block-size:44px;padding:4px 12px;border:1px solid var(--i-rule);border-radius:0;background:var(--i-surface);text-align:start;cursor:pointer}
button:hover{border-color:var(--i-accent)}
button:disabled{cursor:default;color:var(--i-ink);opacity:1}
.i-play{margin-block-start:16px}.i-play button{margin-block-end:8px;margin-inline-end:8px}
.i-clock:not(:empty){margin-block-start:8px;color:var(--i-muted);font-size:.875em;font-variant-numeric:tabular-nums}
.i-played{font-size:.9375em}.i-played:not(:empty){min-block-size:6em}
.i-top:has(progress) :is(p,svg){opacity:.5}
progress{flex:1;block-size:44px;min-inline-size:0}
.i-form{padding-block:20px;border-block-start:1px solid var(--i-rule);background:var(--i-surface)}
.i-form button{background:var(--i-paper)}
.i-presets{display:flex;flex-wrap:wrap;gap:8px}
.i-presets+.i-fields{margin-block-start:20px}
.i-fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,132px),1fr));gap:4px 16px}
.i-field{display:grid;grid-row:span 3;grid-template-rows:subgrid;align-items:end;margin-block-end:12px;min-inline-size:0;border:0;padding:0}
.i-field :is(small,.i-paste){align-self:start}
.i-paste summary{font-size:.875em;padding-block:12px 8px}
.i-field.i-selection{display:block;grid-row:auto}
.i-selection legend{margin-block-end:4px}
.i-rows{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,240px),1fr));gap:8px 16px;margin-block-end:8px}
.i-selection,.i-long{grid-column:1/-1}
label,legend{font-size:.9375em;font-weight:600;line-height:1.35;padding:0}
.i-unit,small{color:var(--i-muted);font-weight:400;font-size:.9333em;line-height:1.35}
small{font-size:.875em}
input,select,textarea{background:var(--i-paper);border:1px solid var(--i-muted);border-radius:0;min-block-size:44px;padding-inline:10px;inline-size:100%;min-inline-size:0;margin:0;opacity:1}
input,textarea{font-family:${MONO};font-variant-numeric:tabular-nums}
[aria-invalid]{border-color:var(--i-accent);box-shadow:inset 0 0 0 1px var(--i-accent)}
.i-row{display:flex;gap:8px}
.i-rows .i-row button{flex:none;inline-size:44px;padding:0;text-align:center;font-size:1.125em}
.i-tables{padding-block:4px 16px;border-block-start:1px solid var(--i-rule)}
.i-scroll{overflow-x:auto}
table{border-collapse:collapse;inline-size:100%;font-size:.9375em;line-height:1.4;font-variant-numeric:tabular-nums}
caption,.i-empty{padding-block:16px 4px;font-weight:600;text-align:start}
p.i-empty{font-weight:400;font-size:.9375em}
th,td{padding-block:8px;padding-inline:0 clamp(12px,3cqi,20px);border-block-end:1px solid var(--i-rule);text-align:start;vertical-align:baseline;font-weight:400}
th:last-child,td:last-child{padding-inline-end:0}
thead th{color:var(--i-muted);font-size:.9333em;vertical-align:bottom}
td,thead th:not(:first-child){text-align:end}
td{font-family:${MONO};font-size:.9333em;white-space:nowrap}
.i-foot{border-block-start:1px solid var(--i-rule);padding-block:4px 5.6px}
summary{min-block-size:44px;padding-block:9.6px;cursor:pointer}
.i-grounds{padding-block-end:4px}
.i-how{font-family:${MONO};font-size:.875em;line-height:1.55;overflow-wrap:anywhere;padding:12px 16px;background:var(--i-surface)}
.i-how p+p{margin-block-start:8px}
.i-head{margin-block-start:16px;font-weight:600;font-size:.9375em}
.i-grounds li a{display:inline-block;padding-block:12px}
.i-grounds ul,.i-dated{font-size:.9375em}
.i-dated{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 24px;align-items:center;margin-block-start:auto;padding-block-start:5.6px;color:var(--i-muted)}
.i-dated a{padding-block:11px}
.i-share,.i-dated{border-block-start:1px solid var(--i-rule)}
.i-ways{display:grid;gap:16px;padding-block:4px 16px}
.i-way{display:grid;grid-template-columns:1fr auto;gap:4px 8px;align-items:start}
.i-way label{grid-column:1/-1}
textarea{padding-block:8px;font-size:.875em;line-height:1.4;resize:vertical;overflow-wrap:anywhere}
.i-said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
@container (max-width:479.84px){
td{white-space:normal}
.i-tall th{vertical-align:baseline}
.i-tall th:first-child{padding-inline:0}
${TALL}{display:inline-block;inline-size:calc(100cqi - 42px);margin-inline-end:calc(42px - 100cqi)}
${TALL}::after{content:"\\a\\200b";white-space:pre}
}
@container (min-width:544px) and (max-width:831.84px){.i-headline{min-block-size:2.9em}.i-fields{grid-template-columns:repeat(4,1fr)}.i-long{grid-column:span 2}}
@container (min-width:832px){
.i-widget{display:grid;grid-template-columns:minmax(0,1fr) 352px;grid-template-rows:auto auto auto 1fr}
.i-title{grid-area:1/1/2/-1}
.i-top{grid-area:2/1}
.i-tables{grid-area:3/1}
.i-foot{grid-area:4/1;display:flex;flex-flow:column}
.i-form{grid-area:2/2/5/3;border-block-start:0;border-inline-start:1px solid var(--i-rule)}
.i-fields{grid-template-columns:1fr 1fr}
.i-headline{min-block-size:2.9em}
}
@media (prefers-reduced-motion:no-preference){.i-picture rect{transition:x .15s,width .15s}}
@media (forced-colors:active){.i-picture :is(rect,circle),.i-swatch rect{stroke:CanvasText}.i-picture :is(text,.i-small){fill:CanvasText}.i-picture :is(.i-small,.i-on){stroke:Canvas}.i-picture :is(.i-curve,.i-line){stroke:CanvasText}[aria-invalid]{outline:2px solid Mark}}
@media print{.i-widget{display:block;color-scheme:light;border-block-start-width:1px;break-inside:avoid}.i-form,.i-play,.i-share,.i-dated a{display:none}.i-grounds::details-content{content-visibility:visible;block-size:auto}.i-picture rect,.i-swatch rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}.i-headline{min-block-size:0}}
`;

const outside = 'display:block;container-type:inline-size;color-scheme:inherit';

/** For the shadow tree. What a host's own rules say of the element is kept out, even where they insist. */
export const shadowCss = `:host{all:initial;color-scheme:inherit;display:block!important;container-type:inline-size!important}:host([hidden]){display:none!important}${inside}`;

/**
 * The same for what a page prints in the element's place: every rule weighs as much as one with an id, and starts from the
 * browser's own styles, so that the page's rules for prose do not reach in and nothing moves when the shadow tree takes over.
 */
export const pageCss = (widgets: readonly { readonly tag: string; readonly rules?: string }[]): string => {
  const all = `:is(${widgets.map(({ tag }) => tag).join(',')}):not(#i)`;
  const own = widgets.map(({ rules = '' }) => rules).join('');
  return `${all}{all:initial;${outside};&[theme=light]{color-scheme:light}&[theme=dark]{color-scheme:dark}:where(:not(svg,svg *)){&,&::before,&::after,&::marker{all:revert}}${inside}${own}}@media (scripting:none){${all} :is(.i-form,.i-play,.i-share){display:none}}`;
};

/** For a picture that stands alone on a page of this site, in a box of class `i-still`. */
export const stillCss = `.i-still{${paletteCss}${pictureRules}}`;
