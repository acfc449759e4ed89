import { z } from 'astro/zod';
import { CATEGORY_SLUGS } from './categories.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and hyphens');

const day = z
  .union([z.date().transform((date) => date.toISOString().slice(0, 10)), z.string()])
  .refine(
    (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
    'expected a day such as 2026-11-23',
  )
  .refine((text) => text <= today(), 'expected a day that is not in the future');

/** A quantity for the module to compute: `of` names it, the rest are its inputs. */
const calculation = z.object({ of: z.string() }).catchall(z.union([z.string(), z.number()]).transform(String));

const source = z.strictObject({
  /** Cited in prose as `[^id]`. */
  id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters, digits and hyphens'),
  title: z.string().min(3),
  /** Authors, or the publisher. */
  by: z.string().min(2),
  year: z.number().int().min(1900).max(2100),
  url: z.url({ protocol: /^https?$/ }),
  /** The day somebody opened it. */
  opened: day,
  /** What on this page it supports. */
  supports: z.string().min(8),
  /** `primary`: the paper, the datasheet or the official documentation itself. */
  kind: z.enum(['primary', 'secondary']),
});

/** Front matter of a term page. An unknown key fails the build. */
export const termSchema = z.strictObject({
  /** The name as a heading: "KV cache". */
  title: z.string().min(1),
  /** One sentence that defines the term without using it: tooltip, search snippet, feed item, description. */
  short: z.string().min(20).max(240, 'expected at most 240 characters'),
  /** Other names: they redirect here, are searched, link themselves and stand in the A–Z. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Short form, matched with its case. */
  acronym: z.string().optional(),
  category: z.enum(CATEGORY_SLUGS),
  /** 1: a reader must find it on day one; 3: completes the picture. */
  tier: z.literal([1, 2, 3]),
  /** Terms to read next, nearest first. */
  related: z.array(slug).min(1),
  /** Terms that readers mistake this one for. */
  confusedWith: z.array(slug).default([]),
  /** Terms to read first. */
  before: z.array(slug).default([]),
  /** The one figure to remember, computed. */
  keyNumber: z.strictObject({ calc: calculation, label: z.string().min(3) }).optional(),
  formula: z.string().optional(),
  unit: z.string().optional(),
  /** Where and when the idea was first published. */
  firstDescribed: z.strictObject({ source: z.string(), year: z.number().int() }).optional(),
  /** What the term means to those who use this site: the section "{Term} on {site}". */
  house: z.string().min(20).optional(),
  /** The widget that explains it best. */
  widget: z.string().optional(),
  /** `false`: its names never link themselves; a list: only these do. */
  autolink: z.union([z.boolean(), z.array(z.string())]).default(true),
  sources: z.array(source).min(1),
  /** The day the whole page was last read against its sources. */
  reviewed: day,
  changed: z.array(z.strictObject({ date: day, what: z.string().min(3) })).min(1),
  /** Left out of the published site. */
  draft: z.boolean().default(false),
});

export type TermData = z.infer<typeof termSchema>;
export type TermSource = TermData['sources'][number];

/** One file of `content/terms`: its name is its slug and its address. */
export interface Term extends TermData {
  readonly slug: string;
  /** MDX after the front matter. */
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly bodyLine: number;
}

/** Front matter of an introduction to a topic. */
export const topicSchema = z.strictObject({ sources: z.array(source).default([]) });

/** One file of `content/topics`. */
export interface Topic extends Pick<Term, 'slug' | 'body' | 'bodyLine' | 'sources'> {
  readonly file: string;
}

/** A term that has no page yet: a link to it prints as text. */
export interface PlannedTerm {
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
}
