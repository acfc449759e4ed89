import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { CATEGORY_SLUGS, categories } from '../glossary/index.ts';
import { site } from '../site.ts';

/** The site for language models: https://llmstxt.org */
export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  const sections = CATEGORY_SLUGS.flatMap((slug) => {
    const terms = glossary.terms.filter((term) => term.category === slug);
    if (terms.length === 0) return [];
    return [
      `## ${categories[slug].name}`,
      terms.map((term) => `- [${term.title}](${site.url}/terms/${term.slug}.md): ${term.short}`).join('\n'),
    ];
  });
  return textResponse(
    [
      `# ${site.name}`,
      `> ${site.tagline}. Every number is computed or carries its source.`,
      ...sections,
      '## Data',
      [
        `- [All terms](${site.url}/terms.v1.json): names, aliases, definitions and relations as JSON ([schema](${site.url}/terms.v1.schema.json))`,
        `- [Catalogue](${site.url}/catalogue.v1.json): models, accelerators and dated prices, each with its source`,
        `- [Accuracy](${site.url}/accuracy.v1.json): how far estimates lie from published measurements`,
        `- [Estimates](${site.url}/scenario.v1.schema.json): what the module computes from; its answers follow [this schema](${site.url}/answer.v1.schema.json)`,
        `- [Changes](${site.url}/feed.xml): Atom feed of new and changed terms`,
        `- [Everything in one file](${site.url}/llms-full.txt)`,
      ].join('\n'),
      '',
    ].join('\n\n'),
  );
};
